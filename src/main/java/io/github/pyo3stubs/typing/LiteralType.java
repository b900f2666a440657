// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import java.util.List;
import java.util.Optional;

/** The types of literals, and {@code Literal} types. */
public final class LiteralType {

    private LiteralType() {}

    /** The type of a literal, {@code int} for all numbers; empty for other values. */
    public static Optional<Expression> of(Expression value) {
        if (value instanceof StringConstant) {
            return Optional.of(PythonNames.STR);
        } else if (value instanceof Expression.Number) {
            return Optional.of(PythonNames.INT);
        } else if (value instanceof Expression.Bytes) {
            return Optional.of(Name.builtin("bytes"));
        } else if (value == Constant.TRUE || value == Constant.FALSE) {
            return Optional.of(PythonNames.BOOL);
        }
        return Optional.of(value).filter(Constant.NONE::equals);
    }

    /** The values of a {@code Literal} type; empty for other types. */
    public static Optional<List<Expression>> values(Expression type) {
        return type instanceof Subscript subscript && subscript.value().equals(PythonNames.LITERAL)
                ? Optional.of(subscript.arguments())
                : Optional.empty();
    }
}
