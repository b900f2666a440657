package io.github.pyo3stubs.syntax.token;

/** A stub file whose text is no Python. */
public final class StubSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String expected;
    private final String found;

    private StubSyntaxException(String file, int line, int column, String expected, String found, Throwable cause) {
        super(
                "%s is not understood at line %d, column %d: expected %s, found %s."
                        .formatted(file, line, column, expected, found),
                cause);
        this.line = line;
        this.column = column;
        this.expected = expected;
        this.found = found;
    }

    /** What the parser could not read of a text whose line ends are line feeds. */
    public static StubSyntaxException of(String text, ExpressionSyntaxException cause) {
        String before = text.substring(0, cause.position());
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.codePointCount(lineStart, before.length());
        return new StubSyntaxException("The stub", line, column, cause.expected(), cause.found(), cause);
    }

    /** The same complaint, naming the file. */
    public StubSyntaxException in(String file) {
        return new StubSyntaxException("The stub " + file, line, column, expected, found, getCause());
    }

    /** The line at which the text stops making sense, counted from 1. */
    public int line() {
        return line;
    }

    /** The place in the line, in characters counted from 1. */
    public int column() {
        return column;
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
