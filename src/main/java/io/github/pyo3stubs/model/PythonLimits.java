// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Number;

/** How large an expression may be for Python to read it. Only damaged records and hostile text have larger ones. */
public final class PythonLimits {

    /** Each level needs at most one bracket, and Python 3.9 and newer read 150 of them and more. */
    private static final int MAX_DEPTH = 100;

    /** The limit of {@code sys.set_int_max_str_digits}. */
    private static final int MAX_DIGITS = 4300;

    private PythonLimits() {}

    /** Whether Python reads an expression. */
    public static boolean allow(Expression expression) {
        return allow(expression, MAX_DEPTH);
    }

    private static boolean allow(Expression expression, int depth) {
        if (depth == 0
                || expression instanceof Number number && number.literal().length() > MAX_DIGITS) {
            return false;
        }
        for (Expression part : expression.parts()) {
            if (!allow(part, depth - 1)) {
                return false;
            }
        }
        return true;
    }
}
