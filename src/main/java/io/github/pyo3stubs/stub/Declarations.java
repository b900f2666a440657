// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.typing.Overloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /**
     * The declarations of a body, each kind in the order of the text.
     *
     * @param overloads declares functions with several definitions
     */
    static Declarations of(
            List<Assignment> attributes, List<ClassDefinition> classes, List<Function> functions, Overloads overloads) {
        Set<String> classNames = new HashSet<>();
        addNames(classes, classNames);
        Set<String> otherNames = new HashSet<>(classNames);
        addNames(functions, otherNames);
        List<Assignment> assignments = new ArrayList<>();
        List<Function> visible = new ArrayList<>();
        for (List<Assignment> same : byName(attributes, otherNames)) {
            assignments.add(attribute(same));
        }
        for (List<Function> same : byName(functions, classNames)) {
            Optional<List<Function>> declared = Definitions.of(same, overloads);
            if (declared.isPresent()) {
                visible.addAll(declared.get());
            } else {
                assignments.add(unknown(same));
            }
        }
        if (assignments.size() > 1) {
            assignments.sort(Comparator.comparing(Assignment::name, CodePoints.ORDER));
        }
        List<ClassDefinition> kept = new ArrayList<>(classes.size());
        for (List<ClassDefinition> same : byName(classes, Set.of())) {
            kept.add(same.get(same.size() - 1));
        }
        return new Declarations(assignments, kept, visible);
    }

    /** The names of all declarations, kind by kind. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        addNames(attributes, names);
        addNames(classes, names);
        addNames(functions, names);
        return names;
    }

    private static void addNames(List<? extends Declaration> declarations, Set<String> names) {
        for (Declaration declaration : declarations) {
            names.add(declaration.name());
        }
    }

    /** The different declarations of each name that is not hidden. */
    private static <D extends Declaration> Collection<List<D>> byName(List<D> declarations, Set<String> hidden) {
        if (declarations.isEmpty()) {
            return List.of();
        }
        Map<String, List<D>> byName = new LinkedHashMap<>();
        for (D declaration : declarations) {
            if (!hidden.contains(declaration.name())) {
                byName.computeIfAbsent(declaration.name(), name -> new ArrayList<>(1))
                        .add(declaration);
            }
        }
        for (Map.Entry<String, List<D>> each : byName.entrySet()) {
            List<D> same = each.getValue();
            if (same.size() > 1) {
                each.setValue(new ArrayList<>(new LinkedHashSet<>(same)));
            }
        }
        return byName.values();
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
