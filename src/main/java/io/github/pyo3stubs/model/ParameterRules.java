// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Python's rules for the parameters of one function. Each parameter needs a name of its own, and all positional
 * parameters behind one with a default need defaults (The Python Language Reference, section 8.7). PyO3 keeps the
 * second rule, and Rust nearly the first: its names are not Python's once Python has normalized or mangled them. A
 * damaged record can break both.
 */
public final class ParameterRules {

    private ParameterRules() {}

    /**
     * What Python does not allow about a function's parameters, in words.
     *
     * @param parameters in the order of their kinds
     * @param className the name of the class that has the function in its body; empty for a function of a module
     * @return empty if Python allows a function with these parameters
     */
    public static Optional<String> violation(List<Parameter> parameters, String className) {
        Parameter optional = null;
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(compiled(parameter.name(), className))) {
                return Optional.of("two of them have the name '" + parameter.name() + "'");
            }
            if (parameter.kind().isPositional()) {
                if (parameter.defaultValue().isPresent()) {
                    optional = parameter;
                } else if (optional != null) {
                    return Optional.of("'%s' without a default is behind '%s' with a default"
                            .formatted(parameter.name(), optional.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** The name that Python's compiler makes of a name: normalized, and mangled if it is private. */
    private static String compiled(String name, String className) {
        String normalized = Identifiers.normalized(name);
        return className.isEmpty() || !Identifiers.isMangled(normalized)
                ? normalized
                : Identifiers.mangled(normalized, className);
    }

    /**
     * The parameters of a function that accepts any arguments.
     *
     * @param bound the parameters before these arguments, for which Python gives the object or class
     */
    public static List<Parameter> acceptingAnything(List<Parameter> bound) {
        Set<String> taken = new HashSet<>();
        List<Parameter> parameters = new ArrayList<>(bound.size() + 2);
        for (Parameter parameter : bound) {
            taken.add(parameter.name());
            parameters.add(parameter.withKind(Kind.POSITIONAL_ONLY));
        }
        parameters.add(unknown(free("args", taken), Kind.VAR_POSITIONAL));
        parameters.add(unknown(free("kwargs", taken), Kind.VAR_KEYWORD));
        return parameters;
    }

    private static Parameter unknown(String name, Kind kind) {
        return new Parameter(name, kind, Optional.of(Name.INCOMPLETE), Optional.empty());
    }

    /** The name, with as many underscores appended as make it differ from others. */
    public static String free(String name, Set<String> others) {
        String free = name;
        while (others.contains(free)) {
            free += "_";
        }
        return free;
    }
}
