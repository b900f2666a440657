// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.typing.Coroutines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method as type checkers compare it with that of a base: {@code Self} is replaced by the name of a class.
 *
 * @param parameters all parameters, with the one for the object or class
 * @param returns the type of the result, or of the coroutine's result; empty for any type
 */
record Signature(
        String name, Binding binding, List<Parameter> parameters, Optional<Expression> returns, boolean async) {

    /** Limit for the number of parameters, above any real one. */
    private static final int MANY = 100;

    private static final Set<Name> SELF = Set.of(new Name("typing", "Self"), new Name("typing_extensions", "Self"));

    /** The argument that Python passes for the first parameter of a method. */
    enum Binding {
        OBJECT,
        CLASS,
        NOTHING
    }

    /**
     * The signatures of a method, one for each of its overloads.
     *
     * @param theClass the class that {@code Self} means
     */
    static List<Signature> all(Member method, Name theClass) {
        List<Signature> signatures = new ArrayList<>();
        for (Function function : method.functions()) {
            signatures.add(of(function, theClass));
        }
        return signatures;
    }

    /** @param theClass the class that {@code Self} means */
    static Signature of(Function function, Name theClass) {
        List<Parameter> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Optional<Expression> type = withoutSelf(parameter.annotation(), theClass);
            if (type != parameter.annotation()) {
                parameters = Statement.replaced(parameters, function.parameters(), i, parameter.withAnnotation(type));
            }
        }
        return new Signature(
                function.name(),
                binding(function.decorators()),
                parameters,
                withoutSelf(function.returns(), theClass),
                function.async());
    }

    private static Optional<Expression> withoutSelf(Optional<Expression> type, Name theClass) {
        if (type.isEmpty()) {
            return type;
        }
        Expression without = withoutSelf(type.get(), theClass);
        return without == type.get() ? type : Optional.of(without);
    }

    private static Binding binding(List<Expression> decorators) {
        if (decorators.contains(PythonNames.STATIC_METHOD)) {
            return Binding.NOTHING;
        }
        return decorators.contains(PythonNames.CLASS_METHOD) ? Binding.CLASS : Binding.OBJECT;
    }

    static Expression withoutSelf(Expression type, Name theClass) {
        if (type instanceof Name) {
            return SELF.contains(type) ? theClass : type;
        }
        return type.mapped(part -> withoutSelf(part, theClass));
    }

    /** All parameters but the one for the object or class. */
    List<Parameter> called() {
        boolean bound = binding != Binding.NOTHING
                && !parameters.isEmpty()
                && parameters.get(0).kind().isPositional();
        return bound ? parameters.subList(1, parameters.size()) : parameters;
    }

    /** The type of the result of a call; a coroutine for an {@code async def}. */
    Optional<Expression> result() {
        return async ? Optional.of(Coroutines.type(returns)) : returns;
    }

    /**
     * Whether the parameters cannot be compared one by one: {@code *args} or {@code **kwargs} stand for parameters that
     * are listed elsewhere, or there are more parameters than anyone writes.
     */
    boolean isOpaque() {
        if (parameters.size() > MANY) {
            return true;
        }
        for (Parameter parameter : parameters) {
            if (parameter.kind().isVariadic()
                    && parameter.annotation().isPresent()
                    && isUnpacked(parameter.annotation().get())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnpacked(Expression type) {
        return type instanceof Expression.Unary
                || type instanceof Subscript subscript && subscript.form().equals("Unpack");
    }

    /** The number of pairs of parameters. */
    int pairs(Signature other) {
        return parameters.size() * other.parameters.size();
    }

    /** Whether another method has the same parameters, apart from the object or class. */
    boolean hasParametersOf(Signature other) {
        return called().equals(other.called());
    }

    /** The {@code *args} or {@code **kwargs}. */
    static Optional<Parameter> only(Kind kind, List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.kind() == kind) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
