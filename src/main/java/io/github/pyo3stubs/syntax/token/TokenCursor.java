// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import java.util.List;
import java.util.Optional;

/** A place in a text's tokens. */
public final class TokenCursor {

    private final String text;
    private final List<Token> tokens;
    private int next;

    /** @param tokens the text's, the last of which is its {@link Token.Kind#END} */
    public TokenCursor(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    public Token peek() {
        return tokens.get(next);
    }

    /** The token so many places ahead; the last one where there are fewer. */
    public Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    public Token take() {
        return tokens.get(next++);
    }

    public boolean is(String operator) {
        return peek().is(operator);
    }

    public boolean is(Token.Kind kind) {
        return peek().kind() == kind;
    }

    public boolean isWord(String word) {
        return peek().isWord(word);
    }

    public boolean accept(String operator) {
        return advance(is(operator));
    }

    public boolean accept(Token.Kind kind) {
        return advance(is(kind));
    }

    public boolean acceptWord(String word) {
        return advance(isWord(word));
    }

    private boolean advance(boolean wanted) {
        next += wanted ? 1 : 0;
        return wanted;
    }

    public void expect(String operator) throws ExpressionSyntaxException {
        if (!accept(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    public void expectWord(String word) throws ExpressionSyntaxException {
        if (!acceptWord(word)) {
            throw unexpected("'" + word + "'");
        }
    }

    /** Takes a name; keywords are not names. */
    public String identifier(String expected) throws ExpressionSyntaxException {
        if (!is(Token.Kind.NAME) || Keywords.contains(peek().text())) {
            throw unexpected(expected);
        }
        return take().text();
    }

    /** The indentation of the next token if the token is the first one of its line; empty otherwise. */
    public String indentation() {
        int start = text.lastIndexOf('\n', peek().position() - 1) + 1;
        String before = text.substring(start, peek().position());
        return before.isBlank() ? before : "";
    }

    /** The comments on this logical line that type checkers read; empty where there are none. */
    public Optional<String> suppression() {
        int end = 0;
        while (peek(end).kind() != Token.Kind.NEWLINE && peek(end).kind() != Token.Kind.END) {
            end++;
        }
        return Optional.of(peek(end).text()).filter(text -> !text.isEmpty());
    }

    public ExpressionSyntaxException unexpected(String expected) {
        return unexpected(expected, peek());
    }

    public ExpressionSyntaxException unexpected(String expected, Token found) {
        return new ExpressionSyntaxException(text, found.position(), expected, found.described());
    }
}
