// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what pyright reports of a member that overrides a base's ({@code _validateBaseClassOverride} in its
 * {@code checker.ts}, release 1.1.414). Unlike mypy, pyright looks at the nearest base only, and takes {@code Self} in
 * a method of the base for the base.
 */
final class PyrightOverride {

    private static final String METHOD = "reportIncompatibleMethodOverride";
    private static final String VARIABLE = "reportIncompatibleVariableOverride";

    private final TypeFit types;
    private final Name theClass;
    private final Name baseClass;

    /**
     * @param theClass the class that overrides
     * @param baseClass the nearest class above that has the name
     */
    PyrightOverride(TypeFit types, Name theClass, Name baseClass) {
        this.types = types;
        this.theClass = theClass;
        this.baseClass = baseClass;
    }

    /** @param base the member of this name in the nearest base that has one */
    List<Report> reports(Member member, Member base) {
        boolean isSaid = !(member.isAttribute() && TypeFit.isAny(member.type()));
        if (!isSaid || !member.isAttribute() && member.functions().isEmpty()) {
            return List.of();
        } else if (base.isMethod() && member.isMethod()) {
            return overloadsFit(Signature.all(member, theClass), Signature.all(base, baseClass))
                    ? List.of()
                    : last(member, METHOD);
        } else if (base.isProperty() && member.isProperty()) {
            return property(member, base);
        } else if (isVariableOfBase(member, base)) {
            return List.of();
        } else if (base.isAttribute() && MypyOverride.isCallable(base.type())) {
            // pyright reports it both as a method and as a variable
            return Stream.of(METHOD, VARIABLE)
                    .flatMap(code -> last(member, code).stream())
                    .toList();
        }
        return last(member, base.isMethod() || base.isProperty() ? METHOD : VARIABLE);
    }

    private static List<Report> last(Member member, String code) {
        return List.of(new Report(member.declarations().size() - 1, false, code));
    }

    /** Whether both are attributes of the same type, as pyright demands because both can be set. */
    private boolean isVariableOfBase(Member member, Member base) {
        return member.isAttribute() && base.isAttribute() && types.isSame(member.type(), base.type());
    }

    private List<Report> property(Member member, Member base) {
        List<Report> reports = new ArrayList<>();
        for (Accessor accessor : Accessor.values()) {
            Optional<Function> above = base.accessor(accessor);
            Optional<Function> own = member.accessor(accessor);
            if (above.isPresent() && own.isEmpty()) {
                reports.addAll(last(member, METHOD));
            } else if (above.isPresent()
                    && !fits(Signature.of(own.get(), theClass), Signature.of(above.get(), baseClass), true)) {
                reports.add(new Report(member.functions().indexOf(own.get()), false, METHOD));
            }
        }
        return reports;
    }

    private boolean overloadsFit(List<Signature> method, List<Signature> base) {
        String name = method.get(0).name();
        boolean namesMatter = !Identifiers.isSpecial(name);
        if (base.size() == 1) {
            return anyFits(method, base.get(0), namesMatter);
        } else if (method.size() == 1) {
            return base.stream().allMatch(one -> fits(method.get(0), one, namesMatter));
        }
        return inOrder(method, base, namesMatter);
    }

    private boolean anyFits(List<Signature> method, Signature base, boolean namesMatter) {
        for (Signature one : method) {
            if (fits(one, base, namesMatter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether each overload of the base has a match, in the same order. */
    private boolean inOrder(List<Signature> method, List<Signature> base, boolean namesMatter) {
        int previous = -1;
        for (Signature own : method) {
            int match = -1;
            int earlier = -1;
            for (int i = 0; i < base.size() && match < 0; i++) {
                if (fits(own, base.get(i), namesMatter)) {
                    if (i <= previous && earlier < 0) {
                        earlier = i;
                    } else {
                        match = i;
                    }
                }
            }
            match = match < 0 ? earlier : match;
            if (match < 0) {
                break;
            } else if (match < previous) {
                return false;
            }
            previous = match;
        }
        return previous == base.size() - 1;
    }

    private boolean fits(Signature method, Signature base, boolean namesMatter) {
        // the type of what an async def returns is narrower than Coroutine
        boolean losesAsync = base.async() && !method.async() && !TypeFit.isAny(method.result());
        if (losesAsync || !types.fits(method.result(), base.result())) {
            return false;
        } else if (method.isOpaque() || base.isOpaque() || types.isTooMuch(method.pairs(base))) {
            return method.hasParametersOf(base) || types.unknown();
        }
        PyrightParameters parameters = new PyrightParameters(method, types);
        PyrightParameters above = new PyrightParameters(base, types);
        return parameters.acceptAnything() || above.acceptAnything() || parameters.accept(above, namesMatter);
    }
}
