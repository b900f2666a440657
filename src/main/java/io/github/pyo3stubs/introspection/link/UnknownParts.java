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

/** Replaces the parts of one annotation that no stub can say by {@code Incomplete}, and collects them for a message. */
final class UnknownParts {

    private static final String NOT_A_TYPE = "not a Python type";

    private final PythonVersion minimumPython;

    /** Names in the order of the annotation. Most annotations have none, so these are made when there is one. */
    private Set<String> unknown = Set.of();

    private Set<String> tooNew = Set.of();

    private Optional<String> text = Optional.empty();
    private Optional<String> notAType = Optional.empty();

    /** @param minimumPython the oldest Python for which names are to be importable */
    UnknownParts(PythonVersion minimumPython) {
        this.minimumPython = minimumPython;
    }

    /** Notes a text in the annotation. The message quotes the first one instead of the whole annotation. */
    void inText(String read) {
        if (text.isEmpty()) {
            text = Optional.of(read);
        }
    }

    /** Stands in for a part that is not a type. */
    Name notAType() {
        return notAType(NOT_A_TYPE);
    }

    /** Stands in for the whole annotation, which is larger than Python reads. */
    Name tooLarge() {
        return notAType(NOT_A_TYPE + " (with too many brackets inside each other, or too many digits)");
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
            unknown = with(unknown, name.path());
            return Name.INCOMPLETE;
        }
        Optional<Name> available = KnownNames.available(name, minimumPython);
        if (available.isEmpty()) {
            tooNew = with(tooNew, name.path());
        }
        return available.orElse(Name.INCOMPLETE);
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> all = names.isEmpty() ? new LinkedHashSet<>() : names;
        all.add(name);
        return all;
    }

    /**
     * The problem with the annotation.
     *
     * @param annotation the annotation, for one in which no text was read
     * @return empty if nothing in it became unknown
     */
    Optional<AnnotationProblem> problem(Expression annotation) {
        return notAType.isEmpty() && unknown.isEmpty() && tooNew.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnotationProblem(
                        text.orElseGet(() -> HintNames.shown(annotation)),
                        notAType,
                        List.copyOf(unknown),
                        List.copyOf(tooNew),
                        minimumPython));
    }

    /** An attribute of a value; something unknown has no known attributes. */
    static Expression attribute(Expression value, String attribute) {
        return Name.INCOMPLETE.equals(value) ? value : Expression.attribute(value, attribute);
    }
}
