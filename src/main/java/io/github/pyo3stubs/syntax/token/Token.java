// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.syntax.Suppression;

/**
 * A token of a Python text.
 *
 * @param text the word as it stands; of a string literal its value, of the end of a line the {@linkplain Suppression
 *     comments} that type checkers read
 * @param position where it begins
 */
public record Token(Kind kind, String text, int position) {

    public enum Kind {
        NAME,
        NUMBER,
        STRING,
        /** A bytes literal; its text has one character for each byte. */
        BYTES,
        /** A formatted or template string, as the text has it, because its value is unknown. */
        FORMATTED,
        OPERATOR,
        /** A comment that has a line of its own. */
        COMMENT,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    public boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Whether the token is a keyword, also one that is a keyword only in some places. */
    public boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    /** The token as a message names it. */
    String described() {
        return switch (kind) {
            case END -> "the end";
            case STRING, BYTES, FORMATTED -> "a string";
            case NAME, NUMBER, OPERATOR -> "'" + text + "'";
            case COMMENT -> "a comment";
            case NEWLINE -> "the end of the line";
            case INDENT -> "an indentation";
            case DEDENT -> "the end of the block";
        };
    }
}
