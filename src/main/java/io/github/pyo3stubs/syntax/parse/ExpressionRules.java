// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Choice;
import io.github.pyo3stubs.syntax.ValueExpression.Dict;
import io.github.pyo3stubs.syntax.ValueExpression.Keyword;
import io.github.pyo3stubs.syntax.ValueExpression.Lambda;
import io.github.pyo3stubs.syntax.ValueExpression.SetDisplay;
import io.github.pyo3stubs.syntax.ValueExpression.Slice;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Python's rules for values that {@link ExpressionParser} does not check, because it reads files that Python accepts.
 *
 * <p>Some values are refused although Python may accept them. Formatted strings are kept as text, so nothing is known
 * of the expressions in them. Lambdas have names that mean something only within them. Python versions and places
 * differ in whether they accept {@code :=}, {@code await}, {@code yield}, {@code async for} and {@code x[*y]}.
 */
public final class ExpressionRules {

    private static final Set<String> OPERATORS = Set.of("+", "-", "~", "not");

    private static final VerbatimToken FOR = new VerbatimToken("for");
    private static final VerbatimToken ASYNC = new VerbatimToken("async");

    private ExpressionRules() {}

    /** Whether Python accepts a value between the brackets of a subscript, wherever the subscript stands. */
    public static boolean isArgument(Expression argument) {
        return argument instanceof Slice ? areValues(argument.parts()) : isValue(argument);
    }

    private static boolean areValues(List<Expression> parts) {
        return parts.stream().allMatch(ExpressionRules::isValue);
    }

    /** Whether Python accepts an expression in the place of any value. */
    private static boolean isValue(Expression value) {
        if (value instanceof Subscript subscript) {
            return isValue(subscript.value()) && subscript.arguments().stream().allMatch(ExpressionRules::isArgument);
        } else if (value instanceof Call call) {
            return isValue(call.callee()) && areArguments(call.arguments());
        } else if (value instanceof Dict dict) {
            return areElements(dict.entries(), "**");
        } else if (value instanceof Tuple || value instanceof ListDisplay || value instanceof SetDisplay) {
            return areElements(value.parts(), "*");
        } else if (value instanceof Unary unary) {
            return OPERATORS.contains(unary.operator()) && isValue(unary.operand());
        } else if (value instanceof Verbatim verbatim) {
            return Choice.of(verbatim)
                    .map(choice -> areValues(List.of(choice.value(), choice.test(), choice.otherwise())))
                    .orElseGet(() -> isComprehension(verbatim.parts()));
        }
        boolean isPart = value instanceof Keyword || value instanceof Slice || value instanceof VerbatimToken;
        return !isPart && !(value instanceof Lambda) && areValues(value.parts());
    }

    private static boolean areElements(List<Expression> elements, String stars) {
        return elements.stream().allMatch(element -> isValue(unpacked(element, stars)));
    }

    /** What an element unpacks; the element itself if it has no such stars. */
    private static Expression unpacked(Expression element, String stars) {
        return element instanceof Unary unary && unary.operator().equals(stars) ? unary.operand() : element;
    }

    /**
     * Whether Python accepts the arguments of a call: nothing by position behind a keyword or {@code **}, no {@code *}
     * behind {@code **}, and each keyword once.
     */
    private static boolean areArguments(List<Expression> arguments) {
        Set<String> keywords = new HashSet<>();
        boolean isMapped = false;
        for (Expression argument : arguments) {
            Expression value = argument;
            boolean isInPlace = keywords.isEmpty() && !isMapped;
            if (argument instanceof Keyword keyword) {
                String name = Identifiers.normalized(keyword.name());
                isInPlace = !Keywords.isReserved(name) && keywords.add(name);
                value = keyword.value();
            } else if (argument instanceof Unary unary && unary.operator().equals("**")) {
                isInPlace = true;
                isMapped = true;
                value = unary.operand();
            } else if (argument instanceof Unary unary && unary.operator().equals("*")) {
                isInPlace = !isMapped;
                value = unary.operand();
            }
            if (!isInPlace || !isValue(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the parts are a bracket, an element, words that each have an expression behind them, and a bracket. */
    private static boolean isComprehension(List<Expression> parts) {
        if (!(parts.size() > 3 && parts.get(2).equals(FOR) && isValue(parts.get(1)))) {
            return false;
        }
        for (int i = 2; i < parts.size() - 1; i += 2) {
            Expression part = parts.get(i + 1);
            if (parts.get(i).equals(ASYNC) || !(parts.get(i).equals(FOR) ? isTarget(part) : isValue(part))) {
                return false;
            }
        }
        return true;
    }

    /** Whether Python accepts a target of {@code for}; false for rare ones, such as {@code *a, b} and {@code a[0]}. */
    private static boolean isTarget(Expression target) {
        return target instanceof Name
                || (target instanceof Tuple || target instanceof ListDisplay)
                        && target.parts().stream().allMatch(ExpressionRules::isTarget);
    }
}
