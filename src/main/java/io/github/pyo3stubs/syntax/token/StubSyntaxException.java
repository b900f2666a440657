// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

/** Reports a stub file that is not valid Python. */
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

    /** An exception about a place in a text with line feeds as line ends. */
    public static StubSyntaxException of(String text, ExpressionSyntaxException cause) {
        String before = text.substring(0, cause.position());
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = 1 + before.codePointCount(lineStart, before.length());
        return new StubSyntaxException("The stub", line, column, cause.expected(), cause.found(), cause);
    }

    /** The same exception with the name of the file in its message. */
    public StubSyntaxException in(String file) {
        return new StubSyntaxException("The stub " + file, line, column, expected, found, getCause());
    }

    /** The line of the first character that cannot be read, counted from 1. */
    public int line() {
        return line;
    }

    /** The place in the line, in characters counted from 1. */
    public int column() {
        return column;
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
