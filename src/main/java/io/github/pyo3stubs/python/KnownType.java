// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of Python's standard library, or a special form of type hints: a line of {@link TypeTable}.
 *
 * @param name the name by which it is imported
 * @param isForm whether it is not a type by itself: a form that needs arguments, or not a type at all
 * @param since the first release of Python that has it; empty if it is older than 3.10
 * @param parameters its type parameters
 * @param bases the direct supertypes beside {@code object}: base classes, protocols and, for numbers, the wider ones.
 *     Type parameters are local names in them.
 */
public record KnownType(
        Name name, boolean isForm, Optional<PythonVersion> since, List<Parameter> parameters, List<Expression> bases) {

    /** The variance of a type parameter. */
    public enum Variance {
        INVARIANT,
        COVARIANT,
        CONTRAVARIANT
    }

    /** A type parameter. */
    public record Parameter(String name, Kind kind, Variance variance, boolean hasDefault) {}

    public KnownType {
        parameters = List.copyOf(parameters);
        bases = List.copyOf(bases);
    }

    /**
     * Whether a type parameter stands for the parameters of a function, whose arguments can be written in several ways.
     */
    public boolean takesParameters() {
        for (Parameter parameter : parameters) {
            if (parameter.kind() == Kind.PARAMETERS) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the type accepts this number of arguments between brackets. Only {@code tuple} accepts empty brackets.
     */
    public boolean takes(int arguments) {
        boolean anyNumber = false;
        int required = 0;
        for (Parameter parameter : parameters) {
            if (parameter.kind() == Kind.TYPES) {
                anyNumber = true;
            } else if (!parameter.hasDefault()) {
                required++;
            }
        }
        return anyNumber ? required <= arguments : Math.max(1, required) <= arguments && arguments <= parameters.size();
    }

    /**
     * The bases of the type with arguments.
     *
     * @param arguments one for each parameter, or fewer. A base that uses a parameter without argument has no arguments
     *     itself.
     */
    public List<Expression> bases(List<Expression> arguments) {
        Map<Expression, Expression> values = new HashMap<>();
        for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
            values.put(Name.local(parameters.get(i).name()), arguments.get(i));
        }
        return bases.stream().map(base -> with(values, base)).toList();
    }

    private static Expression with(Map<Expression, Expression> values, Expression base) {
        if (base instanceof Subscript subscript) {
            List<Expression> arguments = subscript.arguments().stream()
                    .map(argument -> with(values, argument))
                    .toList();
            boolean isComplete =
                    arguments.stream().noneMatch(argument -> argument instanceof Name name && name.isLocal());
            return isComplete ? new Subscript(subscript.value(), arguments) : subscript.value();
        }
        return values.getOrDefault(base, base);
    }
}
