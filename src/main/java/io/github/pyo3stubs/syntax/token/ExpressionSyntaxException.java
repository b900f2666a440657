package io.github.pyo3stubs.syntax.token;

/** A text that is no expression, or none that {@code ExpressionParser} knows. */
public final class ExpressionSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    /** How much of the text a message shows. */
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

    /** Complains of the very character at a position, or of the end. */
    public static ExpressionSyntaxException atCharacter(String text, int position, String expected) {
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

    /** Where the text stops making sense, as an index into it; its length when it ends too early. */
    public int position() {
        return position;
    }

    /** What would have made sense there, in words. */
    public String expected() {
        return expected;
    }

    /** What stands there instead, in words. */
    public String found() {
        return found;
    }
}
