// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import java.util.List;
import java.util.Optional;

/** Types of the results of {@code async} functions. */
public final class Coroutines {

    private static final Name COROUTINE = new Name("collections.abc", "Coroutine");

    private Coroutines() {}

    /** The type of the coroutine that a call of an {@code async} function returns. */
    public static Expression type(Optional<Expression> result) {
        return new Subscript(COROUTINE, List.of(PythonNames.ANY, PythonNames.ANY, result.orElse(Name.INCOMPLETE)));
    }

    /** The functions, without {@code async} if only some have it: type checkers reject such overloads. */
    static List<Function> evenlyAsync(List<Function> functions) {
        boolean mixed = functions.stream().map(Function::async).distinct().count() > 1;
        return functions.stream()
                .map(function -> mixed && function.async() ? returningCoroutine(function) : function)
                .toList();
    }

    private static Function returningCoroutine(Function function) {
        return function.withAsync(false).withReturns(Optional.of(type(function.returns())));
    }
}
