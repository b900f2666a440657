// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.util.regex.Pattern;

/**
 * Text as a terminal or a log shows it without doing anything else. Names and texts out of libraries, wheels and
 * projects may hold characters that move the cursor, set colours, turn the direction of writing, or end a line, so that
 * a log seems to say what it does not. They are shown as Python escapes them: {@code \x1b}, <code>&#92;u202e</code>.
 */
public final class Shown {
    private static final int LONGEST_LINE = 1_000;

    /** No file system has longer names of files. */
    private static final int LONGEST_NAME = 255;

    /** What only texts with long names need. */
    private static final class Patterns {
        private static final Pattern LONG_NAME =
                Pattern.compile("(\\w{100})(\\w{106,}?)(\\w{50})(?!\\w)", Pattern.UNICODE_CHARACTER_CLASS);
    }

    private Shown() {}

    /** A text of one or more lines. Line feeds and tabs stay. */
    public static String text(String text) {
        return escaped(text, true);
    }

    /**
     * A piece of a line, such as a name: line feeds and tabs are escaped too. Of a name that is longer than any file's,
     * the beginning and the end are shown. Paths stay whole.
     */
    public static String inLine(String text) {
        String escaped = escaped(text, false);
        return escaped.length() <= LONGEST_NAME
                ? escaped
                : Patterns.LONG_NAME
                        .matcher(escaped)
                        .replaceAll(name -> "%s…(%d more characters)…%s"
                                .formatted(name.group(1), name.group(2).length(), name.group(3)));
    }

    /** The first thousand characters of a line, with the number of those that are left out; a shorter line as it is. */
    public static String cut(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return "%s… (%d more characters)".formatted(line.substring(0, end), line.length() - end);
    }

    private static String escaped(String text, boolean hasLines) {
        StringBuilder shown = null;
        for (int at = 0, next; at < text.length(); at = next) {
            int character = text.codePointAt(at);
            next = at + Character.charCount(character);
            boolean isSafe = isPrintable(character) || hasLines && (character == '\n' || character == '\t');
            if (!isSafe && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            if (shown != null) {
                if (isSafe) {
                    shown.appendCodePoint(character);
                } else {
                    shown.append(escape(character));
                }
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean isPrintable(int character) {
        if (character < 0x7f) {
            return character >= ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                character < 0x100
                        ? "\\x%02x".formatted(character)
                        : character < 0x10000 ? "\\u%04x".formatted(character) : "\\U%08x".formatted(character);
        };
    }
}
