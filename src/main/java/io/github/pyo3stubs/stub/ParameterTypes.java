package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which values parameters take, as far as the names of their types tell. */
final class ParameterTypes {

    /** Types that take all others. */
    static final Set<Name> ANYTHING = Set.of(Name.builtin("object"), new Name("typing", "Any"), Name.INCOMPLETE);

    private static final Name HASHABLE = new Name("collections.abc", "Hashable");
    private static final Name LITERAL = new Name("typing", "Literal");

    /** Builtin classes of which no value is one of another, nor of the number classes. */
    private static final Set<String> DISTINCT =
            Set.of("bytearray", "bytes", "dict", "frozenset", "list", "set", "str", "tuple");

    private static final Set<String> NUMBERS = Set.of("bool", "int", "float", "complex");

    private final String extension;
    private final Supertypes supertypes;
    private final TypeFit fit;
    private final Optional<Name> theClass;

    /** @param root the extension module */
    ParameterTypes(ModuleDef root) {
        this(root.name(), new Supertypes(root), Optional.empty());
    }

    private ParameterTypes(String extension, Supertypes supertypes, Optional<Name> theClass) {
        this.extension = extension;
        this.supertypes = supertypes;
        this.fit = TypeFit.certain(supertypes);
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
     * Whether a parameter of a type accepts all values that one of another type accepts.
     *
     * @param type empty for any type
     */
    boolean takesAll(Optional<Expression> type, Optional<Expression> other) {
        return takesAnything(type) || !TypeFit.isAny(other) && takes(type, other);
    }

    private static boolean takesAnything(Optional<Expression> type) {
        return type.isEmpty() || UnionType.members(type.get()).stream().anyMatch(ANYTHING::contains);
    }

    private boolean takes(Optional<Expression> type, Optional<Expression> other) {
        fit.begin();
        return fit.fits(other, type)
                || theClass.map(name -> fit.fits(other.map(value -> Signature.withoutSelf(value, name)), type))
                        .orElse(false);
    }

    /** The type of a literal of Python's, with that of integers for all numbers; empty for other values. */
    static Optional<Expression> ofLiteral(Expression value) {
        if (value instanceof StringConstant) {
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
    static boolean areApart(Optional<Expression> type, Optional<Expression> other) {
        if (type.isEmpty() || other.isEmpty()) {
            return false;
        }
        Set<Optional<String>> kinds = kinds(UnionType.members(type.get()));
        Set<Optional<String>> others = kinds(UnionType.members(other.get()));
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
                        || DottedName.of(name.module()).startsWith(extension));
    }

    private static boolean isLiteral(Subscript subscript) {
        return subscript.value().equals(LITERAL);
    }
}
