package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which values parameters take, as far as the names of their types tell. */
final class ParameterTypes {

    /** Types that take all others. */
    private static final List<Name> ANYTHING =
            List.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

    /** Numbers that are taken for others, to type checkers. */
    private static final Map<Name, Set<Name>> TAKEN_FOR = Map.of(
            Name.builtin("bool"), Set.of(Name.builtin("int"), Name.builtin("float"), Name.builtin("complex")),
            Name.builtin("int"), Set.of(Name.builtin("float"), Name.builtin("complex")),
            Name.builtin("float"), Set.of(Name.builtin("complex")));

    /** Classes that have no values in common with each other. */
    private static final Set<String> DISTINCT =
            Set.of("bytearray", "bytes", "complex", "dict", "frozenset", "list", "set", "str", "tuple");

    private ParameterTypes() {}

    /** Whether a parameter of a type takes all that one of another type takes. */
    static boolean takesAll(Optional<Expression> type, Optional<Expression> other) {
        return type.isEmpty()
                || ANYTHING.contains(type.get())
                || other.isPresent() && members(other.get()).stream().allMatch(member -> takes(type.get(), member));
    }

    /** Whether it is certain that a parameter of a type does not take {@code None}. */
    static boolean refusesNone(Optional<Expression> type) {
        return areApart(type, Optional.of(Constant.NONE));
    }

    private static boolean takes(Expression type, Expression value) {
        Set<Expression> members = members(type);
        return members.contains(value)
                || value instanceof Name number
                        && TAKEN_FOR.getOrDefault(number, Set.of()).stream().anyMatch(members::contains);
    }

    /** Whether it is certain that no value is of both types. */
    static boolean areApart(Optional<Expression> one, Optional<Expression> other) {
        return one.isPresent()
                && other.isPresent()
                && members(one.get()).stream()
                        .allMatch(member -> members(other.get()).stream().allMatch(value -> areApart(member, value)));
    }

    private static boolean areApart(Expression one, Expression other) {
        Optional<String> kind = distinct(one);
        return kind.isPresent() && distinct(other).isPresent() && !kind.equals(distinct(other));
    }

    /** What tells a type's values from others; empty where nothing does. */
    private static Optional<String> distinct(Expression type) {
        if (type == Constant.NONE) {
            return Optional.of(Constant.NONE.text());
        } else if (type instanceof Subscript subscript) {
            return distinct(subscript.value());
        } else if (type instanceof Name name && name.isBuiltin()) {
            return TAKEN_FOR.containsKey(name)
                    ? Optional.of("complex")
                    : Optional.of(name.path()).filter(DISTINCT::contains);
        }
        return Optional.empty();
    }

    /** A type for the values of two. */
    static Optional<Expression> union(Optional<Expression> one, Optional<Expression> other) {
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
