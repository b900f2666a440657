// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Precedence;
import io.github.pyo3stubs.syntax.ValueExpression;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import io.github.pyo3stubs.syntax.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Python expressions (The Python Language Reference, chapter 6). This class reads operators; {@link AtomParser}
 * reads their operands. A {@link NameResolver} gives the meaning of names.
 */
public final class ExpressionParser {

    /**
     * The maximum number of open brackets and prefix operators, which is CPython's limit for brackets, and of
     * consecutive subscripts, calls and attributes. Both together limit the depth of the tree, which is walked by
     * recursion.
     */
    private static final int MAX_DEPTH = 200;

    private final TokenCursor cursor;
    private final AtomParser atoms;
    private int open;
    private int chained;

    ExpressionParser(TokenCursor cursor, NameResolver scope) {
        this.cursor = cursor;
        this.atoms = new AtomParser(cursor, this, scope);
    }

    /**
     * Reads a text that is one expression. Nested unions become one: {@code a | (b | c)} is a union of three. Nothing
     * else is simplified.
     *
     * @param scope asked once for each name or dotted path, as a whole
     * @throws ExpressionSyntaxException when the text is not one whole expression, or nests too deeply
     */
    public static Expression parse(String text, NameResolver scope) throws ExpressionSyntaxException {
        TokenCursor cursor = new TokenCursor(text, Tokenizer.tokens(text));
        Expression expression = new ExpressionParser(cursor, scope).whole();
        if (!cursor.is(Token.Kind.END)) {
            throw cursor.unexpected("the end of the expression");
        }
        return expression;
    }

    /** Starts a new expression: its depth is counted from zero. */
    void begin() {
        chained = 0;
    }

    /** An expression that is not a part of another. */
    Expression whole() throws ExpressionSyntaxException {
        begin();
        return expression();
    }

    /** Expressions between commas, a tuple if there is a comma, that are not part of another. */
    Expression wholeList() throws ExpressionSyntaxException {
        begin();
        return list();
    }

    /** An expression, perhaps unpacked or named, that is not a part of another. */
    Expression wholeElement() throws ExpressionSyntaxException {
        begin();
        return element();
    }

    /** Arguments in parentheses that are not part of a call. */
    List<Expression> wholeArguments() throws ExpressionSyntaxException {
        begin();
        return atoms.arguments();
    }

    private Expression list() throws ExpressionSyntaxException {
        Expression first = element();
        if (!cursor.is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (cursor.accept(",") && startsElement()) {
            elements.add(element());
        }
        return new Tuple(elements);
    }

    /** Whether the next token can begin an expression; asked where the text may also end. */
    private boolean startsElement() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER, STRING, BYTES, FORMATTED -> true;
            case NAME -> !Keywords.contains(token.text()) || AtomParser.STARTING_KEYWORDS.contains(token.text());
            case OPERATOR -> List.of("(", "[", "{", "-", "+", "~", "*", "...").contains(token.text());
            default -> false;
        };
    }

    /** An expression, also an unpacked or a named one, as displays and lists have them. */
    Expression element() throws ExpressionSyntaxException {
        if (cursor.accept("*")) {
            return new Unary("*", binary(Precedence.UNION));
        }
        Expression expression = expression();
        if (cursor.accept(":=")) {
            return new Verbatim(List.of(
                    new VerbatimToken("("), expression, new VerbatimToken(":="), expression(), new VerbatimToken(")")));
        }
        return expression;
    }

    Expression expression() throws ExpressionSyntaxException {
        if (cursor.acceptWord("lambda")) {
            enter("fewer lambdas inside each other");
            List<Parameter> parameters = new ParameterParser(cursor, this).lambda();
            cursor.expect(":");
            Expression body = expression();
            leave();
            return new ValueExpression.Lambda(parameters, body);
        }
        if (cursor.isWord("yield")) {
            return yielded();
        }
        Expression value = binary(Precedence.OR);
        return cursor.isWord("if") ? conditional(value) : value;
    }

    private Expression conditional(Expression value) throws ExpressionSyntaxException {
        cursor.expectWord("if");
        enter("fewer conditions inside each other");
        Expression test = binary(Precedence.OR);
        cursor.expectWord("else");
        Expression otherwise = expression();
        leave();
        return new Verbatim(List.of(value, new VerbatimToken("if"), test, new VerbatimToken("else"), otherwise));
    }

    private Expression yielded() throws ExpressionSyntaxException {
        enter("fewer yields inside each other");
        List<Expression> parts = new ArrayList<>(
                List.of(new VerbatimToken("("), new VerbatimToken(cursor.take().text())));
        if (cursor.acceptWord("from")) {
            parts.add(new VerbatimToken("from"));
            parts.add(expression());
        } else if (startsElement()) {
            parts.add(list());
        }
        parts.add(new VerbatimToken(")"));
        leave();
        return new Verbatim(parts);
    }

    /** Operands with operators between them that bind at least as closely as some precedence says. */
    Expression binary(Precedence least) throws ExpressionSyntaxException {
        boolean negated = cursor.isWord("not") && least.compareTo(Precedence.NOT) <= 0;
        Expression left = negated ? unary(Precedence.NOT) : signed();
        Optional<Operator> next = operator();
        while (next.isPresent() && next.get().precedence().compareTo(least) >= 0) {
            Precedence precedence = next.get().precedence();
            List<String> operators = new ArrayList<>();
            List<Expression> operands = new ArrayList<>(List.of(left));
            while (next.isPresent() && next.get().precedence() == precedence) {
                for (int word = 0; word < next.get().words().size(); word++) {
                    cursor.take();
                }
                operators.add(String.join(" ", next.get().words()));
                operands.add(binary(precedence.tighter()));
                next = operator();
            }
            left = precedence == Precedence.UNION ? new Union(operands) : new Operation(operators, operands);
        }
        return left;
    }

    private record Operator(Precedence precedence, List<String> words) {}

    /** The operator that comes next, if the next token is one. */
    private Optional<Operator> operator() {
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.OPERATOR && token.kind() != Token.Kind.NAME) {
            return Optional.empty();
        }
        String second = cursor.peek(1).text();
        boolean twoWords = token.isWord("not") && second.equals("in") || token.isWord("is") && second.equals("not");
        List<String> words = twoWords ? List.of(token.text(), second) : List.of(token.text());
        Optional<Precedence> precedence = Precedence.ofOperator(String.join(" ", words));
        return precedence.isEmpty() || precedence.get() == Precedence.POWER
                ? Optional.empty()
                : Optional.of(new Operator(precedence.get(), words));
    }

    private Expression signed() throws ExpressionSyntaxException {
        boolean signed = cursor.is("-") || cursor.is("+") || cursor.is("~");
        return signed ? unary(Precedence.SIGN) : power();
    }

    private Expression unary(Precedence precedence) throws ExpressionSyntaxException {
        enter("fewer operators before an operand");
        String operator = cursor.take().text();
        Expression operand = binary(precedence);
        leave();
        boolean sign = operator.equals("-") || operator.equals("+");
        return sign && operand instanceof Number number && Precedence.of(number) == Precedence.PRIMARY
                ? new Number(operator + number.literal())
                : new Unary(operator, operand);
    }

    private Expression power() throws ExpressionSyntaxException {
        Expression base = cursor.acceptWord("await") ? new Unary("await", primary()) : primary();
        if (!cursor.accept("**")) {
            return base;
        }
        enter("fewer powers of powers");
        Expression power = new Operation(List.of("**"), List.of(base, signed()));
        leave();
        return power;
    }

    private Expression primary() throws ExpressionSyntaxException {
        Expression operand = atoms.atom();
        for (int applied = 0; cursor.is("[") || cursor.is(".") || cursor.is("("); applied++) {
            if (applied > 0 && ++chained > MAX_DEPTH) {
                throw cursor.unexpected("an expression with fewer subscripts in a row");
            }
            operand = atoms.applied(operand);
        }
        return operand;
    }

    void enter(String expected) throws ExpressionSyntaxException {
        if (++open > MAX_DEPTH) {
            throw cursor.unexpected("an expression with " + expected);
        }
    }

    void leave() {
        open--;
    }
}
