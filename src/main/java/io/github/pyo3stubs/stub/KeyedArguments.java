// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.model.ParameterRules;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Declares parameters that can only be given by a keyword that is not a valid name, as in {@code f(**{"from": 1})}. The
 * function has {@code **kwargs: Unpack[_FKwargs]}, and a private {@code TypedDict} in its module lists them (PEP 692).
 * No other module needs that dictionary, and at run time it does not exist.
 */
final class KeyedArguments {

    private static final Name TYPED_DICT = new Name("typing", "TypedDict");
    private static final Name NOT_REQUIRED = new Name("typing", "NotRequired");
    private static final Name UNPACK = new Name("typing", "Unpack");

    private final String module;
    private final PythonVersion minimumPython;
    private final Set<String> taken = new HashSet<>();

    /**
     * The dictionaries, by their declarations under the name that the function suggests; another declaration may have
     * that name. Overloads may share a dictionary.
     */
    private final Map<Assignment, Assignment> dictionaries = new LinkedHashMap<>();

    private KeyedArguments(String module, PythonVersion minimumPython) {
        this.module = module;
        this.minimumPython = minimumPython;
    }

    /**
     * A module's body in which all functions can be written, with the dictionaries that they need behind
     * {@code __all__}.
     *
     * @param minimumPython the oldest Python for which the types are to be importable
     */
    static List<Statement> in(List<Statement> body, String module, PythonVersion minimumPython) {
        KeyedArguments arguments = new KeyedArguments(module, minimumPython);
        arguments.take(body);
        List<Statement> writable = new ArrayList<>(arguments.body(body, ""));
        int place = (int) writable.stream().takeWhile(KeyedArguments::isHead).count();
        writable.addAll(place, arguments.dictionaries.values());
        return writable;
    }

    private static boolean isHead(Statement statement) {
        return statement instanceof Import
                || statement instanceof Declaration declaration
                        && declaration.name().equals(StubFile.ALL);
    }

    private void take(List<Statement> body) {
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                taken.add(declaration.name());
            } else if (statement instanceof Import explicit) {
                explicit.local().ifPresent(taken::add);
            }
            if (statement instanceof ClassDefinition definition) {
                take(definition.body());
            }
        }
    }

    /** @param around the beginning of the dictionaries' names: the classes around the body */
    private List<Statement> body(List<Statement> body, String around) {
        return body.stream()
                .map(statement -> statement instanceof Function function
                        ? function(function, around)
                        : statement instanceof ClassDefinition definition
                                ? definition.withBody(body(definition.body(), around + capitalized(definition.name())))
                                : statement)
                .toList();
    }

    private Function function(Function function, String around) {
        List<Parameter> keyed = function.parameters().stream()
                .filter(WritableParameters::isKeyed)
                .toList();
        if (keyed.isEmpty()) {
            return function;
        }
        List<Parameter> others = function.parameters().stream()
                .filter(not(WritableParameters::isKeyed))
                .toList();
        Name dictionary = new Name(module, dictionary("_" + around + capitalized(function.name()) + "Kwargs", keyed));
        Parameter kwargs = new Parameter(
                ParameterRules.free("kwargs", others),
                Kind.VAR_KEYWORD,
                Optional.of(new Subscript(available(UNPACK), List.of(dictionary))),
                Optional.empty());
        return function.withParameters(
                Stream.concat(others.stream(), Stream.of(kwargs)).toList());
    }

    /** The name of the dictionary for these parameters. It is the only declaration of that name in the file. */
    private String dictionary(String wanted, List<Parameter> keyed) {
        return dictionaries
                .computeIfAbsent(declaration(wanted, keyed), any -> {
                    String name = wanted;
                    for (int number = 2; !taken.add(name); number++) {
                        name = wanted + number;
                    }
                    return declaration(name, keyed);
                })
                .name();
    }

    private Assignment declaration(String name, List<Parameter> keyed) {
        List<Expression> entries = keyed.stream()
                .<Expression>map(
                        parameter -> new ValueExpression.Entry(new StringConstant(parameter.name()), type(parameter)))
                .toList();
        Expression call = new ValueExpression.Call(
                available(TYPED_DICT), List.of(new StringConstant(name), new ValueExpression.Dict(entries)));
        return new Assignment(name, Optional.empty(), Optional.of(call), Optional.empty());
    }

    private Expression type(Parameter parameter) {
        Expression type = parameter.annotation().orElse(Name.INCOMPLETE);
        return parameter.defaultValue().isPresent() ? new Subscript(available(NOT_REQUIRED), List.of(type)) : type;
    }

    private Name available(Name name) {
        return KnownNames.available(name, minimumPython).orElse(name);
    }

    /** {@code DoThis} for {@code do_this}, and {@code New} for {@code __new__}. */
    private static String capitalized(String name) {
        return Stream.of(name.split("_"))
                .filter(not(String::isEmpty))
                .map(word -> {
                    int first = word.offsetByCodePoints(0, 1);
                    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
                })
                .collect(joining());
    }
}
