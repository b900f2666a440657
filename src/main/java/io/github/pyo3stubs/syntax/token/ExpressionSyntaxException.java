// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

/** Reports a text that {@code ExpressionParser} cannot read as an expression. */
public final class ExpressionSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    /** The maximum number of characters of the text in a message. */
    private static final int SHOWN = 80;

    private final int position;
    private final String expected;
    private final String found;

    public ExpressionSyntaxException(String text, int position, String expected, String found) {
        super("The expression %s is not understood at character %d: expected %s, found %s."
                .formatted(shown(text), position + 1, expected, found));
        this.position = position;
        this.expected = expected;
        this.found = found;
    }

    /** An exception about the character at a position, or about the end of the text. */
    static ExpressionSyntaxException atCharacter(String text, int position, String expected) {
        String found = "the end";
        if (position < text.length()) {
            String character = Character.toString(text.codePointAt(position));
            found = character.equals("\n") ? "the end of the line" : "'" + character + "'";
        }
        return new ExpressionSyntaxException(text, position, expected, found);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "…'";
    }

    /** The index of the first character that cannot be read; the length of the text where it ends too early. */
    public int position() {
        return position;
    }

    /** The expected syntax, in words. */
    public String expected() {
        return expected;
    }

    /** The text found instead, in words. */
    public String found() {
        return found;
    }
}
