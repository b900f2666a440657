// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.JsonFields;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts of an annotation that became {@code Incomplete}.
 *
 * @param annotation the annotation as messages quote it
 * @param notAType the first part that is not a type, in words
 * @param unknown the names that have no known meaning
 * @param tooNew the names that the oldest Python does not have
 * @param minimumPython that Python
 */
record AnnotationProblem(
        String annotation,
        Optional<String> notAType,
        List<String> unknown,
        List<String> tooNew,
        PythonVersion minimumPython) {

    private static final Message TYPE_REMEDY = Message.of(
            "%s",
            new Advice("Write a Python type in the Rust code: a class that the extension exports, a builtin, or a name"
                    + " with its module, such as \"decimal.Decimal\"."));

    /** What to do about a name that the oldest Python does not have. */
    static final Message PYTHON_REMEDY = Message.of(
            "If the extension needs a newer Python, %s or by %s.",
            new Advice("say so by requires-python in pyproject.toml"), new ChooseOption(Option.MINIMUM_PYTHON));

    AnnotationProblem {
        unknown = List.copyOf(unknown);
        tooNew = List.copyOf(tooNew);
    }

    /** The end of a message: the annotation, its problems, and what to do. The beginning says where it stands. */
    Message message() {
        List<String> problems = new ArrayList<>();
        notAType.ifPresent(problems::add);
        if (!unknown.isEmpty()) {
            problems.add((unknown.size() == 1 ? "unknown type " : "unknown types ") + list(unknown));
        }
        if (!tooNew.isEmpty()) {
            problems.add("Python %s does not have %s".formatted(minimumPython, list(tooNew)));
        }
        List<Message> remedies = Stream.of(
                        Optional.of(TYPE_REMEDY).filter(remedy -> notAType.isPresent() || !unknown.isEmpty()),
                        Optional.of(PYTHON_REMEDY).filter(remedy -> !tooNew.isEmpty()))
                .flatMap(Optional::stream)
                .toList();
        return Message.of(
                "\"%s\": %s; written as Incomplete. %s",
                JsonFields.shown(annotation), String.join("; ", problems), Message.join(" ", remedies));
    }

    private static String list(List<String> names) {
        return String.join(", ", names.stream().map(JsonFields::shown).toList());
    }
}
