// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.model.ParameterRules;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.typing.UnionType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parameters as a stub can declare them, without accepting calls that Python rejects. A parameter that is named like a
 * Python keyword gets another name and becomes positional-only, because callers cannot use the new name. So do the
 * parameters before it, as Python demands. A keyword-only parameter keeps its name for {@link KeyedArguments}, unless
 * the function's {@code **kwargs} can accept the argument.
 */
final class WritableParameters {

    private WritableParameters() {}

    /** @param described a function's parameters, in the order of their kinds */
    static List<Parameter> of(List<Parameter> described) {
        return hasKeyword(described) ? renamed(described) : described;
    }

    /** Whether a parameter is named like a Python keyword, or with a private name. Most functions have none. */
    private static boolean hasKeyword(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (isWithoutKeyword(parameter.name())) {
                return true;
            }
        }
        return false;
    }

    private static List<Parameter> renamed(List<Parameter> described) {
        int positionalOnly = IntStream.range(0, described.size())
                .filter(i -> described.get(i).kind() == Kind.POSITIONAL_OR_KEYWORD
                        && isWithoutKeyword(described.get(i).name()))
                .reduce(-1, (earlier, later) -> later);
        List<Parameter> parameters = IntStream.range(0, described.size())
                .mapToObj(i -> i <= positionalOnly ? described.get(i).withKind(Kind.POSITIONAL_ONLY) : described.get(i))
                .map(parameter -> isKeyed(parameter) ? parameter : renamed(parameter, described))
                .toList();
        return parameters.stream().anyMatch(parameter -> parameter.kind() == Kind.VAR_KEYWORD)
                ? taken(parameters)
                : parameters;
    }

    /** Whether no call can use the name as a keyword. Type checkers treat private names so, too. */
    private static boolean isWithoutKeyword(String name) {
        return Keywords.isReserved(name) || Identifiers.isMangled(name);
    }

    /** Whether a parameter is keyword-only and named like a Python keyword. */
    static boolean isKeyed(Parameter parameter) {
        return parameter.kind() == Kind.KEYWORD_ONLY && Keywords.isReserved(parameter.name());
    }

    static boolean hasKeyed(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (isKeyed(parameter)) {
                return true;
            }
        }
        return false;
    }

    private static Parameter renamed(Parameter parameter, List<Parameter> others) {
        return Keywords.isReserved(parameter.name())
                ? parameter.withName(ParameterRules.free(parameter.name() + "_", others))
                : parameter;
    }

    /** The parameters, with those that only a Python keyword could name as part of {@code **kwargs}. */
    private static List<Parameter> taken(List<Parameter> parameters) {
        Predicate<Parameter> takes = parameter -> parameter.kind() == Kind.VAR_KEYWORD;
        List<Optional<Expression>> types = Stream.concat(
                        parameters.stream().filter(takes), parameters.stream().filter(WritableParameters::isKeyed))
                .map(Parameter::annotation)
                .toList();
        return parameters.stream()
                .filter(parameter -> !isKeyed(parameter))
                .map(parameter -> takes.test(parameter) ? parameter.withAnnotation(UnionType.of(types)) : parameter)
                .toList();
    }
}
