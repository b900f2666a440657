// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.typing.Overloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The declarations of a module or class, with one meaning for each name. A name can have several definitions, because
 * PyO3 may list a thing twice, and also describes methods that are compiled out ({@code #[cfg]}).
 *
 * <p>Equal definitions are declared once. {@link Definitions} declares functions. An attribute with several types, or a
 * method that no stub can declare, becomes an attribute of unknown type. Of classes with one name Python keeps the one
 * that is added last. A class hides functions and attributes of its name, a function hides attributes.
 */
record Declarations(List<Assignment> attributes, List<ClassDefinition> classes, List<Function> functions) {

    private static final DeclarationOrder ORDER = new DeclarationOrder();

    /**
     * The declarations of a body, each kind in the order of the text.
     *
     * @param attributes sorted by name, as the others are
     * @param overloads declares functions with several definitions
     */
    static Declarations of(
            List<Assignment> attributes, List<ClassDefinition> classes, List<Function> functions, Overloads overloads) {
        List<Assignment> assignments = new ArrayList<>(attributes.size());
        List<Function> visible = new ArrayList<>(functions.size());
        for (List<Assignment> same : byName(attributes)) {
            if (!isIn(classes, same.get(0)) && !isIn(functions, same.get(0))) {
                assignments.add(attribute(same));
            }
        }
        boolean areSorted = true;
        for (List<Function> same : byName(functions)) {
            if (isIn(classes, same.get(0))) {
                continue;
            }
            Optional<List<Function>> declared = Definitions.of(same, overloads);
            if (declared.isPresent()) {
                visible.addAll(declared.get());
            } else {
                assignments.add(unknown(same));
                areSorted = false;
            }
        }
        if (!areSorted) {
            assignments.sort(ORDER);
        }
        List<ClassDefinition> kept = new ArrayList<>(classes.size());
        for (List<ClassDefinition> same : byName(classes)) {
            List<ClassDefinition> different = same.size() == 1 ? same : List.copyOf(new LinkedHashSet<>(same));
            kept.add(different.get(different.size() - 1));
        }
        return new Declarations(assignments, kept, visible);
    }

    /** All declarations of a class, in the order of the text. */
    List<Statement> inClass() {
        List<Statement> all = new ArrayList<>(attributes.size() + functions.size() + classes.size());
        all.addAll(attributes);
        all.addAll(functions);
        all.addAll(classes);
        return all;
    }

    /** The names of all declarations, kind by kind. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (List<? extends Declaration> kind : List.of(attributes, classes, functions)) {
            for (Declaration declaration : kind) {
                names.add(declaration.name());
            }
        }
        return names;
    }

    /** Whether one of some sorted declarations has the name of a declaration of another kind. */
    private static boolean isIn(List<? extends Declaration> sorted, Declaration other) {
        return Collections.binarySearch(sorted, other, ORDER) >= 0;
    }

    /** The declarations of each name. */
    private static <D extends Declaration> List<List<D>> byName(List<D> sorted) {
        List<List<D>> byName = new ArrayList<>(sorted.size());
        int start = 0;
        while (start < sorted.size()) {
            String name = sorted.get(start).name();
            int end = start + 1;
            while (end < sorted.size() && sorted.get(end).name().equals(name)) {
                end++;
            }
            byName.add(sorted.subList(start, end));
            start = end;
        }
        return byName;
    }

    private static Assignment attribute(List<Assignment> same) {
        Assignment first = same.get(0);
        if (same.size() == 1) {
            return first;
        }
        boolean alike = same.stream()
                .allMatch(attribute -> attribute.annotation().equals(first.annotation())
                        && attribute.value().equals(first.value()));
        return alike ? first.withDocumentation(documentation(same)) : unknown(same);
    }

    private static Assignment unknown(List<? extends Declaration> same) {
        return new Assignment(same.get(0).name(), Optional.of(Name.INCOMPLETE), Optional.empty(), documentation(same));
    }

    /** The first documentation by text, because the order of the declarations may be that of a library's symbols. */
    private static Optional<String> documentation(List<? extends Declaration> same) {
        return same.stream()
                .map(Declaration::documentation)
                .flatMap(Optional::stream)
                .min(CodePoints.ORDER);
    }
}
