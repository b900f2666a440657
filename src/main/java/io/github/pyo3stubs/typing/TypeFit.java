// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.KnownType;
import io.github.pyo3stubs.python.KnownType.Parameter;
import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether type checkers accept a type where another one is expected. The answer is unknown for types of other packages,
 * protocols, and generic classes that {@link Supertypes} does not know.
 */
public final class TypeFit {

    private static final Set<Name> ANY = Set.of(PythonNames.ANY, Name.INCOMPLETE);

    /** Types that include all values. */
    public static final Set<Name> ANYTHING = Set.of(PythonNames.ANY, Name.INCOMPLETE, PythonNames.OBJECT);

    private static final Name TYPE = Name.builtin("type");

    /** More pairs of types than the signatures of any member have that a person writes. */
    private static final int MAX_STEPS = 100_000;

    private final Supertypes supertypes;
    private final Map<Name, List<Expression>> foreignBases;
    private final boolean unknown;
    private final boolean acceptsAny;

    /** The number of pairs of types that were compared since {@link #begin}. */
    private int steps;

    /** Whether an answer was unknown since {@link #begin}. */
    private boolean guessed;

    private TypeFit(
            Supertypes supertypes, Map<Name, List<Expression>> foreignBases, boolean unknown, boolean acceptsAny) {
        this.supertypes = supertypes;
        this.foreignBases = foreignBases;
        this.unknown = unknown;
        this.acceptsAny = acceptsAny;
    }

    /**
     * A relation in which types fit only if they are known to fit. {@code Any} fits every type, as for type checkers.
     *
     * @param foreignBases as for {@link #possible}; with them, fewer answers are unknown
     */
    public static TypeFit certain(Supertypes supertypes, Map<Name, List<Expression>> foreignBases) {
        return new TypeFit(supertypes, foreignBases, false, true);
    }

    /**
     * A relation in which types fit only if all their values are known to be values of the target. {@code list[Any]}
     * does not fit {@code list[int]}, because it stands for lists with any items.
     */
    public static TypeFit inclusion(Supertypes supertypes) {
        return new TypeFit(supertypes, Map.of(), false, false);
    }

    /**
     * A relation in which types fit unless they are known not to fit.
     *
     * @param foreignBases the classes of the stubs, each with the bases outside the stubs that it and its bases have
     */
    public static TypeFit possible(Supertypes supertypes, Map<Name, List<Expression>> foreignBases) {
        return new TypeFit(supertypes, foreignBases, true, true);
    }

    /** Begins to count pairs of types for another member. After too many of them the answer is unknown. */
    public void begin() {
        steps = 0;
        guessed = false;
    }

    /** Whether some answer since {@link #begin} is unknown, so that another relation may answer otherwise. */
    public boolean hasGuessed() {
        return guessed;
    }

    /** Counts pairs of types, and returns whether there are too many now. */
    public boolean isTooMuch(int pairs) {
        steps = Math.min(MAX_STEPS + 1, steps + pairs);
        return steps > MAX_STEPS;
    }

    /** The answer for pairs of types where it is unknown. */
    public boolean unknown() {
        guessed = true;
        return unknown;
    }

    /** Whether a type is, or includes, {@code Any} or {@code Incomplete}, which checkers accept everywhere. */
    public static boolean isAny(Optional<Expression> type) {
        return type.isEmpty() || containsAny(UnionType.members(type.get()), ANY);
    }

    /** Whether two types have the same values. */
    public boolean isSame(Optional<Expression> one, Optional<Expression> other) {
        return fits(one, other) && fits(other, one);
    }

    /**
     * Whether values of a type are values of another.
     *
     * @param type empty for any
     */
    public boolean fits(Optional<Expression> type, Optional<Expression> target) {
        return type.isEmpty() || target.isEmpty() || fits(type.get(), target.get());
    }

    private boolean fits(Expression type, Expression target) {
        if (type.equals(target)) {
            return true;
        }
        Set<Expression> targets = UnionType.members(target);
        if (containsAny(targets, ANYTHING)) {
            return true;
        }
        for (Expression member : UnionType.members(type)) {
            if (!fitsAny(member, targets)) {
                return false;
            }
        }
        return true;
    }

    private static boolean containsAny(Set<Expression> types, Set<Name> some) {
        for (Expression type : types) {
            if (some.contains(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsAny(Expression type, Set<Expression> targets) {
        if (acceptsAny && ANY.contains(type) || targets.contains(type)) {
            return true;
        }
        Optional<List<Expression>> values = LiteralType.values(type);
        if (values.isPresent()) {
            return values.get().stream().allMatch(value -> literalFits(value, targets));
        }
        for (Expression target : targets) {
            if (memberFits(type, target)) {
                return true;
            }
        }
        return false;
    }

    private boolean literalFits(Expression value, Set<Expression> targets) {
        boolean listed = targets.stream()
                .anyMatch(target -> LiteralType.values(target)
                        .filter(values -> values.contains(value))
                        .isPresent());
        return listed
                || LiteralType.of(value)
                        .map(type -> targets.stream()
                                .anyMatch(target -> LiteralType.values(target).isEmpty() && memberFits(type, target)))
                        .orElseGet(this::unknown);
    }

    /** Whether a type that is not a union fits a target that is another type. */
    private boolean memberFits(Expression type, Expression target) {
        Optional<List<Expression>> values = LiteralType.values(target);
        if (isTooMuch(1)) {
            return unknown();
        } else if (values.isPresent()) {
            boolean mayBeAllOfThem = values.get().stream()
                    .anyMatch(value -> LiteralType.of(value)
                            .filter(type::equals)
                            .filter(any -> value instanceof Constant)
                            .isPresent());
            return (mayBeAllOfThem || !isKnown(type)) && unknown();
        }
        Set<Expression> all = supertypes.of(type);
        if (all.contains(target)) {
            return true;
        } else if (target instanceof Subscript generic && all.contains(generic.value())) {
            List<Subscript> alike = all.stream()
                    .filter(above ->
                            above instanceof Subscript like && like.value().equals(generic.value()))
                    .map(Subscript.class::cast)
                    .toList();
            return alike.isEmpty()
                    ? holdsAny(type, generic.value()) || unknown()
                    : alike.stream().anyMatch(like -> argumentsFit(like, generic));
        }
        return !(isKnown(type) && isKnown(target)) && unknown();
    }

    /**
     * Whether the arguments of a generic supertype are {@code Any}, because neither a type nor its bases state them.
     * They are not {@code Any} if they have defaults, or if a metaclass inherits from {@code type}.
     */
    private boolean holdsAny(Expression type, Expression generic) {
        if (!(type instanceof Name name)) {
            return false;
        } else if (KnownNames.type(name).isPresent()) {
            return acceptsAny && hasNoDefaults(type);
        }
        return hasNoDefaults(generic) && !generic.equals(TYPE);
    }

    private static boolean hasNoDefaults(Expression type) {
        return generic(type)
                .filter(known -> known.parameters().stream().noneMatch(Parameter::hasDefault))
                .isPresent();
    }

    private boolean argumentsFit(Subscript type, Subscript target) {
        List<Expression> own = type.arguments();
        List<Expression> wanted = target.arguments();
        if (type.value().equals(PythonNames.TUPLE)) {
            return itemsFit(own, wanted);
        }
        Optional<List<Parameter>> parameters = generic(type.value())
                .map(KnownType::parameters)
                .filter(all -> own.size() == wanted.size() && own.size() <= all.size());
        return parameters.isEmpty()
                ? unknown()
                : IntStream.range(0, own.size())
                        .allMatch(i -> argumentFits(parameters.get().get(i).variance(), own.get(i), wanted.get(i)));
    }

    /** A generic class of Python's whose arguments are types; empty for all other types. */
    private static Optional<KnownType> generic(Expression type) {
        return Optional.of(type)
                .filter(Name.class::isInstance)
                .flatMap(name -> KnownNames.type((Name) name))
                .filter(known -> !known.parameters().isEmpty())
                .filter(known -> known.parameters().stream().allMatch(parameter -> parameter.kind() == Kind.TYPE)
                        || known.name().equals(PythonNames.TUPLE));
    }

    private boolean argumentFits(Variance variance, Expression own, Expression wanted) {
        return switch (variance) {
            case COVARIANT -> fits(own, wanted);
            case CONTRAVARIANT -> isAny(Optional.of(wanted)) || fits(wanted, own);
            case INVARIANT -> isAny(Optional.of(wanted)) || fits(own, wanted) && fits(wanted, own);
        };
    }

    private boolean itemsFit(List<Expression> own, List<Expression> wanted) {
        if (isOfAnyLength(wanted)) {
            return own.stream().filter(item -> item != Constant.ELLIPSIS).allMatch(item -> fits(item, wanted.get(0)));
        } else if (isOfAnyLength(own)) {
            return acceptsAny && isAny(Optional.of(own.get(0)));
        }
        return own.size() == wanted.size()
                && IntStream.range(0, own.size()).allMatch(i -> fits(own.get(i), wanted.get(i)));
    }

    private static boolean isOfAnyLength(List<Expression> items) {
        return items.size() == 2 && items.get(1) == Constant.ELLIPSIS;
    }

    private boolean isKnown(Expression type) {
        Expression form = Subscript.withoutArguments(type);
        return form == Constant.NONE
                || form instanceof Name name
                        && (CompleteTypes.contain(name)
                                || foreignBases.containsKey(name) && areKnown(foreignBases.get(name))
                                || name.isBuiltin() && supertypes.of(name).contains(PythonNames.BASE_EXCEPTION));
    }

    private boolean areKnown(List<Expression> types) {
        for (Expression type : types) {
            if (!isKnown(type)) {
                return false;
            }
        }
        return true;
    }
}
