package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Phrase;
import io.github.pyo3stubs.syntax.Expression.Text;
import io.github.pyo3stubs.syntax.Expression.Word;
import io.github.pyo3stubs.syntax.Statement.Other;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads what begins with a keyword and is rare in stubs, word by word: the statements that {@link Other} stands for, and
 * the headers of a {@link BlockStatement.Compound}. Only the brackets must match.
 */
final class PhraseParser {

    private static final String OPERATOR_CHARACTERS = "()[]{},:.@=+-*/%&|^~<>!";

    private final TokenCursor cursor;
    private final List<Expression> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Deque<String> closing = new ArrayDeque<>();

    PhraseParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** A statement, up to the end of its line or a semicolon. */
    Other statement() throws ExpressionSyntaxException {
        boolean binding = cursor.isWord("del");
        keyword();
        while (!cursor.is(Token.Kind.NEWLINE) && !cursor.is(";")) {
            word(binding);
        }
        return phrase();
    }

    /** A header, up to its colon. */
    Other header() throws ExpressionSyntaxException {
        boolean binding =
                cursor.isWord("for") || cursor.isWord("async") && cursor.peek(1).isWord("for");
        keyword();
        while (!(closing.isEmpty() && cursor.is(":"))) {
            binding &= !cursor.isWord("in");
            word(binding);
        }
        return phrase();
    }

    private void keyword() {
        parts.add(new Word(cursor.take().text()));
    }

    private Other phrase() throws ExpressionSyntaxException {
        if (!closing.isEmpty()) {
            throw cursor.unexpected("'" + closing.peek() + "'");
        }
        return new Other(new Phrase(parts), names);
    }

    /** @param binding whether a name here gets its meaning here */
    private void word(boolean binding) throws ExpressionSyntaxException {
        Token token = cursor.peek();
        switch (token.kind()) {
            case NAME -> name(binding);
            case NUMBER -> parts.add(new Expression.Number(cursor.take().text()));
            case STRING -> parts.add(new Text(cursor.take().text()));
            case BYTES -> parts.add(new Expression.Bytes(cursor.take().text()));
            case FORMATTED -> parts.add(new Word(cursor.take().text()));
            case OPERATOR -> operator();
            default -> throw cursor.unexpected(closing.isEmpty() ? "':'" : "'" + closing.peek() + "'");
        }
    }

    private void name(boolean binding) throws ExpressionSyntaxException {
        boolean attribute = follows(".");
        boolean bound = binding || follows("as");
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
        parts.add(name);
    }

    private boolean follows(String word) {
        return parts.get(parts.size() - 1).equals(new Word(word));
    }

    private void operator() throws ExpressionSyntaxException {
        String operator = cursor.peek().text();
        switch (operator) {
            case "(" -> closing.push(")");
            case "[" -> closing.push("]");
            case "{" -> closing.push("}");
            case ")", "]", "}" -> {
                if (!operator.equals(closing.peek())) {
                    throw cursor.unexpected(closing.isEmpty() ? "an expression" : "'" + closing.peek() + "'");
                }
                closing.pop();
            }
            default -> {
                if (OPERATOR_CHARACTERS.indexOf(operator.charAt(0)) < 0) {
                    throw cursor.unexpected("an expression");
                }
            }
        }
        keyword();
    }
}
