package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.HashSet;
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
    static final Set<Name> ANYTHING = Set.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

    private static final Name HASHABLE = new Name("collections.abc", "Hashable");
    private static final Name LITERAL = new Name("typing", "Literal");
    private static final Name TUPLE = Name.builtin("tuple");

    /** Generic classes that take another of their kind if their arguments take its arguments. */
    static final Set<Name> COVARIANT = Stream.of(
                    "builtins frozenset tuple type",
                    "collections.abc AsyncIterable AsyncIterator Awaitable Collection Container Iterable Iterator Reversible"
                            + " Sequence Set",
                    "_typeshed SupportsLenAndGetItem")
            .flatMap(Supertypes::names)
            .collect(toSet());

    /** Those of them that want the same first argument. */
    static final Set<Name> KEYED = Stream.of("collections.abc Mapping", "_typeshed SupportsGetItem")
            .flatMap(Supertypes::names)
            .collect(toSet());

    /** Builtin classes of which no value is one of another, nor of the number classes. */
    private static final Set<String> DISTINCT =
            Set.of("bytearray", "bytes", "dict", "frozenset", "list", "set", "str", "tuple");

    private static final Set<String> NUMBERS = Set.of("bool", "int", "float", "complex");

    private final String extension;
    private final Supertypes supertypes;
    private final Optional<Name> theClass;

    /** @param root the extension module */
    ParameterTypes(ModuleDef root) {
        this(root.name(), new Supertypes(root), Optional.empty());
    }

    private ParameterTypes(String extension, Supertypes supertypes, Optional<Name> theClass) {
        this.extension = extension;
        this.supertypes = supertypes;
        this.theClass = theClass;
    }

    /** What is above the extension's classes and Python's. */
    Supertypes supertypes() {
        return supertypes;
    }

    /** The same for the methods of a class, which may call it {@code Self}. */
    ParameterTypes within(Name theClass) {
        return new ParameterTypes(extension, supertypes, Optional.of(theClass));
    }

    /** Whether the parameters are those of a method. */
    boolean isOfMethods() {
        return theClass.isPresent();
    }

    /**
     * Whether a parameter of a type takes all that one of another type takes.
     *
     * @param type the members of the union that it is; empty for any type
     */
    boolean takesAll(Optional<Set<Expression>> type, Optional<Set<Expression>> other) {
        return type.isEmpty()
                || takesAnything(type.get())
                || other.isPresent() && other.get().stream().allMatch(value -> takes(type.get(), value));
    }

    private boolean takesAll(Expression type, Expression other) {
        return takesAll(Optional.of(UnionType.members(type)), Optional.of(UnionType.members(other)));
    }

    private static boolean takesAnything(Set<Expression> members) {
        return ANYTHING.stream().anyMatch(members::contains);
    }

    private boolean takes(Set<Expression> members, Expression value) {
        if (value instanceof Subscript literal && isLiteral(literal)) {
            return literal.arguments().stream().allMatch(argument -> takesLiteral(members, argument));
        }
        return above(value).anyMatch(type -> members.contains(type) || takesItsLike(members, type));
    }

    /** A type and all that is above it; above {@code Self} is the class. */
    private Stream<Expression> above(Expression type) {
        return Stream.concat(
                supertypes.of(type).stream(),
                theClass.filter(any -> Signature.SELF.contains(type)).stream()
                        .flatMap(self -> supertypes.of(self).stream()));
    }

    private boolean takesLiteral(Set<Expression> members, Expression value) {
        return members.contains(new Subscript(LITERAL, List.of(value)))
                || few(members)
                        .anyMatch(member -> member instanceof Subscript literal
                                && isLiteral(literal)
                                && literal.arguments().contains(value))
                || ofLiteral(value).filter(type -> takes(members, type)).isPresent();
    }

    /** The members, unless there are so many that comparing each with each takes long. */
    private static Stream<Expression> few(Set<Expression> members) {
        return members.size() <= MANY ? members.stream() : Stream.empty();
    }

    private boolean takesItsLike(Set<Expression> members, Expression value) {
        return value instanceof Subscript generic
                && (COVARIANT.contains(generic.value()) || KEYED.contains(generic.value()))
                && few(members)
                        .anyMatch(member -> member instanceof Subscript like
                                && like.value().equals(generic.value())
                                && takesArguments(like, generic));
    }

    private boolean takesArguments(Subscript type, Subscript other) {
        List<Expression> own = type.arguments();
        List<Expression> others = other.arguments();
        if (type.value().equals(TUPLE) && own.size() == 2 && own.get(1) == Constant.ELLIPSIS) {
            return others.stream().allMatch(item -> item == Constant.ELLIPSIS || takesAll(own.get(0), item));
        }
        return own.size() == others.size()
                && IntStream.range(0, own.size())
                        .allMatch(i -> own.get(i).equals(others.get(i))
                                || !(i == 0 && KEYED.contains(type.value())) && takesAll(own.get(i), others.get(i)));
    }

    /** The type of a literal of Python's, with that of integers for all numbers; empty for other values. */
    static Optional<Expression> ofLiteral(Expression value) {
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
    static boolean areApart(Optional<Set<Expression>> type, Optional<Set<Expression>> other) {
        if (type.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<Optional<String>> kinds = kinds(type.get());
        Set<Optional<String>> others = kinds(other.get());
        return !kinds.contains(Optional.<String>empty())
                && !others.contains(Optional.<String>empty())
                && kinds.stream().noneMatch(others::contains);
    }

    private static Set<Optional<String>> kinds(Set<Expression> members) {
        return members.stream().map(ParameterTypes::kind).collect(toSet());
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
        return union(List.of(one, other));
    }

    /**
     * A type for the values of several: one of them that says all, or a union. Its order does not depend on theirs, which
     * may be that of a library's symbols.
     */
    static Optional<Expression> union(List<Optional<Expression>> types) {
        if (types.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Expression> present = TextOrder.sorted(
                types.stream().map(Optional::orElseThrow).distinct().toList(), TextOrder::ofMember);
        Set<Expression> all = present.stream()
                .flatMap(type -> UnionType.members(type).stream())
                .collect(toSet());
        return present.stream()
                .filter(type -> UnionType.members(type).containsAll(all))
                .findFirst()
                .or(() -> Optional.of(unionOf(present)));
    }

    private static Expression unionOf(List<Expression> types) {
        List<Expression> members = TextOrder.sorted(new Union(types).members(), TextOrder::ofMember);
        Set<Expression> known = new HashSet<>();
        return new Union(members.stream()
                        .filter(member -> known.addAll(UnionType.members(member)))
                        .toList())
                .distinct();
    }

    /**
     * Whether a parameter of a type does not take {@code None}: if all that its type is made of is of Python's, apart from
     * what takes anything, or a class of the extension.
     */
    boolean refusesNone(Optional<Expression> type) {
        return type.isPresent()
                && UnionType.members(type.get()).stream()
                        .allMatch(member -> member instanceof Subscript subscript
                                ? !isLiteralNone(subscript) && isClass(subscript.value())
                                : isClass(member));
    }

    private static boolean isLiteralNone(Subscript subscript) {
        return isLiteral(subscript)
                && subscript.arguments().stream()
                        .anyMatch(value ->
                                value == Constant.NONE || value instanceof Subscript inner && isLiteralNone(inner));
    }

    private boolean isClass(Expression type) {
        return type instanceof Name name
                && !ANYTHING.contains(name)
                && !name.equals(HASHABLE)
                && (StandardLibrary.contains(name.module())
                        || KnownNames.contains(name)
                        || name.module().equals(extension)
                        || name.module().startsWith(extension + "."));
    }

    private static boolean isLiteral(Subscript subscript) {
        return subscript.value().equals(LITERAL);
    }
}
