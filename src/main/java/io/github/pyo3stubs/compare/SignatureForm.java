// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Canonical form of a stub for a comparison of signatures: names, their kinds, and how functions are called.
 *
 * <p>Declarations that are the same to a caller have one form. A property with a setter is an attribute. A constructor
 * is {@code __new__} if the class has only one of {@code __new__} and {@code __init__}. {@code self} and {@code cls}
 * are the same, and other special methods have positional arguments without names. The form has no conditions, no
 * {@code __all__}, and none of the declarations that are types: type variables, aliases and private {@code TypedDict}s
 * of keywords.
 */
public final class SignatureForm {

    private static final String NEW = "__new__";
    private static final String INIT = "__init__";
    private static final Set<String> TYPE_VARIABLES = Set.of("TypeVar", "TypeVarTuple", "ParamSpec", "NewType");

    /** The kinds that callers of a function notice. */
    private static final Set<DeclarationKind> KINDS = EnumSet.of(
            DeclarationKind.OVERLOAD,
            DeclarationKind.PROPERTY,
            DeclarationKind.CLASS_METHOD,
            DeclarationKind.STATIC_METHOD);

    private SignatureForm() {}

    /** @param content the canonical form of a stub */
    public static StubFile of(StubFile content) {
        List<Statement> body = Body.flat(content.body())
                .flatMap(statement -> statement(statement, false))
                .toList();
        return content.with(Optional.empty(), body);
    }

    private static Stream<Statement> statement(Statement statement, boolean inClass) {
        if (statement instanceof Function function) {
            return Stream.of(function(function, inClass));
        } else if (statement instanceof ClassDefinition definition) {
            return Stream.of(new ClassDefinition(
                    definition.name(), List.of(), List.of(), Optional.empty(), members(definition.body())));
        } else if (statement instanceof Assignment assignment && !declaresType(assignment)) {
            return Stream.of(attribute(assignment.name()));
        }
        return statement instanceof Import ? Stream.of(statement) : Stream.of();
    }

    private static boolean declaresType(Assignment assignment) {
        boolean alias = assignment.annotation().orElse(null) instanceof Name type
                && type.path().equals("TypeAlias");
        boolean variable = assignment.value().orElse(null) instanceof ValueExpression.Call call
                && call.callee() instanceof Name callee
                && (TYPE_VARIABLES.contains(callee.path())
                        || callee.path().equals("TypedDict")
                                && assignment.name().startsWith("_"));
        return alias || variable || assignment.name().equals(StubFile.ALL);
    }

    private static Assignment attribute(String name) {
        return new Assignment(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The members of a class that have another name in this form: a constructor {@code __init__}, which becomes
     * {@code __new__}.
     *
     * @param members names of all members
     * @return the names in the form, by the members' own names
     */
    public static Map<String, String> othersNames(Set<String> members) {
        return members.contains(NEW) ? Map.of() : Map.of(INIT, NEW);
    }

    private static List<Statement> members(List<Statement> body) {
        List<Statement> members = Body.flat(body).toList();
        Set<String> settable = functions(members)
                .filter(function -> DeclarationKind.of(function) == DeclarationKind.SETTER)
                .map(Function::name)
                .collect(toSet());
        Set<String> names = functions(members).map(Function::name).collect(toSet());
        List<Statement> remaining = new ArrayList<>();
        for (Statement member : members) {
            if (!(member instanceof Function function)) {
                statement(member, true).forEach(remaining::add);
            } else if (DeclarationKind.of(function) == DeclarationKind.SETTER) {
                remaining.add(attribute(function.name()));
            } else if (!settable.contains(function.name())
                    && !DeclarationKind.of(function).isAccessor()) {
                remaining.add(function(function, true)
                        .withName(othersNames(names).getOrDefault(function.name(), function.name())));
            }
        }
        return remaining;
    }

    private static Stream<Function> functions(List<Statement> members) {
        return members.stream().filter(Function.class::isInstance).map(Function.class::cast);
    }

    private static Function function(Function function, boolean inClass) {
        List<Expression> decorators = KINDS.stream()
                .filter(kind -> kind.isMadeOf(function))
                .<Expression>map(kind -> Name.builtin(kind.decorator()))
                .toList();
        boolean bound = inClass && !DeclarationKind.STATIC_METHOD.isMadeOf(function);
        boolean special = inClass
                && function.name().matches("__\\w+__")
                && !Set.of(NEW, INIT, "__call__").contains(function.name());
        List<Parameter> parameters = function.parameters();
        return function.withDecorators(decorators)
                .withAsync(false)
                .withTypeParameters(List.of())
                .withParameters(IntStream.range(0, parameters.size())
                        .mapToObj(i -> bound && i == 0 || special
                                ? positional(i, parameters.get(i))
                                : untyped(parameters.get(i)))
                        .toList())
                .withReturns(Optional.empty())
                .withDocumentation(Optional.empty());
    }

    /** A parameter whose name callers do not use. It gets a name for its position. */
    private static Parameter positional(int place, Parameter parameter) {
        Parameter untyped = untyped(parameter);
        return parameter.kind().isPositional()
                ? untyped.withName(place == 0 ? "self" : "argument" + place).withKind(Kind.POSITIONAL_ONLY)
                : untyped;
    }

    private static Parameter untyped(Parameter parameter) {
        return parameter
                .withAnnotation(Optional.empty())
                .withDefaultValue(parameter.defaultValue().map(value -> Expression.Constant.ELLIPSIS));
    }
}
