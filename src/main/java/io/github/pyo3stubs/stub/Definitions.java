// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.typing.Overloads;
import io.github.pyo3stubs.typing.TextOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Declares functions with several definitions. A method that PyO3 derives gives way to one that is written by hand.
 */
final class Definitions {

    /**
     * Limit for the definitions of one name, above any real number. The others are left out, because each is compared
     * with each.
     */
    private static final int MAX_DEFINITIONS = 100;

    /** The methods that PyO3 derives, for every enum or by an option of a class, and the types of their results. */
    private static final Map<String, String> DERIVED = Map.of(
            "__eq__", "bool",
            "__ne__", "bool",
            "__lt__", "bool",
            "__le__", "bool",
            "__gt__", "bool",
            "__ge__", "bool",
            "__hash__", "int",
            "__int__", "int",
            "__repr__", "str",
            "__str__", "str");

    private static final DeclarationOrder ORDER = new DeclarationOrder();

    private Definitions() {}

    /**
     * The declarations for all definitions of one name: a property's accessors, or a function or its overloads.
     *
     * @param same all definitions. If they are accessors of a property, the getter must come first: where each accessor
     *     is there once, the order is kept
     * @param overloads declares functions with several definitions
     * @return empty if no stub can declare them all: a property and a method, or a static method and one of the object
     */
    static Optional<List<Function>> of(List<Function> same, Overloads overloads) {
        if (same.size() == 1 || areDifferentAccessors(same)) {
            return Optional.of(same);
        }
        List<Function> relevant = relevant(ordered(new LinkedHashSet<>(same)));
        if (areAccessors(relevant)) {
            return Optional.of(property(relevant, overloads));
        }
        return haveSameDecorators(relevant) ? Optional.of(overloads.of(relevant)) : Optional.empty();
    }

    /** Whether these are accessors of a property, each of them once, as in most classes with properties. */
    private static boolean areDifferentAccessors(List<Function> same) {
        Set<Accessor> accessors = new HashSet<>();
        for (Function function : same) {
            Optional<Accessor> accessor = Accessor.of(function);
            if (accessor.isEmpty() || !accessors.add(accessor.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean areAccessors(List<Function> same) {
        for (Function function : same) {
            if (Accessor.of(function).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean haveSameDecorators(List<Function> same) {
        for (Function function : same) {
            if (!function.decorators().equals(same.get(0).decorators())) {
                return false;
            }
        }
        return true;
    }

    /** The definitions in the order of their decorators, and of their texts where these are the same. */
    private static List<Function> ordered(Set<Function> same) {
        List<Function> ordered = new ArrayList<>(same);
        ordered.sort(ORDER);
        int start = 0;
        for (int end = 1; end <= ordered.size(); end++) {
            if (end == ordered.size() || ORDER.compare(ordered.get(start), ordered.get(end)) != 0) {
                List<Function> alike = ordered.subList(start, end);
                if (alike.size() > 1) {
                    Collections.copy(alike, TextOrder.sorted(alike, TextOrder::of));
                }
                start = end;
            }
        }
        return ordered;
    }

    private static List<Function> relevant(List<Function> same) {
        List<Function> some = same.subList(0, Math.min(same.size(), MAX_DEFINITIONS));
        List<Function> handwritten = new ArrayList<>(some.size());
        for (Function function : some) {
            if (!isDerived(function)) {
                handwritten.add(function);
            }
        }
        return handwritten.isEmpty() ? some : handwritten;
    }

    private static boolean isDerived(Function function) {
        return DERIVED.containsKey(function.name())
                && function.documentation().isEmpty()
                && Optional.of(Name.builtin(DERIVED.get(function.name()))).equals(function.returns())
                && function.parameters().stream()
                        .skip(1)
                        .allMatch(parameter -> Set.of("value", "other").contains(parameter.name()));
    }

    /** The accessors of a property, each of them once. */
    private static List<Function> property(List<Function> accessors, Overloads overloads) {
        Map<List<Expression>, List<Function>> byDecorators = new LinkedHashMap<>();
        for (Function accessor : accessors) {
            byDecorators.putIfAbsent(accessor.decorators(), new ArrayList<>(1));
            byDecorators.get(accessor.decorators()).add(accessor);
        }
        List<Function> property = new ArrayList<>(byDecorators.size());
        for (List<Function> same : byDecorators.values()) {
            property.add(overloads.ofAccessor(same));
        }
        return property;
    }
}
