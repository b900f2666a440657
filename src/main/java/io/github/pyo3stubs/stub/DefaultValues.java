// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.typing.LiteralType;
import io.github.pyo3stubs.typing.TypeFit;
import io.github.pyo3stubs.typing.UnionType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Default values that type checkers accept. Authors write {@code b: "str" = None}, which they reject.
 *
 * @param extension the name of the extension module
 */
record DefaultValues(String extension) implements UnaryOperator<Parameter> {

    private static final Name HASHABLE = new Name("collections.abc", "Hashable");

    /** A parameter with the default {@code ...} in the place of a {@code None} that its type does not include. */
    @Override
    public Parameter apply(Parameter parameter) {
        return parameter.defaultValue().orElse(null) == Constant.NONE && excludesNone(parameter.annotation())
                ? parameter.withDefaultValue(Optional.of(Constant.ELLIPSIS))
                : parameter;
    }

    /**
     * Whether a type is known not to include {@code None}: all its members are classes of Python or of the extension.
     */
    private boolean excludesNone(Optional<Expression> type) {
        if (type.isEmpty()
                || type.get() instanceof Union union && union.members().contains(Constant.NONE)) {
            return false;
        }
        for (Expression member : UnionType.members(type.get())) {
            boolean isWithoutNone = member instanceof Subscript subscript
                    ? !isLiteralNone(member) && isClass(subscript.value())
                    : isClass(member);
            if (!isWithoutNone) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteralNone(Expression type) {
        for (Expression value : LiteralType.values(type).orElse(List.of())) {
            if (value == Constant.NONE || isLiteralNone(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean isClass(Expression type) {
        return type instanceof Name name
                && !TypeFit.ANYTHING.contains(name)
                && !name.equals(HASHABLE)
                && (StandardLibrary.contains(name.module())
                        || KnownNames.contains(name)
                        || DottedName.of(name.module()).startsWith(extension));
    }
}
