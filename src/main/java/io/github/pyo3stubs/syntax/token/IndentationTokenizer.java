// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.syntax.Suppression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a Python file into tokens: the words, and where logical lines and blocks begin and end (The Python Language
 * Reference, section 2.1). A comment is a token if it has a line of its own, at the indentation of the statement that
 * follows. The end of a logical line has the {@linkplain Suppression comments} on it that type checkers read as its
 * text; all others are dropped.
 */
public final class IndentationTokenizer {

    /** CPython's own limit. */
    private static final int MAX_INDENTATIONS = 100;

    private static final int TAB = 8;

    private static final char NUL = 0;

    private final String text;
    private final Tokenizer tokenizer;
    private final Deque<Integer> indentations = new ArrayDeque<>(List.of(0));
    private final List<Comment> comments = new ArrayList<>();

    private record Comment(String text, int column, int position) {}

    private IndentationTokenizer(String text) {
        this.text = text;
        this.tokenizer = new Tokenizer(text);
    }

    /** The tokens of a file whose line ends are line feeds, the last of which is its {@link Token.Kind#END}. */
    public static List<Token> tokens(String text) throws ExpressionSyntaxException {
        int nul = text.indexOf(NUL);
        if (nul >= 0) {
            throw ExpressionSyntaxException.atCharacter(text, nul, "no NUL, which Python accepts nowhere");
        }
        IndentationTokenizer layout = new IndentationTokenizer(text);
        while (!layout.tokenizer.atEnd()) {
            layout.line();
        }
        layout.dedent(0);
        layout.tokenizer.add(Token.Kind.END, "", text.length());
        return layout.tokenizer.tokens();
    }

    private void line() throws ExpressionSyntaxException {
        int start = tokenizer.position();
        tokenizer.skip(" \t\f");
        int column = column(start, tokenizer.position());
        if (tokenizer.atEnd() || tokenizer.skip("\n")) {
            return;
        }
        if (text.charAt(tokenizer.position()) == '#') {
            int position = tokenizer.position();
            comments.add(new Comment(tokenizer.comment(), column, position));
            return;
        }
        indent(column);
        comments.stream()
                .filter(comment -> comment.column() == column)
                .forEach(comment -> tokenizer.add(Token.Kind.COMMENT, comment.text(), comment.position()));
        comments.clear();
        words();
    }

    /** How far a line is indented; a form feed begins it anew. */
    private int column(int start, int end) {
        int column = 0;
        for (int i = start; i < end; i++) {
            column = switch (text.charAt(i)) {
                case '\f' -> 0;
                case '\t' -> column - column % TAB + TAB;
                default -> column + 1;
            };
        }
        return column;
    }

    private void indent(int column) throws ExpressionSyntaxException {
        if (column > indentations.peek()) {
            if (indentations.size() > MAX_INDENTATIONS) {
                throw unexpected("fewer blocks inside each other");
            }
            indentations.push(column);
            tokenizer.add(Token.Kind.INDENT, "", tokenizer.position());
        } else {
            dedent(column);
            if (column != indentations.peek()) {
                throw unexpected("the indentation of one of the blocks around");
            }
        }
    }

    private void dedent(int column) {
        while (column < indentations.peek()) {
            indentations.pop();
            tokenizer.add(Token.Kind.DEDENT, "", tokenizer.position());
        }
    }

    /** The words of a logical line, and its end. */
    private void words() throws ExpressionSyntaxException {
        int brackets = 0;
        List<String> suppressions = new ArrayList<>();
        while (!tokenizer.atEnd() && (brackets > 0 || text.charAt(tokenizer.position()) != '\n')) {
            if (text.charAt(tokenizer.position()) == '#') {
                Suppression.in(tokenizer.comment()).ifPresent(suppressions::add);
            } else if (!tokenizer.skip(brackets > 0 ? " \t\f\n" : " \t\f") && !tokenizer.skipContinuation()) {
                tokenizer.word();
                brackets = Math.max(0, brackets + nesting(tokenizer.last()));
            }
        }
        String read = suppressions.isEmpty()
                ? ""
                : Suppression.joined(suppressions.stream()).orElse("");
        tokenizer.add(Token.Kind.NEWLINE, read, tokenizer.position());
        tokenizer.skip("\n");
    }

    private static int nesting(Token token) {
        if (token.kind() != Token.Kind.OPERATOR) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    private ExpressionSyntaxException unexpected(String expected) {
        return ExpressionSyntaxException.atCharacter(text, tokenizer.position(), expected);
    }
}
