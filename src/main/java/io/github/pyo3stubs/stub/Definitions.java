package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Several definitions of one function, as what callers may do with any of them. A method that PyO3 derives gives way to
 * one that is written by hand. Definitions of which one takes all that the other takes become one, with the names of the
 * first, since a type checker would never come to the second; the others are overloads.
 */
final class Definitions {

    /** Far more than anyone writes; comparing each with each, the rest is left out. */
    private static final int MAX_DEFINITIONS = 100;

    private static final Name OVERLOAD = new Name("typing", "overload");

    /** Types that take all others. */
    private static final List<Name> ANYTHING =
            List.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

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

    /** @param same different definitions of one name, ordered by their decorators */
    static List<Function> together(List<Function> same) {
        if (same.size() == 1) {
            return same;
        }
        List<Function> some = same.subList(0, Math.min(same.size(), MAX_DEFINITIONS));
        List<Function> handwritten =
                some.stream().filter(function -> !isDerived(function)).toList();
        List<Function> ofOneKind = ofFirstKind(handwritten.isEmpty() ? some : handwritten);
        return Accessor.of(ofOneKind.get(0)).isPresent() ? property(ofOneKind) : overloads(merged(ofOneKind, false));
    }

    private static boolean isDerived(Function function) {
        return DERIVED.containsKey(function.name())
                && function.documentation().isEmpty()
                && function.returns().equals(Optional.of(Name.builtin(DERIVED.get(function.name()))))
                && function.parameters().stream()
                        .skip(1)
                        .allMatch(parameter -> Set.of("value", "other").contains(parameter.name()));
    }

    /** A name is a property, or a method of one kind; what it is else, no stub could say. */
    private static List<Function> ofFirstKind(List<Function> functions) {
        Function first = functions.get(0);
        boolean property = Accessor.of(first).isPresent();
        return functions.stream()
                .filter(function -> property
                        ? Accessor.of(function).isPresent()
                        : function.decorators().equals(first.decorators()))
                .toList();
    }

    /** Each accessor once, for those of a property cannot be overloaded. */
    private static List<Function> property(List<Function> accessors) {
        return accessors.stream()
                .collect(groupingBy(Function::decorators, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(same -> merged(same, true).stream().limit(1))
                .toList();
    }

    private static List<Function> overloads(List<Function> functions) {
        return functions.size() == 1
                ? functions
                : functions.stream().map(Definitions::overload).toList();
    }

    private static Function overload(Function function) {
        List<Expression> decorators = new ArrayList<>(function.decorators());
        decorators.add(0, OVERLOAD);
        return new Function(
                function.name(),
                decorators,
                function.async(),
                function.parameters(),
                function.returns(),
                function.documentation());
    }

    private static List<Function> merged(List<Function> functions, boolean always) {
        List<Function> merged = new ArrayList<>();
        for (Function function : functions) {
            int i = 0;
            while (i < merged.size() && !isMergeable(merged.get(i), function, always)) {
                i++;
            }
            if (i < merged.size()) {
                merged.set(i, merge(merged.get(i), function));
            } else {
                merged.add(function);
            }
        }
        return merged;
    }

    private static boolean isMergeable(Function one, Function other, boolean always) {
        return one.async() == other.async()
                && one.parameters().size() == other.parameters().size()
                && IntStream.range(0, one.parameters().size())
                        .allMatch(i -> isMergeable(
                                one.parameters().get(i), other.parameters().get(i), always));
    }

    private static boolean isMergeable(Parameter one, Parameter other, boolean always) {
        boolean sameName = one.name().equals(other.name()) || one.kind() != Kind.KEYWORD_ONLY;
        return one.kind() == other.kind()
                && sameName
                && (always
                        || takesAll(one.annotation(), other.annotation())
                        || takesAll(other.annotation(), one.annotation()));
    }

    /** Whether a parameter of a type takes all that one of another type takes, as far as names tell. */
    private static boolean takesAll(Optional<Expression> type, Optional<Expression> other) {
        return type.isEmpty()
                || ANYTHING.contains(type.get())
                || other.isPresent() && members(type.get()).containsAll(members(other.get()));
    }

    private static Function merge(Function one, Function other) {
        return new Function(
                one.name(),
                one.decorators(),
                one.async(),
                IntStream.range(0, one.parameters().size())
                        .mapToObj(i -> merge(
                                one.parameters().get(i), other.parameters().get(i)))
                        .toList(),
                union(one.returns(), other.returns()),
                one.documentation().or(other::documentation));
    }

    private static Parameter merge(Parameter one, Parameter other) {
        Optional<Expression> type = takesAll(one.annotation(), other.annotation())
                ? one.annotation()
                : takesAll(other.annotation(), one.annotation())
                        ? other.annotation()
                        : union(one.annotation(), other.annotation());
        boolean sameDefault = one.defaultValue().equals(other.defaultValue());
        return new Parameter(
                one.name(), one.kind(), type, sameDefault ? one.defaultValue() : Optional.of(Constant.ELLIPSIS));
    }

    private static Optional<Expression> union(Optional<Expression> one, Optional<Expression> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<Expression> members = members(one.get());
        members.addAll(members(other.get()));
        return Optional.of(members.size() == 1 ? one.get() : new Union(List.copyOf(members)));
    }

    private static Set<Expression> members(Expression type) {
        return new LinkedHashSet<>(type instanceof Union union ? union.members() : List.of(type));
    }
}
