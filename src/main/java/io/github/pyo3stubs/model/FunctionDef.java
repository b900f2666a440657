// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import java.util.List;
import java.util.Optional;

/** A function of a module or a method of a class; a property is one method for each of its accessors. */
public record FunctionDef(
        String name,
        Optional<String> documentation,
        List<Expression> decorators,
        List<Parameter> parameters,
        Optional<Expression> returns,
        boolean async) {
    public FunctionDef {
        decorators = List.copyOf(decorators);
        parameters = List.copyOf(parameters);
    }

    public FunctionDef withParameters(List<Parameter> parameters) {
        return new FunctionDef(name, documentation, decorators, parameters, returns, async);
    }

    public FunctionDef withReturns(Optional<Expression> returns) {
        return new FunctionDef(name, documentation, decorators, parameters, returns, async);
    }
}
