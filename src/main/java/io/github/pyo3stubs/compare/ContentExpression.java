// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Dict;
import io.github.pyo3stubs.syntax.ValueExpression.Entry;
import io.github.pyo3stubs.syntax.parse.ExpressionParser;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Canonical form of an expression: equal forms mean equal content. */
public final class ContentExpression {

    private static final Name OPTIONAL = new Name("typing", "Optional");
    private static final Name UNION = new Name("typing", "Union");

    private final NameResolver scope;

    /** @param scope resolves names within quotes */
    public ContentExpression(NameResolver scope) {
        this.scope = scope;
    }

    /** The form of a type. A string is the type that it contains. */
    public Expression type(Expression expression) {
        if (expression instanceof StringConstant text) {
            return quoted(text);
        } else if (expression instanceof Name name) {
            Name canonical = name(name);
            return canonical.equals(PythonNames.NONE_TYPE) ? Constant.NONE : canonical;
        } else if (expression instanceof Subscript subscript) {
            return form(subscript.mapped(this::type, this::value));
        } else if (expression instanceof Union union) {
            return ContentUnion.of(union.members().stream().map(this::type).toList());
        }
        boolean ofTypes =
                expression instanceof Tuple || expression instanceof ListDisplay || expression instanceof Unary;
        return ofTypes ? expression.mapped(this::type) : value(expression);
    }

    /** {@code Optional} and {@code Union} as a union; any other type as it is. */
    private static Expression form(Subscript subscript) {
        if (subscript.value().equals(OPTIONAL)) {
            return ContentUnion.of(Stream.concat(subscript.arguments().stream(), Stream.of(Constant.NONE))
                    .toList());
        } else if (subscript.value().equals(UNION)) {
            return ContentUnion.of(subscript.arguments());
        }
        return ContentUnion.of(List.of(subscript));
    }

    private Expression quoted(StringConstant text) {
        try {
            return type(ExpressionParser.parse(text.value(), scope));
        } catch (ExpressionSyntaxException noType) {
            return text;
        }
    }

    /** The form of a decorator: a name, or a call of a name. */
    public Expression decorator(Expression expression) {
        if (expression instanceof Call call) {
            return new Call(
                    decorator(call.callee()),
                    call.arguments().stream().map(this::value).toList());
        }
        return value(expression) instanceof Name name ? name(name) : value(expression);
    }

    /** The canonical name of an object that several modules offer. */
    Name name(Name name) {
        return KnownNames.canonical(whole(name));
    }

    /** The form of a value. {@code typing.List} and {@code list} are different values. */
    public Expression value(Expression expression) {
        if (expression instanceof Name name) {
            return KnownNames.current(whole(name));
        } else if (expression instanceof Number number) {
            return number(number);
        }
        boolean ofTypes = expression instanceof Call call
                && call.callee() instanceof Name callee
                && callee.path().equals("TypedDict");
        Expression mapped = expression.mapped(ofTypes ? this::entryTypes : this::value);
        return mapped instanceof Attribute attribute && attribute.value() instanceof Name name
                ? whole(name.dotted() + "." + attribute.attribute())
                : mapped;
    }

    /** The form of an argument of {@code TypedDict("T", {"key": type})}. */
    private Expression entryTypes(Expression argument) {
        return argument instanceof Dict dictionary
                ? dictionary.mapped(entry -> entry instanceof Entry typed
                        ? new Entry(value(typed.key()), type(typed.value()))
                        : value(entry))
                : value(argument);
    }

    /**
     * The name with all parts except the last as its module. So {@code collections.abc.Buffer} is one name after
     * {@code import collections.abc} and after {@code from collections import abc}.
     */
    private static Name whole(Name name) {
        boolean isWhole = !name.isLocal()
                && !name.isModule()
                && DottedName.of(name.path()).isSimple();
        return isWhole ? name : whole(name.dotted());
    }

    private static Name whole(String dottedName) {
        DottedName name = DottedName.of(dottedName);
        return new Name(name.parent().map(DottedName::text).orElse(""), name.last());
    }

    private static Number number(Number number) {
        String canonical = canonical(number.literal());
        return canonical.equals(number.literal()) ? number : new Number(canonical);
    }

    /** One literal for all literals of the same value (The Python Language Reference, section 2.6). */
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
