// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Precedence;
import io.github.pyo3stubs.syntax.TypeParameter;
import io.github.pyo3stubs.syntax.ValueExpression;
import io.github.pyo3stubs.syntax.token.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes expressions as Python text (specification, section 5.8). */
public final class ExpressionPrinter {

    private final Function<Expression.Name, String> spelling;

    /** @param spelling gives the text of a name */
    public ExpressionPrinter(Function<Expression.Name, String> spelling) {
        this.spelling = spelling;
    }

    /** The text of an expression. */
    public String print(Expression expression) {
        StringBuilder text = new StringBuilder();
        write(expression, text);
        return text.toString();
    }

    /** A signature: {@code (a: int, *, b: str) -> None}. */
    public String signature(List<Parameter> parameters, Optional<Expression> returns) {
        StringBuilder text = new StringBuilder("(");
        writeParameters(parameters, text);
        text.append(')');
        writeAfter(" -> ", returns, text);
        return text.toString();
    }

    /** The texts between the commas of a function's parentheses (specification, section 5.7). */
    public List<String> parameters(List<Parameter> parameters) {
        List<String> texts = new ArrayList<>();
        for (Parameter parameter : MarkedParameters.of(parameters)) {
            texts.add(parameter(parameter));
        }
        return texts;
    }

    /** A parameter, with its stars. */
    public String parameter(Parameter parameter) {
        StringBuilder text = new StringBuilder();
        write(parameter, text);
        return text.toString();
    }

    /** A type parameter, with its stars. */
    public String typeParameter(TypeParameter parameter) {
        StringBuilder text = new StringBuilder();
        write(parameter, text);
        return text.toString();
    }

    /** Appends an expression to a text. */
    void write(Expression expression, StringBuilder text) {
        write(expression, Precedence.TEST, text);
    }

    /** Appends what is between the parentheses of a function. */
    void writeParameters(List<Parameter> parameters, StringBuilder text) {
        String comma = "";
        for (Parameter parameter : MarkedParameters.of(parameters)) {
            text.append(comma);
            write(parameter, text);
            comma = ", ";
        }
    }

    /** Appends the type parameters of a declaration in their brackets, where there are any. */
    void writeTypeParameters(List<TypeParameter> parameters, StringBuilder text) {
        String before = "[";
        for (TypeParameter parameter : parameters) {
            text.append(before);
            write(parameter, text);
            before = ", ";
        }
        text.append(parameters.isEmpty() ? "" : "]");
    }

    /** Appends an expression with a text before it, where there is an expression. */
    void writeAfter(String before, Optional<Expression> expression, StringBuilder text) {
        if (expression.isPresent()) {
            text.append(before);
            write(expression.get(), text);
        }
    }

    /** Appends the text between the brackets of a subscript. */
    void writeArguments(List<Expression> arguments, StringBuilder text) {
        if (arguments.isEmpty()) {
            text.append("()");
        } else {
            writeAll(arguments, text);
        }
    }

    /** Appends expressions with commas between them. */
    void writeAll(List<Expression> elements, StringBuilder text) {
        String comma = "";
        for (Expression element : elements) {
            text.append(comma);
            write(element, text);
            comma = ", ";
        }
    }

    /** Appends an expression, in parentheses where it binds less closely than its place requires. */
    private void write(Expression expression, Precedence least, StringBuilder text) {
        // TEST is the loosest, so in its place nothing needs parentheses
        if (expression instanceof Expression.Name name) {
            text.append(name.isLocal() ? name.path() : spelling.apply(name));
        } else if (least != Precedence.TEST && Precedence.of(expression).compareTo(least) < 0) {
            text.append('(');
            writeBare(expression, text);
            text.append(')');
        } else {
            writeBare(expression, text);
        }
    }

    private void writeBare(Expression expression, StringBuilder text) {
        // instanceof loads the class that it names, so the usual kinds are asked for first
        if (expression instanceof Expression.Subscript subscript) {
            writePrimary(subscript.value(), text);
            text.append('[');
            writeArguments(subscript.arguments(), text);
            text.append(']');
        } else if (expression instanceof Expression.Union union) {
            writeOperation(expression, List.of("|"), union.members(), text);
        } else if (expression instanceof Expression.Constant constant) {
            text.append(constant.text());
        } else if (expression instanceof Expression.StringConstant constant) {
            text.append(StringLiteral.quoted(constant.value()));
        } else if (expression instanceof Expression.Number number) {
            text.append(number.literal());
        } else if (expression instanceof Expression.ListDisplay display) {
            writeBetween("[", display.elements(), "]", text);
        } else {
            writeOther(expression, text);
        }
    }

    private void writeOther(Expression expression, StringBuilder text) {
        if (expression instanceof Expression.Attribute attribute) {
            writePrimary(attribute.value(), text);
            text.append('.').append(attribute.attribute());
        } else if (expression instanceof ValueExpression.Call call) {
            writePrimary(call.callee(), text);
            writeBetween("(", call.arguments(), ")", text);
        } else if (expression instanceof ValueExpression.Operation operation) {
            writeOperation(expression, operation.operators(), operation.operands(), text);
        } else if (expression instanceof Expression.Unary unary) {
            writeUnary(unary, text);
        } else if (expression instanceof ValueExpression.Keyword keyword) {
            text.append(keyword.name()).append('=');
            write(keyword.value(), text);
        } else if (expression instanceof ValueExpression.Lambda lambda) {
            text.append(lambda.parameters().isEmpty() ? "lambda" : "lambda ");
            writeParameters(lambda.parameters(), text);
            text.append(": ");
            write(lambda.body(), text);
        } else if (expression instanceof ValueExpression.Verbatim verbatim) {
            writeVerbatim(verbatim, text);
        } else if (expression instanceof ValueExpression.Slice slice) {
            writeAfter("", slice.lower(), text);
            text.append(':');
            writeAfter("", slice.upper(), text);
            writeAfter(":", slice.step(), text);
        } else {
            writeDisplay(expression, text);
        }
    }

    private void writeDisplay(Expression expression, StringBuilder text) {
        if (expression instanceof Expression.Tuple tuple) {
            writeBetween("(", tuple.elements(), tuple.elements().size() == 1 ? ",)" : ")", text);
        } else if (expression instanceof ValueExpression.SetDisplay display) {
            writeBetween("{", display.elements(), "}", text);
        } else if (expression instanceof ValueExpression.Dict dict) {
            writeBetween("{", dict.entries(), "}", text);
        } else if (expression instanceof ValueExpression.Entry entry) {
            write(entry.key(), text);
            text.append(": ");
            write(entry.value(), text);
        } else if (expression instanceof Expression.Bytes bytes) {
            text.append(StringLiteral.quotedBytes(bytes.value()));
        } else if (expression instanceof ValueExpression.VerbatimToken word) {
            text.append(word.text());
        } else {
            throw new IllegalStateException("unknown kind of expression: " + expression);
        }
    }

    private void writeBetween(String start, List<Expression> elements, String end, StringBuilder text) {
        text.append(start);
        writeAll(elements, text);
        text.append(end);
    }

    private void writeOperation(
            Expression whole, List<String> operators, List<Expression> operands, StringBuilder text) {
        Precedence precedence = Precedence.of(whole);
        boolean power = precedence == Precedence.POWER;
        Precedence tighter = precedence.tighter();
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                text.append(' ')
                        .append(operators.get(Math.min(i, operators.size()) - 1))
                        .append(' ');
            }
            // the last operand of a power may have a sign
            boolean last = power && i == operands.size() - 1;
            write(operands.get(i), last ? Precedence.SIGN : tighter, text);
        }
    }

    private void writeUnary(Expression.Unary unary, StringBuilder text) {
        switch (unary.operator()) {
            case "not" -> {
                text.append("not ");
                write(unary.operand(), Precedence.NOT, text);
            }
            case "await" -> {
                text.append("await ");
                writePrimary(unary.operand(), text);
            }
            case "*", "**" -> {
                text.append(unary.operator());
                write(unary.operand(), Precedence.UNION, text);
            }
            default -> {
                text.append(unary.operator());
                write(unary.operand(), Precedence.SIGN, text);
            }
        }
    }

    private void writeVerbatim(ValueExpression.Verbatim verbatim, StringBuilder text) {
        boolean open = true;
        for (Expression part : verbatim.parts()) {
            boolean word = part instanceof ValueExpression.VerbatimToken;
            String token = word ? ((ValueExpression.VerbatimToken) part).text() : "";
            text.append(open || List.of(")", "]", "}", ",", ":").contains(token) ? "" : " ");
            write(part, Precedence.OR, text);
            open = List.of("(", "[", "{").contains(token);
        }
    }

    /** Appends an expression before a dot or a bracket, which bind closer than signs and bars. */
    private void writePrimary(Expression value, StringBuilder text) {
        if (value instanceof Expression.Number) {
            text.append('(');
            write(value, text);
            text.append(')');
        } else {
            write(value, Precedence.PRIMARY, text);
        }
    }

    private void write(Parameter parameter, StringBuilder text) {
        Parameter.Kind kind = parameter.kind();
        text.append(kind == Parameter.Kind.VAR_POSITIONAL ? "*" : kind == Parameter.Kind.VAR_KEYWORD ? "**" : "");
        text.append(parameter.name());
        writeAfter(": ", parameter.annotation(), text);
        writeAfter(parameter.annotation().isPresent() ? " = " : "=", parameter.defaultValue(), text);
    }

    private void write(TypeParameter parameter, StringBuilder text) {
        text.append(parameter.kind().stars()).append(parameter.name());
        writeAfter(": ", parameter.bound(), text);
        writeAfter(" = ", parameter.defaultValue(), text);
    }
}
