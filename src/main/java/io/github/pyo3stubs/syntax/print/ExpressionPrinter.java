// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
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
        return print(expression, Precedence.TEST);
    }

    /** A signature: {@code (a: int, *, b: str) -> None}. */
    public String signature(List<Parameter> parameters, Optional<Expression> returns) {
        return "(" + String.join(", ", parameters(parameters)) + ")"
                + returns.map(type -> " -> " + print(type)).orElse("");
    }

    /** The text of an expression, in parentheses where it binds less closely than its place requires. */
    private String print(Expression expression, Precedence least) {
        String text = bare(expression);
        return Precedence.of(expression).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    private String bare(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return name.isLocal() ? name.path() : spelling.apply(name);
        } else if (expression instanceof Expression.Attribute attribute) {
            return primary(attribute.value()) + "." + attribute.attribute();
        } else if (expression instanceof Expression.Subscript subscript) {
            return primary(subscript.value()) + "[" + arguments(subscript.arguments()) + "]";
        } else if (expression instanceof ValueExpression.Call call) {
            return primary(call.callee()) + "(" + list(call.arguments()) + ")";
        } else if (expression instanceof Expression.Union union) {
            return operation(expression, List.of("|"), union.members());
        } else if (expression instanceof ValueExpression.Operation operation) {
            return operation(expression, operation.operators(), operation.operands());
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        } else if (expression instanceof ValueExpression.Keyword keyword) {
            return keyword.name() + "=" + print(keyword.value());
        } else if (expression instanceof ValueExpression.Lambda lambda) {
            String parameters = String.join(", ", parameters(lambda.parameters()));
            return "lambda" + (parameters.isEmpty() ? "" : " ") + parameters + ": " + print(lambda.body());
        } else if (expression instanceof ValueExpression.Verbatim verbatim) {
            return verbatim(verbatim);
        } else if (expression instanceof ValueExpression.Slice slice) {
            return slice.lower().map(this::print).orElse("")
                    + ":"
                    + slice.upper().map(this::print).orElse("")
                    + slice.step().map(step -> ":" + print(step)).orElse("");
        }
        return display(expression);
    }

    private String display(Expression expression) {
        if (expression instanceof Expression.Tuple tuple) {
            return "(" + list(tuple.elements()) + (tuple.elements().size() == 1 ? ",)" : ")");
        } else if (expression instanceof Expression.ListDisplay display) {
            return "[" + list(display.elements()) + "]";
        } else if (expression instanceof ValueExpression.SetDisplay display) {
            return "{" + list(display.elements()) + "}";
        } else if (expression instanceof ValueExpression.Dict dict) {
            return "{" + list(dict.entries()) + "}";
        } else if (expression instanceof ValueExpression.Entry entry) {
            return print(entry.key()) + ": " + print(entry.value());
        } else if (expression instanceof Expression.StringConstant text) {
            return StringLiteral.quoted(text.value());
        } else if (expression instanceof Expression.Bytes bytes) {
            return StringLiteral.quotedBytes(bytes.value());
        } else if (expression instanceof Expression.Number number) {
            return number.literal();
        } else if (expression instanceof Expression.Constant constant) {
            return constant.text();
        } else if (expression instanceof ValueExpression.VerbatimToken word) {
            return word.text();
        }
        throw new IllegalStateException("unknown kind of expression: " + expression);
    }

    private String operation(Expression whole, List<String> operators, List<Expression> operands) {
        Precedence precedence = Precedence.of(whole);
        boolean power = precedence == Precedence.POWER;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                text.append(' ')
                        .append(operators.get(Math.min(i, operators.size()) - 1))
                        .append(' ');
            }
            // the last operand of a power may have a sign
            boolean last = power && i == operands.size() - 1;
            text.append(print(operands.get(i), last ? Precedence.SIGN : precedence.tighter()));
        }
        return text.toString();
    }

    private String unary(Expression.Unary unary) {
        return switch (unary.operator()) {
            case "not" -> "not " + print(unary.operand(), Precedence.NOT);
            case "await" -> "await " + primary(unary.operand());
            case "*", "**" -> unary.operator() + print(unary.operand(), Precedence.UNION);
            default -> unary.operator() + print(unary.operand(), Precedence.SIGN);
        };
    }

    private String verbatim(ValueExpression.Verbatim verbatim) {
        StringBuilder text = new StringBuilder();
        boolean open = true;
        for (Expression part : verbatim.parts()) {
            String next = print(part, Precedence.OR);
            boolean word = part instanceof ValueExpression.VerbatimToken;
            text.append(open || word && List.of(")", "]", "}", ",", ":").contains(next) ? "" : " ")
                    .append(next);
            open = word && List.of("(", "[", "{").contains(next);
        }
        return text.toString();
    }

    /** The text of an expression before a dot or a bracket, which bind closer than signs and bars. */
    private String primary(Expression value) {
        return value instanceof Expression.Number ? "(" + print(value) + ")" : print(value, Precedence.PRIMARY);
    }

    /** The text between the brackets of a subscript. */
    String arguments(List<Expression> arguments) {
        return arguments.isEmpty() ? "()" : list(arguments);
    }

    private String list(List<Expression> elements) {
        if (elements.size() == 1) {
            return print(elements.get(0));
        }
        return elements.stream().map(this::print).collect(joining(", "));
    }

    /** The texts between the commas of a function's parentheses (specification, section 5.7). */
    public List<String> parameters(List<Parameter> parameters) {
        List<String> texts = new ArrayList<>(parameters.size() + 2);
        addAll(Kind.POSITIONAL_ONLY, parameters, texts);
        if (!texts.isEmpty()) {
            texts.add("/");
        }
        addAll(Kind.POSITIONAL_OR_KEYWORD, parameters, texts);
        int star = texts.size();
        addAll(Kind.VAR_POSITIONAL, parameters, texts);
        boolean hasStar = texts.size() > star;
        addAll(Kind.KEYWORD_ONLY, parameters, texts);
        if (!hasStar && texts.size() > star) {
            texts.add(star, "*");
        }
        addAll(Kind.VAR_KEYWORD, parameters, texts);
        return texts;
    }

    private void addAll(Kind kind, List<Parameter> parameters, List<String> texts) {
        for (Parameter parameter : parameters) {
            if (parameter.kind() == kind) {
                texts.add(parameter(parameter));
            }
        }
    }

    /** A parameter, with its stars. */
    public String parameter(Parameter parameter) {
        String stars = switch (parameter.kind()) {
            case VAR_POSITIONAL -> "*";
            case VAR_KEYWORD -> "**";
            default -> "";
        };
        String equals = parameter.annotation().isPresent() ? " = " : "=";
        return stars
                + parameter.name()
                + annotation(parameter.annotation())
                + parameter.defaultValue().map(value -> equals + print(value)).orElse("");
    }

    /** A type parameter, with its stars. */
    public String typeParameter(TypeParameter parameter) {
        return parameter.kind().stars()
                + parameter.name()
                + annotation(parameter.bound())
                + parameter.defaultValue().map(value -> " = " + print(value)).orElse("");
    }

    /** {@code : type} where there is a type. */
    String annotation(Optional<Expression> type) {
        return type.map(present -> ": " + print(present)).orElse("");
    }
}
