// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.Docstring;
import java.util.ArrayList;
import java.util.List;

/** Lines of Python text, written one after the other at the indentation of the block that is open. */
final class PythonLines {

    /** The columns that {@code ruff format} and {@code black} give a line. */
    private static final int WIDTH = 88;

    static final String INDENT = "    ";

    private final StringBuilder text;

    /** The indentation of each depth that has been reached, because most functions begin a block. */
    private final List<String> indentations = new ArrayList<>(List.of(""));

    private int depth;

    /** @param text takes the lines, each with a line feed at its end */
    PythonLines(StringBuilder text) {
        this.text = text;
    }

    /** Begins a line that is not empty. Returns the text, to which the rest of the line is to be appended. */
    StringBuilder begin() {
        return text.append(indentation());
    }

    private String indentation() {
        return indentations.get(depth);
    }

    /** Ends the line. */
    void end() {
        text.append('\n');
    }

    /** Writes a line; an empty line has no indentation. */
    void add(String line) {
        text.append(line.isEmpty() ? "" : indentation()).append(line).append('\n');
    }

    void addAll(List<String> lines) {
        for (String line : lines) {
            add(line);
        }
    }

    /** Writes a docstring. */
    void document(String documentation) {
        Docstring.write(documentation, indentation(), text);
    }

    /** Indents the following lines by one more block. */
    void indent() {
        depth++;
        if (depth == indentations.size()) {
            indentations.add(indentations.get(depth - 1) + INDENT);
        }
    }

    void dedent() {
        depth--;
    }

    /** Whether a line at the current indentation, with more columns behind it, is one that formatters do not break. */
    boolean fits(String line, int more) {
        return indentation().length() + line.codePointCount(0, line.length()) + more <= WIDTH;
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
