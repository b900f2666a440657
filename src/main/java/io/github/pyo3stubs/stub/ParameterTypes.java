package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.Module;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.KnownNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which values parameters take, as far as the names of their types tell. */
final class ParameterTypes {

    /** Of so many types none is compared with each. */
    private static final int MANY = 100;

    /** Types that take all others. */
    private static final Set<Name> ANYTHING =
            Set.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

    /** Generic classes that take another of their kind if their arguments take its arguments. */
    private static final Set<Name> COVARIANT = Stream.of(
                    "builtins frozenset tuple type",
                    "collections.abc Collection Container Iterable Iterator Reversible Sequence Set",
                    "_typeshed SupportsGetItem SupportsLenAndGetItem")
            .flatMap(Supertypes::names)
            .collect(toSet());

    /** Builtin classes of which no value is one of another, nor of the number classes. */
    private static final Set<String> DISTINCT =
            Set.of("bytearray", "bytes", "dict", "frozenset", "list", "set", "str", "tuple");

    private static final Set<String> NUMBERS = Set.of("bool", "int", "float", "complex");

    private final String extension;
    private final Supertypes supertypes;

    /** @param root the extension module */
    ParameterTypes(Module root) {
        extension = root.name();
        supertypes = new Supertypes(root);
    }

    /** Whether a parameter of a type takes all that one of another type takes. */
    boolean takesAll(Optional<Expression> type, Optional<Expression> other) {
        return type.isEmpty() || takesAnything(type.get()) || other.isPresent() && takesAll(type.get(), other.get());
    }

    private static boolean takesAnything(Expression type) {
        return members(type).stream().anyMatch(ANYTHING::contains);
    }

    private boolean takesAll(Expression type, Expression other) {
        Set<Expression> members = members(type);
        return members(other).stream().allMatch(value -> takes(members, value));
    }

    private boolean takes(Set<Expression> members, Expression value) {
        if (value instanceof Subscript literal && literal.form().equals("Literal")) {
            return members.contains(value)
                    || literal.arguments().stream()
                            .allMatch(argument -> ofLiteral(argument)
                                    .filter(type -> takes(members, type))
                                    .isPresent());
        }
        return supertypes.of(value).stream().anyMatch(type -> members.contains(type) || takesItsLike(members, type));
    }

    private boolean takesItsLike(Set<Expression> members, Expression value) {
        return value instanceof Subscript generic
                && COVARIANT.contains(generic.value())
                && members.size() <= MANY
                && members.stream()
                        .anyMatch(member -> member instanceof Subscript like
                                && like.value().equals(generic.value())
                                && like.arguments().size()
                                        == generic.arguments().size()
                                && IntStream.range(0, like.arguments().size())
                                        .allMatch(i -> takesAll(
                                                Optional.of(like.arguments().get(i)),
                                                Optional.of(generic.arguments().get(i)))));
    }

    private static Optional<Expression> ofLiteral(Expression value) {
        if (value instanceof Text) {
            return Optional.of(Name.builtin("str"));
        } else if (value instanceof Expression.Number) {
            return Optional.of(Name.builtin("int"));
        } else if (value instanceof Expression.Bytes) {
            return Optional.of(Name.builtin("bytes"));
        } else if (value == Constant.TRUE || value == Constant.FALSE) {
            return Optional.of(Name.builtin("bool"));
        }
        return Optional.of(value).filter(Constant.NONE::equals);
    }

    /** Whether it is certain that no value is of both types. */
    static boolean areApart(Optional<Expression> one, Optional<Expression> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<Optional<String>> kinds = kinds(one.get());
        Set<Optional<String>> others = kinds(other.get());
        return !kinds.contains(Optional.<String>empty())
                && !others.contains(Optional.<String>empty())
                && kinds.stream().noneMatch(others::contains);
    }

    private static Set<Optional<String>> kinds(Expression type) {
        return members(type).stream().map(ParameterTypes::kind).collect(toSet());
    }

    /** What tells a type's values from others; empty where nothing does. */
    private static Optional<String> kind(Expression type) {
        if (type == Constant.NONE) {
            return Optional.of(Constant.NONE.text());
        } else if (type instanceof Subscript subscript) {
            return kind(subscript.value());
        } else if (type instanceof Name name && name.isBuiltin()) {
            return NUMBERS.contains(name.path())
                    ? Optional.of("number")
                    : Optional.of(name.path()).filter(DISTINCT::contains);
        }
        return Optional.empty();
    }

    /** A type for the values of two. */
    static Optional<Expression> union(Optional<Expression> one, Optional<Expression> other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? one : other;
        }
        Set<Expression> members = new LinkedHashSet<>(members(one.get()));
        members.addAll(members(other.get()));
        return Optional.of(new Union(List.copyOf(members)));
    }

    /**
     * Whether a parameter of a type does not take {@code None}: if all that its type is made of are classes of Python's or
     * of the extension.
     */
    boolean refusesNone(Optional<Expression> type) {
        return type.isPresent()
                && members(type.get()).stream()
                        .allMatch(member -> member instanceof Subscript subscript
                                ? !subscript.arguments().contains(Constant.NONE) && isClass(subscript.value())
                                : isClass(member));
    }

    private boolean isClass(Expression type) {
        return type instanceof Name name
                && !ANYTHING.contains(name)
                && !name.path().equals("Hashable")
                && (name.isBuiltin()
                        || KnownNames.unqualified(name.path())
                                .filter(name::equals)
                                .isPresent()
                        || name.module().equals(extension)
                        || name.module().startsWith(extension + "."));
    }

    /** The types that a type is the union of, however it is written. */
    private static Set<Expression> members(Expression type) {
        if (type instanceof Union union) {
            return members(union.members());
        } else if (type instanceof Subscript subscript && isOfTyping(subscript.value())) {
            Set<Expression> arguments = members(subscript.arguments());
            switch (subscript.form()) {
                case "Optional":
                    arguments.add(Constant.NONE);
                    return arguments;
                case "Union":
                    return arguments;
                case "Annotated":
                    return members(subscript.arguments().get(0));
                default:
                    return Set.of(type);
            }
        }
        return Set.of(type);
    }

    private static Set<Expression> members(List<Expression> types) {
        return types.stream().flatMap(type -> members(type).stream()).collect(toCollection(LinkedHashSet::new));
    }

    private static boolean isOfTyping(Expression form) {
        return form instanceof Name name
                && Set.of("typing", "typing_extensions").contains(name.module());
    }
}
