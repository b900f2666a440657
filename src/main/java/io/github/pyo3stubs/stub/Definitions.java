package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.Comparator;
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
     * What definitions of one name are together: a property's accessors, or a function and its overloads.
     *
     * @param same different definitions; their order does not matter
     * @param overloads declares functions with several definitions
     * @return empty where no stub could say all: a property that is a method, too, or a static method that is none
     */
    static Optional<List<Function>> of(List<Function> same, Overloads overloads) {
        List<Function> relevant = relevant(ordered(same));
        List<Expression> decorators = relevant.get(0).decorators();
        if (relevant.stream().allMatch(function -> Accessor.of(function).isPresent())) {
            return Optional.of(property(relevant, overloads));
        }
        return relevant.stream().allMatch(function -> function.decorators().equals(decorators))
                ? Optional.of(overloads.of(relevant))
                : Optional.empty();
    }

    private static List<Function> ordered(List<Function> same) {
        return same.size() == 1
                ? same
                : TextOrder.sorted(same, TextOrder::of).stream()
                        .sorted(Comparator.comparing(Function::decorators, new DecoratorOrder()))
                        .toList();
    }

    private static List<Function> relevant(List<Function> same) {
        List<Function> some = same.subList(0, Math.min(same.size(), MAX_DEFINITIONS));
        List<Function> handwritten =
                some.stream().filter(function -> !isDerived(function)).toList();
        return handwritten.isEmpty() ? some : handwritten;
    }

    private static boolean isDerived(Function function) {
        return DERIVED.containsKey(function.name())
                && function.documentation().isEmpty()
                && function.returns().equals(Optional.of(Name.builtin(DERIVED.get(function.name()))))
                && function.parameters().stream()
                        .skip(1)
                        .allMatch(parameter -> Set.of("value", "other").contains(parameter.name()));
    }

    /** Each accessor once. */
    private static List<Function> property(List<Function> accessors, Overloads overloads) {
        return accessors.stream()
                .collect(groupingBy(Function::decorators, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(overloads::ofAccessor)
                .toList();
    }
}
