// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads rare statements that begin with a keyword token by token: {@link OpaqueStatement}s and the headers of
 * {@link BlockStatement.Compound}. Only the brackets must match.
 */
final class VerbatimParser {

    private static final String OPERATOR_CHARACTERS = "()[]{},:.@=+-*/%&|^~<>!";

    private final TokenCursor cursor;
    private final List<Expression> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Deque<String> closing = new ArrayDeque<>();

    /** How many brackets are open where names are targets, because the first of them stands behind {@code as}. */
    private int targetBrackets = Integer.MAX_VALUE;

    VerbatimParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** A statement, up to the end of its line or a semicolon. */
    OpaqueStatement statement() throws ExpressionSyntaxException {
        boolean binding = cursor.isWord("del");
        keyword();
        while (!cursor.is(Token.Kind.NEWLINE) && !cursor.is(";")) {
            word(binding);
        }
        return opaque();
    }

    /** A header, up to its colon. */
    OpaqueStatement header() throws ExpressionSyntaxException {
        boolean binding =
                cursor.isWord("for") || cursor.isWord("async") && cursor.peek(1).isWord("for");
        keyword();
        while (!(closing.isEmpty() && cursor.is(":"))) {
            binding &= !cursor.isWord("in");
            word(binding);
        }
        return opaque();
    }

    /**
     * A target of an opaque statement, with dotted names as attributes: an imported attribute would be another target.
     */
    static Expression target(Expression target) {
        if (target instanceof Name name) {
            DottedName path = DottedName.of(name.path());
            return path.parent()
                    .<Expression>map(thing -> new Attribute(Name.local(thing.text()), path.last()))
                    .orElse(name);
        }
        boolean hasTargets = target instanceof Expression.Tuple
                || target instanceof Expression.ListDisplay
                || target instanceof Expression.Unary;
        return hasTargets ? target.mapped(VerbatimParser::target) : target;
    }

    /** An expression that is a statement. An imported attribute would be a declaration there. */
    static Expression alone(Expression expression) {
        return expression instanceof Name ? target(expression) : expression;
    }

    private void keyword() {
        parts.add(new VerbatimToken(cursor.take().text()));
    }

    private OpaqueStatement opaque() throws ExpressionSyntaxException {
        if (!closing.isEmpty()) {
            throw cursor.unexpected("'" + closing.peek() + "'");
        }
        return new OpaqueStatement(new Verbatim(parts), names);
    }

    /** @param binding whether the statement defines a name at this place */
    private void word(boolean binding) throws ExpressionSyntaxException {
        Token token = cursor.peek();
        switch (token.kind()) {
            case NAME -> name(binding);
            case NUMBER -> parts.add(new Expression.Number(cursor.take().text()));
            case STRING -> parts.add(new StringConstant(cursor.take().text()));
            case BYTES -> parts.add(new Expression.Bytes(cursor.take().text()));
            case FORMATTED -> parts.add(new VerbatimToken(cursor.take().text()));
            case OPERATOR -> operator();
            default -> throw cursor.unexpected(closing.isEmpty() ? "':'" : "'" + closing.peek() + "'");
        }
    }

    private void name(boolean binding) throws ExpressionSyntaxException {
        boolean attribute = follows(".");
        boolean bound = binding || follows("as") || closing.size() >= targetBrackets;
        if (attribute || Keywords.contains(cursor.peek().text())) {
            keyword();
            return;
        }
        StringBuilder path = new StringBuilder(cursor.take().text());
        while (cursor.accept(".")) {
            path.append('.').append(cursor.identifier("the name of an attribute"));
        }
        Name name = Name.local(path.toString());
        if (bound && name.root().equals(name.path())) {
            names.add(name.path());
        }
        parts.add(bound ? target(name) : name);
    }

    private boolean follows(String word) {
        return parts.get(parts.size() - 1).equals(new VerbatimToken(word));
    }

    private void operator() throws ExpressionSyntaxException {
        String operator = cursor.peek().text();
        switch (operator) {
            case "(" -> open(")");
            case "[" -> open("]");
            case "{" -> closing.push("}");
            case ")", "]", "}" -> {
                if (!operator.equals(closing.peek())) {
                    throw cursor.unexpected(closing.isEmpty() ? "an expression" : "'" + closing.peek() + "'");
                }
                closing.pop();
                targetBrackets = closing.size() < targetBrackets ? Integer.MAX_VALUE : targetBrackets;
            }
            default -> {
                if (OPERATOR_CHARACTERS.indexOf(operator.charAt(0)) < 0) {
                    throw cursor.unexpected("an expression");
                }
            }
        }
        keyword();
    }

    private void open(String end) {
        closing.push(end);
        targetBrackets = follows("as") ? Math.min(targetBrackets, closing.size()) : targetBrackets;
    }
}
