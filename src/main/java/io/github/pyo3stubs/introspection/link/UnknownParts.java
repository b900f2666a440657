// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Replaces the parts of one annotation that no stub can say by {@code Incomplete}, and collects them for a message. */
final class UnknownParts {

    private static final String NOT_A_TYPE = "not a Python type";

    private final PythonVersion minimumPython;
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> tooNew = new LinkedHashSet<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> notAType = Optional.empty();

    /** @param minimumPython the oldest Python for which names are to be importable */
    UnknownParts(PythonVersion minimumPython) {
        this.minimumPython = minimumPython;
    }

    /** Notes a text in the annotation. The message quotes the first one instead of the whole annotation. */
    void inText(String read) {
        text = text.or(() -> Optional.of(read));
    }

    /** Stands in for a part that is not a type. */
    Name notAType() {
        return notAType(NOT_A_TYPE);
    }

    /** Stands in for a text that is not an expression. */
    Name notAnExpression(String expected, int position, String found) {
        return notAType(
                "%s (expected %s at character %d, found %s)".formatted(NOT_A_TYPE, expected, position + 1, found));
    }

    private Name notAType(String problem) {
        notAType = notAType.or(() -> Optional.of(problem));
        return Name.INCOMPLETE;
    }

    /**
     * The name by which the oldest Python has a thing; a stand-in where it has none, or nothing is known of the name.
     */
    Name available(Name name) {
        if (name.isLocal()) {
            unknown.add(name.path());
            return Name.INCOMPLETE;
        }
        return KnownNames.available(name, minimumPython).orElseGet(() -> {
            tooNew.add(name.path());
            return Name.INCOMPLETE;
        });
    }

    /**
     * The problem with the annotation.
     *
     * @param annotation the annotation as text, for one in which no text was read
     * @return empty if nothing in it became unknown
     */
    Optional<AnnotationProblem> problem(Supplier<String> annotation) {
        return notAType.isEmpty() && unknown.isEmpty() && tooNew.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotationProblem(
                        text.orElseGet(annotation),
                        notAType,
                        List.copyOf(unknown),
                        List.copyOf(tooNew),
                        minimumPython));
    }

    /** An attribute of a value; something unknown has no known attributes. */
    static Expression attribute(Expression value, String attribute) {
        return value.equals(Name.INCOMPLETE) ? value : Expression.attribute(value, attribute);
    }
}
