// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import java.util.ArrayList;
import java.util.List;

/** Lines of Python text, written one after the other at the indentation of the block that is open. */
final class PythonLines {

    /** The columns that {@code ruff format} and {@code black} give a line. */
    private static final int WIDTH = 88;

    static final String INDENT = "    ";

    private final StringBuilder text;
    private int depth;

    /** @param text takes the lines, each with a line feed at its end */
    PythonLines(StringBuilder text) {
        this.text = text;
    }

    /** Writes a line of several parts; an empty line has no indentation. */
    void add(String... parts) {
        int start = text.length();
        for (String part : parts) {
            if (text.length() == start && !part.isEmpty()) {
                for (int i = 0; i < depth; i++) {
                    text.append(INDENT);
                }
            }
            text.append(part);
        }
        text.append('\n');
    }

    void addAll(List<String> lines) {
        for (String line : lines) {
            add(line);
        }
    }

    /** Indents the following lines by one more block. */
    void indent() {
        depth++;
    }

    void dedent() {
        depth--;
    }

    /** Whether a line at the current indentation, with more columns behind it, is one that formatters do not break. */
    boolean fits(String line, int more) {
        return depth * INDENT.length() + line.codePointCount(0, line.length()) + more <= WIDTH;
    }

    /** The written lines, without line feeds. */
    List<String> toList() {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }
}
