package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several definitions of one name, as what callers may do with any of them. A method that PyO3 derives gives way to one
 * that is written by hand.
 */
final class Definitions {

    /** Far more than anyone writes; comparing each with each, the rest is left out. */
    private static final int MAX_DEFINITIONS = 100;

    /** What PyO3 derives for a class by an option, or for every enum, by what it returns. */
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

    private Definitions() {}

    /**
     * Those of the definitions of one name that count.
     *
     * @param same different definitions, ordered by their decorators
     */
    static List<Function> relevant(List<Function> same) {
        List<Function> some = same.subList(0, Math.min(same.size(), MAX_DEFINITIONS));
        List<Function> handwritten =
                some.stream().filter(function -> !isDerived(function)).toList();
        return handwritten.isEmpty() ? some : handwritten;
    }

    /** Whether a name is a property in all its definitions, or a method of the same kind; else no stub could say what. */
    static boolean areOfOneKind(List<Function> same) {
        Function first = same.get(0);
        return Accessor.of(first).isPresent()
                ? same.stream().allMatch(function -> Accessor.of(function).isPresent())
                : same.stream().allMatch(function -> function.decorators().equals(first.decorators()));
    }

    /** @param ofOneKind the definitions of one name that count, ordered by their decorators */
    static List<Function> together(List<Function> ofOneKind) {
        if (ofOneKind.size() == 1) {
            return ofOneKind;
        }
        return Accessor.of(ofOneKind.get(0)).isPresent() ? property(ofOneKind) : Overloads.of(ofOneKind);
    }

    private static boolean isDerived(Function function) {
        return DERIVED.containsKey(function.name())
                && function.documentation().isEmpty()
                && function.returns().equals(Optional.of(Name.builtin(DERIVED.get(function.name()))))
                && function.parameters().stream()
                        .skip(1)
                        .allMatch(parameter -> Set.of("value", "other").contains(parameter.name()));
    }

    /** Each accessor once, for those of a property cannot be overloaded. */
    private static List<Function> property(List<Function> accessors) {
        return accessors.stream()
                .collect(groupingBy(Function::decorators, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(same -> same.stream().reduce(Definitions::eitherAccessor).orElseThrow())
                .toList();
    }

    private static Function eitherAccessor(Function one, Function other) {
        return Overloads.haveOneShape(one, other) ? Overloads.merge(one, other) : one;
    }
}
