// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Number;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Precedence;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Dict;
import io.github.pyo3stubs.syntax.ValueExpression.Entry;
import io.github.pyo3stubs.syntax.ValueExpression.Keyword;
import io.github.pyo3stubs.syntax.ValueExpression.SetDisplay;
import io.github.pyo3stubs.syntax.ValueExpression.Slice;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.StringLiteral;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads names, literals, displays, attributes, subscripts and calls (The Python Language Reference, 6.2 and 6.3). */
final class AtomParser {

    /** The keywords with which an expression can begin. */
    static final Set<String> STARTING_KEYWORDS = Set.of("None", "True", "False", "not", "lambda", "await", "yield");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final NameResolver scope;

    AtomParser(TokenCursor cursor, ExpressionParser expressions, NameResolver scope) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.scope = scope;
    }

    Expression atom() throws ExpressionSyntaxException {
        if (cursor.is(Token.Kind.NAME)) {
            return name();
        } else if (cursor.is(Token.Kind.NUMBER)) {
            return new Number(cursor.take().text());
        } else if (isString()) {
            return strings();
        } else if (cursor.accept("...")) {
            return Constant.ELLIPSIS;
        } else if (cursor.is("(")) {
            return parenthesized();
        } else if (cursor.is("[")) {
            return list();
        } else if (cursor.is("{")) {
            return braced();
        }
        throw cursor.unexpected("an expression");
    }

    private boolean isString() {
        return cursor.is(Token.Kind.STRING) || cursor.is(Token.Kind.BYTES) || cursor.is(Token.Kind.FORMATTED);
    }

    /** An operand with the attribute, subscript or call that follows it. */
    Expression applied(Expression operand) throws ExpressionSyntaxException {
        if (cursor.accept(".")) {
            return Expression.attribute(operand, attribute());
        }
        return cursor.is("[") ? subscript(operand) : new Call(operand, arguments());
    }

    private Expression name() throws ExpressionSyntaxException {
        Optional<Constant> constant = switch (cursor.peek().text()) {
            case "None" -> Optional.of(Constant.NONE);
            case "True" -> Optional.of(Constant.TRUE);
            case "False" -> Optional.of(Constant.FALSE);
            default -> Optional.empty();
        };
        if (constant.isPresent()) {
            cursor.take();
            return constant.get();
        }
        return scope.resolve(path());
    }

    /** A name or a dotted path. */
    String path() throws ExpressionSyntaxException {
        StringBuilder path = new StringBuilder(cursor.identifier("an expression"));
        while (cursor.accept(".")) {
            path.append('.').append(attribute());
        }
        return path.toString();
    }

    private String attribute() throws ExpressionSyntaxException {
        return cursor.identifier("the name of an attribute");
    }

    /** A string; adjacent literals are one. */
    private Expression strings() throws ExpressionSyntaxException {
        List<Token> literals = new ArrayList<>();
        while (isString()) {
            literals.add(cursor.take());
        }
        boolean bytes = literals.get(0).kind() == Token.Kind.BYTES;
        boolean formatted = false;
        StringBuilder value = new StringBuilder();
        for (Token literal : literals) {
            formatted |= literal.kind() == Token.Kind.FORMATTED;
            value.append(literal.text());
            if (bytes != (literal.kind() == Token.Kind.BYTES)) {
                throw cursor.unexpected("strings of one kind", literal);
            }
        }
        if (formatted) {
            return new VerbatimToken(literals.stream()
                    .map(literal -> literal.kind() == Token.Kind.FORMATTED
                            ? literal.text()
                            : StringLiteral.quoted(literal.text()))
                    .collect(Collectors.joining(" ")));
        }
        return bytes ? new Expression.Bytes(value.toString()) : new StringConstant(value.toString());
    }

    private Expression parenthesized() throws ExpressionSyntaxException {
        Elements elements = bracketed(Brackets.PARENTHESES);
        return elements.isTuple()
                ? new Tuple(elements.elements())
                : elements.elements().get(0);
    }

    private Expression list() throws ExpressionSyntaxException {
        Elements elements = bracketed(Brackets.LIST);
        return elements.comprehension() ? elements.elements().get(0) : new ListDisplay(elements.elements());
    }

    private Expression braced() throws ExpressionSyntaxException {
        Elements elements = bracketed(Brackets.DISPLAY);
        if (elements.comprehension()) {
            return elements.elements().get(0);
        }
        boolean dict = elements.elements().stream().allMatch(AtomParser::isEntry);
        if (!dict && elements.elements().stream().anyMatch(AtomParser::isEntry)) {
            throw cursor.unexpected("a key for every value or for none");
        }
        return dict ? new Dict(elements.elements()) : new SetDisplay(elements.elements());
    }

    private static boolean isEntry(Expression element) {
        return element instanceof Entry
                || element instanceof Unary unary && unary.operator().equals("**");
    }

    private Expression entry() throws ExpressionSyntaxException {
        if (cursor.accept("**")) {
            return new Unary("**", expressions.binary(Precedence.UNION));
        }
        Expression key = expressions.element();
        return cursor.accept(":") ? new Entry(key, expressions.expression()) : key;
    }

    /** A subscript; {@code x[(a, b)]} means {@code x[a, b]}. */
    private Expression subscript(Expression value) throws ExpressionSyntaxException {
        if (cursor.peek(1).is("]")) {
            cursor.take();
            throw cursor.unexpected("an expression");
        }
        return new Subscript(value, bracketed(Brackets.SUBSCRIPT).elements());
    }

    private Expression index() throws ExpressionSyntaxException {
        Optional<Expression> lower = cursor.is(":") ? Optional.empty() : Optional.of(expressions.element());
        if (lower.isPresent() && !cursor.is(":")) {
            return lower.get();
        }
        cursor.expect(":");
        Optional<Expression> upper = bound();
        return new Slice(lower, upper, cursor.accept(":") ? bound() : Optional.empty());
    }

    private Optional<Expression> bound() throws ExpressionSyntaxException {
        boolean absent = cursor.is(":") || cursor.is("]") || cursor.is(",");
        return absent ? Optional.empty() : Optional.of(expressions.expression());
    }

    /** The arguments of a call, or the bases of a class. */
    List<Expression> arguments() throws ExpressionSyntaxException {
        return bracketed(Brackets.CALL).elements();
    }

    private Expression argument() throws ExpressionSyntaxException {
        if (cursor.is("*") || cursor.is("**")) {
            return new Unary(cursor.take().text(), expressions.expression());
        }
        if (cursor.is(Token.Kind.NAME) && cursor.peek(1).is("=")) {
            String name = cursor.identifier("the name of an argument");
            cursor.expect("=");
            return new Keyword(name, expressions.expression());
        }
        return expressions.element();
    }

    /** The elements between two brackets; for a comprehension, the whole with its brackets. */
    private record Elements(List<Expression> elements, boolean trailingComma, boolean comprehension) {
        boolean isTuple() {
            return trailingComma || elements.size() != 1;
        }
    }

    /** The kinds of brackets, which have different elements. */
    private enum Brackets {
        PARENTHESES("(", ")"),
        LIST("[", "]"),
        DISPLAY("{", "}"),
        SUBSCRIPT("[", "]"),
        CALL("(", ")");

        private final String opening;
        private final String close;

        Brackets(String opening, String close) {
            this.opening = opening;
            this.close = close;
        }
    }

    private Elements bracketed(Brackets brackets) throws ExpressionSyntaxException {
        expressions.enter("fewer brackets inside each other");
        cursor.expect(brackets.opening);
        String close = brackets.close;
        List<Expression> elements = new ArrayList<>();
        boolean comma = false;
        boolean comprehension = false;
        while (!cursor.is(close)) {
            Expression element = element(brackets);
            comprehension = elements.isEmpty() && (cursor.isWord("for") || cursor.isWord("async"));
            elements.add(comprehension ? comprehension(brackets, element) : element);
            comma = !comprehension && cursor.accept(",");
            if (!comma && !cursor.is(close)) {
                throw cursor.unexpected("',' or '" + close + "'");
            }
        }
        cursor.expect(close);
        expressions.leave();
        return new Elements(elements, comma, comprehension);
    }

    private Expression element(Brackets brackets) throws ExpressionSyntaxException {
        if (brackets == Brackets.SUBSCRIPT) {
            return index();
        } else if (brackets == Brackets.CALL) {
            return argument();
        }
        return brackets == Brackets.DISPLAY ? entry() : expressions.element();
    }

    private Expression comprehension(Brackets brackets, Expression element) throws ExpressionSyntaxException {
        List<Expression> parts = new ArrayList<>(List.of(new VerbatimToken(brackets.opening), element));
        while (cursor.isWord("for") || cursor.isWord("async")) {
            if (cursor.acceptWord("async")) {
                parts.add(new VerbatimToken("async"));
            }
            cursor.expectWord("for");
            parts.add(new VerbatimToken("for"));
            parts.add(targets());
            cursor.expectWord("in");
            parts.add(new VerbatimToken("in"));
            parts.add(expressions.binary(Precedence.OR));
            while (cursor.acceptWord("if")) {
                parts.add(new VerbatimToken("if"));
                parts.add(expressions.binary(Precedence.OR));
            }
        }
        parts.add(new VerbatimToken(brackets.close));
        return new Verbatim(parts);
    }

    private Expression targets() throws ExpressionSyntaxException {
        List<Expression> targets = new ArrayList<>();
        boolean comma;
        do {
            boolean starred = cursor.accept("*");
            Expression target = expressions.binary(Precedence.UNION);
            targets.add(starred ? new Unary("*", target) : target);
            comma = cursor.accept(",");
        } while (comma && !cursor.isWord("in"));
        return targets.size() > 1 || comma ? new Tuple(targets) : targets.get(0);
    }
}
