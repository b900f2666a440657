// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.name.CodePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Documentation as the lines of a docstring (specification, section 5.5). */
public final class Docstring {

    private static final String QUOTES = "\"\"\"";

    /** The characters of ASCII that need no escape behind any others, and are not the end of a line. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = ' '; c < 0x7f; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private Docstring() {}

    /**
     * Canonical form of a documentation, which {@link #documentation} reads again: without carriage returns at the ends
     * of lines, and without a line feed at the end.
     */
    static Optional<String> canonical(Optional<String> documentation) {
        if (documentation.isEmpty()) {
            return documentation;
        }
        String text = documentation.get();
        if (text.indexOf('\r') >= 0) {
            return Optional.of(joined(split(text)));
        }
        return endsInLineFeed(text) ? Optional.of(text.substring(0, text.length() - 1)) : documentation;
    }

    /** Whether the last line is not empty, and has a line feed at its end. */
    private static boolean endsInLineFeed(String documentation) {
        int last = documentation.length() - 1;
        return last > 0 && documentation.charAt(last) == '\n' && documentation.charAt(last - 1) != '\n';
    }

    /** The text of which {@link #split} makes these lines. */
    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean last = i == lines.size() - 1;
            text.append(line);
            if (!last || line.isEmpty()) {
                // the one carriage return before the end of a line is not a part of it
                text.append(line.endsWith("\r") ? "\r\n" : "\n");
            }
        }
        return text.toString();
    }

    /**
     * The documentation in a docstring. From a docstring that {@link #lines} wrote, it is the original documentation;
     * from others, it is without the indentation that all lines but the first share and without empty lines at either
     * end (PEP 257).
     *
     * @param indentation the text before the literal on its line
     */
    public static String documentation(String literal, String indentation) {
        String end = "\n" + indentation;
        if (literal.equals(end)) {
            return "";
        }
        if (literal.startsWith("\n") && literal.length() > end.length() && literal.endsWith(end)) {
            String[] lines =
                    literal.substring(1, literal.length() - end.length()).split("\n", -1);
            return joined(Stream.of(lines)
                    .map(line -> line.startsWith(indentation) ? line.substring(indentation.length()) : line)
                    .toList());
        }
        return trimmed(literal);
    }

    /** The text as Python's {@code inspect.cleandoc} returns it. */
    private static String trimmed(String literal) {
        List<String> lines = List.of(literal.split("\n", -1));
        int margin = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        Stream<String> others = lines.stream().skip(1).map(line -> line.isBlank() ? "" : line.substring(margin));
        return Stream.concat(Stream.of(lines.get(0)), others)
                .collect(joining("\n"))
                .strip();
    }

    /** The lines of a docstring. */
    public static List<String> lines(String documentation) {
        StringBuilder text = new StringBuilder();
        write(documentation, "", text);
        return text.toString().lines().toList();
    }

    /**
     * Appends the lines of a docstring to a text, each with a line feed at its end.
     *
     * @param indentation what stands before each line that is not empty
     */
    public static void write(String documentation, String indentation, StringBuilder text) {
        text.append(indentation).append(QUOTES).append('\n');
        // the first run of a build is interpreted, and the interpreter reads an array several times as fast as a string
        char[] characters = documentation.toCharArray();
        int start = 0;
        while (start < characters.length) {
            int plain = plainEnd(characters, start);
            int end = lineEnd(characters, plain);
            boolean carriageReturn = end < characters.length && end > start && characters[end - 1] == '\r';
            int last = carriageReturn ? end - 1 : end;
            if (last > start) {
                text.append(indentation);
                if (plain >= last) {
                    // of whole strings, the machine copies many characters at once
                    text.append(documentation.substring(start, last));
                } else {
                    escape(documentation, characters, start, last, text);
                }
            }
            text.append('\n');
            start = end + 1;
        }
        text.append(indentation).append(QUOTES).append('\n');
    }

    /** Where characters end that need no escape behind any others and are not the end of a line. */
    private static int plainEnd(char[] characters, int start) {
        int end = start;
        while (end < characters.length) {
            char c = characters[end];
            if (c < PLAIN.length ? !PLAIN[c] : Character.isSurrogate(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static int lineEnd(char[] characters, int start) {
        int end = start;
        while (end < characters.length && characters[end] != '\n') {
            end++;
        }
        return end;
    }

    private static List<String> split(String documentation) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = documentation.indexOf('\n'); end >= 0; end = documentation.indexOf('\n', start)) {
            boolean carriageReturn = end > start && documentation.charAt(end - 1) == '\r';
            lines.add(documentation.substring(start, carriageReturn ? end - 1 : end));
            start = end + 1;
        }
        if (start < documentation.length()) {
            lines.add(documentation.substring(start));
        }
        return lines;
    }

    /** Appends a line of a documentation. What stands between two escapes is appended at once. */
    private static void escape(String documentation, char[] characters, int start, int end, StringBuilder text) {
        int next = start;
        int quotes = 0;
        for (int i = start; i < end; i++) {
            char c = characters[i];
            if (c < PLAIN.length ? PLAIN[c] : !CodePoints.isHalfOfPair(documentation, i)) {
                quotes = 0;
            } else if (c != '"' || ++quotes == QUOTES.length()) {
                text.append(documentation.substring(next, i)).append(escaped(c));
                next = i + 1;
                quotes = 0;
            }
        }
        text.append(documentation.substring(next, end));
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> (c < PLAIN.length ? "\\x%02x" : "\\u%04x").formatted((int) c);
        };
    }
}
