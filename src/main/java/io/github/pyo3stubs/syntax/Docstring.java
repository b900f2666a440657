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

    private Docstring() {}

    /**
     * Canonical form of a documentation, which {@link #documentation} reads again: without carriage returns at the ends
     * of lines, and without a line feed at the end.
     */
    static Optional<String> canonical(Optional<String> documentation) {
        return documentation.isEmpty() || isCanonical(documentation.get())
                ? documentation
                : Optional.of(canonical(documentation.get()));
    }

    private static boolean isCanonical(String documentation) {
        return documentation.indexOf('\r') < 0 && !endsInLineFeed(documentation);
    }

    private static String canonical(String documentation) {
        return documentation.indexOf('\r') < 0
                ? documentation.substring(0, documentation.length() - 1)
                : joined(split(documentation));
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
        int length = documentation.length();
        int start = 0;
        while (start < length) {
            int plain = plainEnd(documentation, start);
            int feed = documentation.indexOf('\n', plain);
            int end = feed < 0 ? length : feed;
            boolean carriageReturn = feed > start && documentation.charAt(feed - 1) == '\r';
            int last = carriageReturn ? feed - 1 : end;
            if (last > start) {
                text.append(indentation);
                // of whole strings, the machine copies many characters at once
                String line = documentation.substring(start, last);
                if (plain >= last) {
                    text.append(line);
                } else {
                    escape(line, text);
                }
            }
            text.append('\n');
            start = end + 1;
        }
        text.append(indentation).append(QUOTES).append('\n');
    }

    /** Where characters end that need no escape behind any others and are not the end of a line. */
    private static int plainEnd(String documentation, int start) {
        int end = start;
        while (end < documentation.length() && isPlain(documentation.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c != 0x7f && !Character.isSurrogate(c);
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

    private static void escape(String line, StringBuilder text) {
        int quotes = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quotes = c == '"' ? quotes + 1 : 0;
            if (quotes == QUOTES.length()) {
                text.append('\\');
                quotes = 0;
            }
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        text.append("\\x%02x".formatted((int) c));
                    } else if (CodePoints.isHalfOfPair(line, i)) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
    }
}
