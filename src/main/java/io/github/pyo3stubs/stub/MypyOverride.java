package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What mypy reports of a member that overrides that of a base ({@code check_method_override_for_base_with_name} and
 * {@code check_compatibility_all_supers} in its {@code checker.py}, release 2.4).
 */
final class MypyOverride {

    private static final String OVERRIDE = "override";
    private static final String MISC = "misc";
    private static final String ASSIGNMENT = "assignment";

    /** Operators for which Python may ask the right operand instead, so mypy does not let overloads take more. */
    private static final Set<String> REVERSIBLE = Set.of("""
            __add__ __sub__ __mul__ __matmul__ __truediv__ __floordiv__ __mod__ __divmod__ __pow__ \
            __lshift__ __rshift__ __and__ __or__ __xor__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__""".split(" "));

    /** Attributes that may have any type, whatever the base says. */
    private static final Set<String> FREE = Set.of("__slots__", "__deletable__", "__match_args__");

    private final TypeFit types;
    private final Name theClass;

    /** @param theClass the class that overrides */
    MypyOverride(TypeFit types, Name theClass) {
        this.types = types;
        this.theClass = theClass;
    }

    /** @param bases what each of the classes above has of the name, nearest first */
    List<Report> reports(Member member, List<Optional<Member>> bases) {
        List<Report> reports = new ArrayList<>();
        if (member.isAttribute()) {
            reports.addAll(attribute(member, bases));
        } else if (!member.functions().isEmpty()) {
            bases.stream().flatMap(Optional::stream).forEach(base -> reports.addAll(functions(member, base)));
        }
        return reports;
    }

    /**
     * What mypy reports of an operator such as {@code +=}, which has to fit {@code +}.
     *
     * @param operators the {@code +} of the class itself and of each class above, nearest first
     */
    List<Report> inPlace(Member member, List<Optional<Member>> operators) {
        if (!member.isMethod()) {
            return List.of();
        }
        List<Report> reports = new ArrayList<>();
        operators.stream()
                .skip(1)
                .flatMap(Optional::stream)
                .filter(operator -> !fits(member, operator, false))
                .forEach(
                        operator -> reports.add(new Report(0, member.functions().size() > 1, OVERRIDE)));
        boolean differs = operators.stream()
                .flatMap(Optional::stream)
                .limit(1)
                .filter(Member::isMethod)
                .anyMatch(operator ->
                        !fits(signatures(member).get(0), signatures(operator).get(0), true));
        if (differs && !reports.isEmpty()) {
            reports.add(new Report(0, member.functions().size() > 1, MISC));
        }
        return reports;
    }

    private List<Report> attribute(Member member, List<Optional<Member>> bases) {
        List<Report> reports = new ArrayList<>();
        boolean last = ((Assignment) member.declarations().get(0))
                .annotation()
                .filter(type -> form(type).equals("Final"))
                .isPresent();
        if (last && bases.stream().flatMap(Optional::stream).anyMatch(base -> !isReadOnly(base))) {
            reports.add(new Report(0, false, MISC));
        }
        boolean free = FREE.contains(member.name()) || TypeFit.isAny(member.type());
        // what fits the class right above may be anything to those above that
        int compared = bases.isEmpty() || bases.get(0).isPresent() ? 1 : bases.size();
        boolean differs =
                bases.stream().limit(compared).flatMap(Optional::stream).anyMatch(base -> !attributeFits(member, base));
        if (!free && differs) {
            reports.add(new Report(0, false, ASSIGNMENT));
        }
        return reports;
    }

    /** The name of a type, without what stands in brackets behind it. */
    private static String form(Expression type) {
        return type instanceof Subscript subscript ? subscript.form() : type instanceof Name name ? name.path() : "";
    }

    private boolean attributeFits(Member member, Member base) {
        if (base.isAttribute() || base.isProperty()) {
            return types.fits(member.type(), base.type());
        }
        return mayBeCallable(member.type());
    }

    /** Whether a function may be a value of a type. Only {@code Callable} is looked at, and which functions fit is unknown. */
    private boolean mayBeCallable(Optional<Expression> type) {
        return types.unknown() && isCallable(type);
    }

    static boolean isCallable(Optional<Expression> type) {
        return type.map(UnionType::members).orElse(Set.of()).stream()
                .anyMatch(member -> form(member).equals("Callable"));
    }

    private List<Report> functions(Member member, Member base) {
        List<Report> reports = new ArrayList<>();
        if (member.isProperty()
                && member.accessor(Accessor.SETTER).isEmpty()
                && base.accessor(Accessor.SETTER).isPresent()) {
            reports.add(new Report(0, true, MISC));
        }
        boolean anySetter = false;
        if (isCustom(member) || isCustom(base)) {
            anySetter = member.functions().size() > 1
                    && (base.isAttribute() || base.functions().size() > 1);
            if (anySetter && !types.fits(set(base), set(member))) {
                int setter = member.functions()
                        .indexOf(member.accessor(Accessor.SETTER).orElse(null));
                reports.add(new Report(Math.max(setter, 0), true, OVERRIDE));
            }
        }
        if (!fits(member, base, anySetter)) {
            reports.add(new Report(0, member.functions().size() > 1, OVERRIDE));
        }
        return reports;
    }

    /** Whether a property's setter takes another type than its getter returns. */
    private boolean isCustom(Member member) {
        return member.accessor(Accessor.SETTER).isPresent()
                && !TypeFit.isAny(member.setType())
                && (TypeFit.isAny(member.type()) || !types.isSame(type(member), set(member)));
    }

    private Optional<Expression> type(Member member) {
        return member.type().map(type -> Signature.withoutSelf(type, theClass));
    }

    private Optional<Expression> set(Member member) {
        return member.setType().or(member::type).map(type -> Signature.withoutSelf(type, theClass));
    }

    private boolean fits(Member member, Member base, boolean anySetter) {
        if (member.isMethod() && base.isMethod()) {
            return methodFits(signatures(member), signatures(base));
        } else if (member.isProperty() && (base.isProperty() || base.isAttribute())) {
            return propertyFits(member, base, anySetter);
        } else if (base.isAttribute() || base.isProperty()) {
            return TypeFit.isAny(base.type())
                    || base.isProperty() && isReadOnly(base) && isObject(base.type())
                    || mayBeCallable(base.type());
        } else if (member.isProperty() && base.isMethod()) {
            return TypeFit.isAny(member.type()) || mayBeCallable(member.type());
        }
        return types.unknown();
    }

    private static boolean isObject(Optional<Expression> type) {
        return type.equals(Optional.of(Name.builtin("object")));
    }

    private static boolean isReadOnly(Member property) {
        return property.accessor(Accessor.SETTER).isEmpty();
    }

    private boolean propertyFits(Member member, Member base, boolean anySetter) {
        Optional<Expression> type = type(member);
        Optional<Expression> above = type(base);
        if (base.isAttribute() && member.functions().size() == 1) {
            return TypeFit.isAny(above);
        } else if (TypeFit.isAny(type) || TypeFit.isAny(above)) {
            return true;
        }
        Set<Expression> members = UnionType.members(above.orElseThrow());
        boolean fitsOne = members.size() > 1 && members.stream().anyMatch(one -> types.fits(type, Optional.of(one)));
        boolean mayBeNarrower = base.isProperty() && isReadOnly(base) || anySetter;
        return fitsOne || types.isSame(type, above) || mayBeNarrower && types.fits(type, above);
    }

    private List<Signature> signatures(Member method) {
        return Signature.all(method, theClass);
    }

    private boolean methodFits(List<Signature> method, List<Signature> base) {
        boolean losesClass = base.get(0).binding() != Signature.Binding.OBJECT
                && method.get(0).binding() == Signature.Binding.OBJECT;
        return !losesClass
                && overloadsFit(method, base)
                && (method.size() == 1
                        || !REVERSIBLE.contains(method.get(0).name())
                        || types.fits(operand(method), operand(base)));
    }

    /** What operators take on their right; empty for anything, also where that is not said. */
    private Optional<Expression> operand(List<Signature> operator) {
        return UnionType.of(operator.stream()
                .map(Signature::called)
                .filter(parameters -> !parameters.isEmpty()
                        && parameters.get(0).kind().isPositional()
                        && parameters.get(0).defaultValue().isEmpty())
                .map(parameters -> parameters.get(0).annotation())
                .toList());
    }

    private boolean overloadsFit(List<Signature> method, List<Signature> base) {
        if (base.size() == 1) {
            return method.stream().anyMatch(one -> fits(one, base.get(0), false))
                    || method.size() > 1
                            && united(method)
                                    .filter(all -> fits(all, base.get(0), false))
                                    .isPresent();
        } else if (method.size() == 1) {
            return base.stream().allMatch(one -> fits(method.get(0), one, false));
        }
        return method.equals(base) || inOrder(method, base);
    }

    /** Whether each overload of the base has one here, in the same order, and none before that takes some of its calls. */
    private boolean inOrder(List<Signature> method, List<Signature> base) {
        int previous = -1;
        Set<Integer> matched = new HashSet<>();
        for (Signature above : base) {
            boolean found = false;
            for (int i = 0; i < method.size() && !found; i++) {
                found = previous <= i && fits(method.get(i), above, false);
                if (found) {
                    previous = i;
                    matched.add(i);
                } else if (!matched.contains(i)
                        && (fits(method.get(i), above, true) || fits(above, method.get(i), true))) {
                    return false;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Signature method, Signature base, boolean ignoringResult) {
        if (!ignoringResult && !types.fits(method.result(), base.result())) {
            return false;
        } else if (method.isOpaque() || base.isOpaque() || types.isTooMuch(method.pairs(base))) {
            return method.hasParametersOf(base) || types.unknown();
        }
        return new MypyCalls(method, types).include(new MypyCalls(base, types));
    }

    /** Overloads of one shape as one method that takes and returns what any of them does. */
    private static Optional<Signature> united(List<Signature> overloads) {
        Signature first = overloads.get(0);
        List<Parameter> parameters = new ArrayList<>(first.called());
        for (Signature overload : overloads) {
            List<Parameter> others = overload.called();
            boolean alike = others.size() == parameters.size()
                    && IntStream.range(0, parameters.size()).allMatch(i -> areAlike(parameters.get(i), others.get(i)));
            if (!alike) {
                return Optional.empty();
            }
            for (int i = 0; i < parameters.size(); i++) {
                parameters.set(i, either(parameters.get(i), others.get(i)));
            }
        }
        return Optional.of(new Signature(
                first.name(),
                Signature.Binding.NOTHING,
                parameters,
                overloads.stream()
                        .map(Signature::result)
                        .reduce(MypyOverride::either)
                        .orElseThrow(),
                false));
    }

    private static boolean areAlike(Parameter one, Parameter other) {
        boolean positional = Stream.of(one, other).allMatch(any -> any.kind().isPositional());
        return positional
                || one.kind() == other.kind()
                        && one.defaultValue().isPresent()
                                == other.defaultValue().isPresent()
                        && (one.kind() != Kind.KEYWORD_ONLY || one.name().equals(other.name()));
    }

    private static Parameter either(Parameter one, Parameter other) {
        boolean optional =
                one.defaultValue().isPresent() && other.defaultValue().isPresent();
        boolean named = one.kind() == other.kind() && one.name().equals(other.name());
        return new Parameter(
                one.name(),
                named || one.kind() != Kind.POSITIONAL_OR_KEYWORD ? one.kind() : Kind.POSITIONAL_ONLY,
                either(one.annotation(), other.annotation()),
                one.defaultValue().filter(any -> optional));
    }

    private static Optional<Expression> either(Optional<Expression> one, Optional<Expression> other) {
        return one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Union(List.of(one.get(), other.get())).distinct());
    }
}
