// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.typing.TypeFit;
import io.github.pyo3stubs.typing.UnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what mypy reports of a member that overrides a base's ({@code check_method_override_for_base_with_name} and
 * {@code check_compatibility_all_supers} in its {@code checker.py}, release 2.4).
 */
final class MypyOverride {

    private static final String OVERRIDE = "override";
    private static final String MISC = "misc";
    private static final String ASSIGNMENT = "assignment";

    /** Attributes that may have any type, whatever type the base's has. */
    private static final Set<String> FREE = Set.of("__slots__", "__deletable__", "__match_args__");

    private final TypeFit types;
    private final Name theClass;

    /** @param theClass the class that overrides */
    MypyOverride(TypeFit types, Name theClass) {
        this.types = types;
        this.theClass = theClass;
    }

    /** @param bases the members of this name in each of the bases, nearest first */
    List<Report> reports(Member member, List<Optional<Member>> bases) {
        List<Report> reports = new ArrayList<>();
        if (member.isAttribute()) {
            reports.addAll(attribute(member, bases));
        } else if (!member.functions().isEmpty()) {
            for (Optional<Member> base : bases) {
                if (base.isPresent()) {
                    reports.addAll(functions(member, base.get()));
                }
            }
        }
        return reports;
    }

    /**
     * The reports of an operator such as {@code +=}, which has to fit {@code +}.
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
                .anyMatch(operator -> !new MypyOverloads(types)
                        .acceptsCallsOf(
                                signatures(member).get(0), signatures(operator).get(0)));
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
        // an attribute that fits the nearest base is not compared with other bases
        int compared = bases.isEmpty() || bases.get(0).isPresent() ? 1 : bases.size();
        boolean differs =
                bases.stream().limit(compared).flatMap(Optional::stream).anyMatch(base -> !attributeFits(member, base));
        if (!free && differs) {
            reports.add(new Report(0, false, ASSIGNMENT));
        }
        return reports;
    }

    /** The name of a type, without arguments. */
    private static String form(Expression type) {
        return type instanceof Subscript subscript ? subscript.form() : type instanceof Name name ? name.path() : "";
    }

    private boolean attributeFits(Member member, Member base) {
        if (base.isAttribute() || base.isProperty()) {
            return types.fits(member.type(), base.type());
        }
        return mayBeCallable(member.type());
    }

    /** Whether a function may be a value of a type: unknown for {@code Callable}, false for other types. */
    private boolean mayBeCallable(Optional<Expression> type) {
        return isCallable(type) && types.unknown();
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
            return new MypyOverloads(types).fit(signatures(member), signatures(base));
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
        return Optional.of(PythonNames.OBJECT).equals(type);
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
}
