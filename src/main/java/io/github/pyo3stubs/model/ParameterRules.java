// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Python's rules for the parameters of one function. Each parameter needs a name of its own, and all positional
 * parameters behind one with a default need defaults (The Python Language Reference, section 8.7). PyO3 keeps the
 * second rule, and Rust nearly the first: its names are not Python's once Python has normalized or mangled them. A
 * damaged record can break both.
 */
public final class ParameterRules {

    private static final String NAMES_REMEDY =
            "Give each parameter a name of its own in the Rust code, and build the library again.";

    /** Rust code cannot cause this with any PyO3 that is known. */
    private static final String ORDER_REMEDY =
            "Build the library again. If the message stays, report a bug in the plugin, and name the version of PyO3.";

    private ParameterRules() {}

    /**
     * What Python does not allow about a function's parameters.
     *
     * @param what in words, as the end of a sentence
     * @param remedy what the author of the library can do, as sentences
     */
    public record Violation(String what, String remedy) {}

    /**
     * Looks for what Python does not allow.
     *
     * @param parameters in the order of their kinds
     * @param className the name of the class that has the function in its body; empty for a function of a module
     * @return empty if Python allows a function with these parameters
     */
    public static Optional<Violation> violation(List<Parameter> parameters, String className) {
        if (parameters.size() < 2) {
            return Optional.empty(); // such as getters
        }
        Parameter optional = null;
        Map<String, Parameter> names = new HashMap<>();
        for (Parameter parameter : parameters) {
            Parameter other = names.put(compiled(parameter.name(), className), parameter);
            if (other != null) {
                return Optional.of(new Violation(
                        other.name().equals(parameter.name())
                                ? "two of them have the name '" + parameter.name() + "'"
                                : "'%s' and '%s' are the same name in Python".formatted(other.name(), parameter.name()),
                        NAMES_REMEDY));
            }
            if (parameter.kind().isPositional()) {
                if (parameter.defaultValue().isPresent()) {
                    optional = parameter;
                } else if (optional != null) {
                    return Optional.of(new Violation(
                            "'%s' without a default is behind '%s' with a default"
                                    .formatted(parameter.name(), optional.name()),
                            ORDER_REMEDY));
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
                : Identifiers.mangled(normalized, Identifiers.normalized(className));
    }

    /**
     * The parameters of a function that accepts any arguments.
     *
     * @param described the function's own parameters
     * @param bound the number of those for which Python gives the object or class. They stay, if they are positional
     */
    public static List<Parameter> acceptingAnything(List<Parameter> described, int bound) {
        List<Parameter> given = new ArrayList<>(bound);
        for (Parameter parameter : described) {
            if (given.size() == bound || !parameter.kind().isPositional()) {
                break;
            }
            given.add(parameter.withKind(Kind.POSITIONAL_ONLY));
        }
        List<Parameter> parameters = new ArrayList<>(given);
        parameters.add(unknown(free("args", given), Kind.VAR_POSITIONAL));
        parameters.add(unknown(free("kwargs", given), Kind.VAR_KEYWORD));
        return parameters;
    }

    private static Parameter unknown(String name, Kind kind) {
        return new Parameter(name, kind, Optional.of(Name.INCOMPLETE), Optional.empty());
    }

    /** The name, with as many underscores appended as make it differ for Python from those of other parameters. */
    public static String free(String name, Collection<Parameter> others) {
        Set<String> taken = new HashSet<>();
        for (Parameter other : others) {
            taken.add(Identifiers.normalized(other.name()));
        }
        String free = name;
        while (taken.contains(Identifiers.normalized(free))) {
            free += "_";
        }
        return free;
    }
}
