package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Call;
import io.github.pyo3stubs.syntax.Expression.Dict;
import io.github.pyo3stubs.syntax.Expression.Entry;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.ExpressionParser;
import io.github.pyo3stubs.syntax.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.KnownNames;
import io.github.pyo3stubs.syntax.Scope;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** The one of all expressions with the same content that these are compared by. */
final class ContentExpression {

    private final Scope scope;

    /** @param scope what the names within quotes mean */
    ContentExpression(Scope scope) {
        this.scope = scope;
    }

    /** An expression where a type is expected: there, a text is the type that it spells. */
    Expression type(Expression expression) {
        if (expression instanceof Text text) {
            return quoted(text);
        } else if (expression instanceof Subscript subscript) {
            return subscript.mapped(this::type, this::value);
        }
        if (expression instanceof Union union) {
            List<Expression> members =
                    types(union.members()).stream().distinct().toList();
            return members.size() == 1 ? members.get(0) : new Union(members);
        }
        boolean ofTypes =
                expression instanceof Tuple || expression instanceof ListDisplay || expression instanceof Unary;
        return ofTypes ? expression.mapped(this::type) : value(expression);
    }

    List<Expression> types(List<Expression> expressions) {
        return expressions.stream().map(this::type).toList();
    }

    private Expression quoted(Text text) {
        try {
            return type(ExpressionParser.parse(text.value(), scope));
        } catch (ExpressionSyntaxException noType) {
            return text;
        }
    }

    List<Expression> values(List<Expression> expressions) {
        return expressions.stream().map(this::value).toList();
    }

    /** An expression where any value is expected. */
    Expression value(Expression expression) {
        if (expression instanceof Name name) {
            return whole(KnownNames.current(name).dotted());
        } else if (expression instanceof Number number) {
            return new Number(canonical(number.literal()));
        }
        boolean ofTypes = expression instanceof Call call
                && call.callee() instanceof Name callee
                && callee.path().equals("TypedDict");
        Expression mapped = expression.mapped(ofTypes ? this::entryTypes : this::value);
        return mapped instanceof Attribute attribute && attribute.value() instanceof Name name
                ? whole(name.dotted() + "." + attribute.attribute())
                : mapped;
    }

    /** An argument of {@code TypedDict("T", {"key": type})}. */
    private Expression entryTypes(Expression argument) {
        return argument instanceof Dict dictionary
                ? dictionary.mapped(entry -> entry instanceof Entry typed
                        ? new Entry(value(typed.key()), type(typed.value()))
                        : value(entry))
                : value(argument);
    }

    /**
     * A name as if all before its last part were the module: {@code collections.abc.Buffer} means the same by
     * {@code import collections.abc} and by {@code from collections import abc}.
     */
    private static Name whole(String dottedName) {
        int dot = dottedName.lastIndexOf('.');
        return new Name(dottedName.substring(0, Math.max(dot, 0)), dottedName.substring(dot + 1));
    }

    /** A number by its value (The Python Language Reference, section 2.6). */
    private static String canonical(String literal) {
        String digits = literal.replace("_", "").toLowerCase(Locale.ROOT);
        String sign = digits.startsWith("-") ? "-" : "";
        String unsigned = digits.replaceFirst("^[-+]", "");
        if (unsigned.matches("0[xob].+")) {
            return sign + new BigInteger(unsigned.substring(2), radix(unsigned.charAt(1)));
        } else if (unsigned.matches("\\d+")) {
            return sign + new BigInteger(unsigned);
        } else if (unsigned.endsWith("j")) {
            return sign + Double.parseDouble(unsigned.substring(0, unsigned.length() - 1)) + "j";
        }
        return sign + Double.parseDouble(unsigned);
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
    }
}
