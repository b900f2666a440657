// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import io.github.pyo3stubs.syntax.token.IndentationTokenizer;
import io.github.pyo3stubs.syntax.token.Keywords;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import io.github.pyo3stubs.syntax.token.Token;
import io.github.pyo3stubs.syntax.token.TokenCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines in which the text of a stub file declares its names. A declaration on the line of its block's header, as in
 * {@code class A: x: int}, is not found.
 */
public final class DeclarationLines {

    private static final String NONE = "";

    private final String text;
    private final TokenCursor cursor;
    private final Map<String, List<Integer>> lines = new HashMap<>();

    /**
     * The module or class in which a statement stands, qualified; {@link #NONE} in functions, which declare nothing.
     */
    private final Deque<String> scopes = new ArrayDeque<>();

    /** The place in the text up to which the lines are counted, and its line. */
    private int counted;

    private int line = 1;

    private DeclarationLines(String text, TokenCursor cursor) {
        this.text = text;
        this.cursor = cursor;
    }

    /**
     * Finds the declarations.
     *
     * @param module the module's full dotted name
     * @return by qualified name the numbers of the lines, from 1, in which the name is declared, in the order of the
     *     text
     */
    public static Map<String, List<Integer>> of(String text, String module) throws StubSyntaxException {
        String lines = StubParser.withLineFeeds(text);
        try {
            DeclarationLines found =
                    new DeclarationLines(lines, new TokenCursor(lines, IndentationTokenizer.tokens(lines)));
            found.file(module);
            return found.lines;
        } catch (ExpressionSyntaxException e) {
            throw StubSyntaxException.of(lines, e);
        }
    }

    private void file(String module) {
        scopes.push(module);
        String next = module;
        while (!cursor.is(Token.Kind.END)) {
            if (cursor.accept(Token.Kind.INDENT)) {
                scopes.push(next);
            } else if (cursor.accept(Token.Kind.DEDENT)) {
                scopes.pop();
            } else if (!cursor.accept(Token.Kind.COMMENT) && !cursor.accept(Token.Kind.NEWLINE)) {
                next = statement();
                skip();
            }
        }
    }

    /** Reads the beginning of a statement, and gives the scope of what is indented below it. */
    private String statement() {
        cursor.acceptWord("async");
        if (cursor.acceptWord("def")) {
            declared();
            return NONE;
        } else if (cursor.acceptWord("class")) {
            return declared();
        } else if (cursor.isWord("from") || cursor.isWord("import")) {
            imported();
        } else if (cursor.isWord("type") && cursor.peek(1).kind() == Token.Kind.NAME) {
            cursor.take();
            declared();
        } else if (cursor.is(Token.Kind.NAME)
                && !Keywords.contains(cursor.peek().text())
                && (cursor.peek(1).is(":") || cursor.peek(1).is("="))) {
            declared();
        }
        return scopes.peek();
    }

    /** Takes the name that is declared next, and gives its qualified form. */
    private String declared() {
        Token name = cursor.take();
        if (scopes.peek().equals(NONE)) {
            return NONE;
        }
        String qualified = scopes.peek() + "." + name.text();
        lines.computeIfAbsent(qualified, added -> new ArrayList<>()).add(lineOf(name));
        return qualified;
    }

    /** The line of a token, counted from the token before. */
    private int lineOf(Token token) {
        for (; counted < token.position(); counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Finds the names that an import defines: the last word of each imported thing. */
    private void imported() {
        while (!isEnd() && !cursor.isWord("import")) {
            cursor.take();
        }
        while (!isEnd()) {
            Token after = cursor.peek(1);
            boolean last = after.is(",") || after.is(")") || after.is(";") || after.kind() == Token.Kind.NEWLINE;
            if (cursor.is(Token.Kind.NAME) && last) {
                declared();
            } else {
                cursor.take();
            }
        }
    }

    /** Skips to the next statement, which may be on the same line. */
    private void skip() {
        while (!isEnd()) {
            cursor.take();
        }
        cursor.accept(";");
    }

    private boolean isEnd() {
        return cursor.is(Token.Kind.NEWLINE) || cursor.is(";");
    }
}
