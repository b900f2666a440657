// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import io.github.pyo3stubs.compare.DisplayNames;
import io.github.pyo3stubs.gate.Gap.Place;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the types of declarations that are not known. A type is known if there is one, and neither {@code Any} nor
 * {@code Incomplete} is in it: {@code list[Any]} is not known. {@code list} alone is known, although type checkers take
 * its elements for {@code Any}.
 */
final class Gaps {

    /** Annotations without a type in them, which the value tells then. */
    private static final Set<Name> QUALIFIERS = Set.of(PythonNames.FINAL, PythonNames.CLASS_VAR);

    private final String module;

    /** @param module the module of the declarations, whose own names are shown without it */
    Gaps(String module) {
        this.module = module;
    }

    /**
     * The types of a declaration that are not known.
     *
     * @param scope what the declaration is in. The first parameter of a method needs no type
     */
    List<Gap> in(Declaration declaration, Scope scope) {
        if (declaration instanceof Function function) {
            if (scope == Scope.CLASS) {
                return inSignature(function, withoutReceiver(function));
            }
            return function.name().equals(StubFile.GETATTR)
                    ? gap(Place.OTHER_MEMBERS, "", function.returns())
                    : inSignature(function, function.parameters());
        } else if (declaration instanceof Assignment assignment) {
            return inVariable(assignment);
        }
        return declaration instanceof ClassDefinition definition ? inBases(definition) : List.of();
    }

    private List<Gap> inBases(ClassDefinition definition) {
        List<Gap> gaps = new ArrayList<>();
        for (Expression base : definition.bases()) {
            gaps.addAll(gap(Place.BASE, "", Optional.of(base)));
        }
        return gaps;
    }

    /** The parameters of a method without the first one, unless that has a type. */
    private static List<Parameter> withoutReceiver(Function method) {
        List<Parameter> parameters = method.parameters();
        boolean hasReceiver = !parameters.isEmpty()
                && parameters.get(0).annotation().isEmpty()
                && !method.decorators().contains(PythonNames.STATIC_METHOD);
        return hasReceiver ? parameters.subList(1, parameters.size()) : parameters;
    }

    private List<Gap> inSignature(Function function, List<Parameter> parameters) {
        List<Gap> gaps = new ArrayList<>();
        for (Parameter parameter : parameters) {
            gaps.addAll(gap(Place.PARAMETER, spelled(parameter), parameter.annotation()));
        }
        gaps.addAll(gap(Place.RESULT, "", function.returns()));
        return gaps;
    }

    private static String spelled(Parameter parameter) {
        if (parameter.kind() == Kind.VAR_POSITIONAL) {
            return "*" + parameter.name();
        }
        return parameter.kind() == Kind.VAR_KEYWORD ? "**" + parameter.name() : parameter.name();
    }

    private List<Gap> inVariable(Assignment variable) {
        boolean isQualifier = variable.annotation().isPresent()
                && variable.annotation().get() instanceof Name name
                && QUALIFIERS.contains(name);
        Optional<Expression> type = isQualifier ? Optional.empty() : variable.annotation();
        boolean isTold = variable.value().isPresent() && variable.value().get() != Constant.ELLIPSIS;
        return type.isEmpty() && isTold ? List.of() : gap(Place.VARIABLE, "", type);
    }

    /** The gap of one type; none if the type is known. */
    private List<Gap> gap(Place place, String parameter, Optional<Expression> type) {
        if (type.isPresent() && isKnown(type.get())) {
            return List.of();
        }
        return List.of(new Gap(place, parameter, type.isPresent() ? Optional.of(shown(type.get())) : Optional.empty()));
    }

    private String shown(Expression type) {
        return new ExpressionPrinter(new DisplayNames(module)::brief).print(type);
    }

    private static boolean isKnown(Expression type) {
        if (KnownNames.isUnknown(type)) {
            return false;
        }
        for (Expression part : type.parts()) {
            if (!isKnown(part)) {
                return false;
            }
        }
        return true;
    }
}
