// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How closely expressions bind, the loosest first (The Python Language Reference, section 6.17). */
public enum Precedence {
    /** Conditional expressions, lambdas, and expressions that only a comma or a bracket can end. */
    TEST,
    OR("or"),
    AND("and"),
    NOT,
    COMPARISON("in", "not in", "is", "is not", "<", "<=", ">", ">=", "!=", "=="),
    UNION("|"),
    XOR("^"),
    INTERSECTION("&"),
    SHIFT("<<", ">>"),
    SUM("+", "-"),
    PRODUCT("*", "/", "//", "%", "@"),
    SIGN,
    POWER("**"),
    AWAIT,
    PRIMARY;

    private static final Map<String, Precedence> BY_OPERATOR = new HashMap<>();

    static {
        for (Precedence precedence : values()) {
            for (String operator : precedence.operators) {
                BY_OPERATOR.put(operator, precedence);
            }
        }
    }

    private final Set<String> operators;

    Precedence(String... operators) {
        this.operators = Set.of(operators);
    }

    public Precedence tighter() {
        return values()[ordinal() + 1];
    }

    /** Whether an operation means the same with and without parentheses as an operand of one of its own precedence. */
    boolean isFlat(int operand, int operands) {
        return switch (this) {
            case OR, AND -> true;
            case COMPARISON -> false;
            case POWER -> operand == operands - 1;
            default -> operand == 0;
        };
    }

    /** The precedence of an operator with an operand on either side; nothing if there is no such operator. */
    public static Optional<Precedence> ofOperator(String operator) {
        return Optional.ofNullable(BY_OPERATOR.get(operator));
    }

    /** The precedence that all operators of an operation share. */
    public static Precedence of(List<String> operators) {
        List<Precedence> precedences =
                operators.stream().map(BY_OPERATOR::get).distinct().toList();
        if (precedences.size() != 1 || precedences.get(0) == null) {
            throw new IllegalArgumentException("not operators of one precedence: " + operators);
        }
        return precedences.get(0);
    }

    public static Precedence of(Expression expression) {
        // instanceof loads the class that it names, so the usual kinds are asked for first
        if (expression instanceof Expression.Subscript || expression instanceof Expression.Constant) {
            return PRIMARY;
        } else if (expression instanceof Expression.Union) {
            return UNION;
        } else if (expression instanceof ValueExpression.Operation operation) {
            return of(operation.operators());
        } else if (expression instanceof Expression.Unary unary) {
            return switch (unary.operator()) {
                case "not" -> NOT;
                case "await" -> AWAIT;
                case "*", "**" -> TEST;
                default -> SIGN;
            };
        } else if (expression instanceof Expression.Number number) {
            return isSign(number.literal().charAt(0)) ? SIGN : PRIMARY;
        } else if (expression instanceof ValueExpression.Verbatim verbatim) {
            return isBracketed(verbatim) ? PRIMARY : TEST;
        }
        return expression instanceof ValueExpression.Lambda ? TEST : PRIMARY;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static boolean isBracketed(ValueExpression.Verbatim verbatim) {
        return verbatim.parts().get(0) instanceof ValueExpression.VerbatimToken word
                && Set.of("(", "[", "{").contains(word.text());
    }
}
