// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.syntax.Expression;
import java.util.List;

/**
 * A condition on system and version.
 *
 * @param comparisons how many comparisons the expression has
 */
record Formula(Expression expression, int comparisons) {

    static Formula of(Expression comparison) {
        return new Formula(comparison, 1);
    }

    static Formula all(List<Formula> formulas) {
        return new Formula(GuardExpressions.all(expressions(formulas)), comparisons(formulas));
    }

    static Formula any(List<Formula> formulas) {
        return new Formula(GuardExpressions.any(expressions(formulas)), comparisons(formulas));
    }

    private static List<Expression> expressions(List<Formula> formulas) {
        return formulas.stream().map(Formula::expression).toList();
    }

    private static int comparisons(List<Formula> formulas) {
        return formulas.stream().mapToInt(Formula::comparisons).sum();
    }
}
