// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The comment lines that every generated stub begins with, such as a licence. They stand above the mark, with an empty
 * line between: tools that check headers take all comment lines in a row for one header.
 *
 * @param lines the lines, each with its number sign, so that no formatter changes the lines between them; no lines if
 *     stubs have no header
 */
public record Header(List<String> lines) {

    /** Stubs have no header. */
    public static final Header NONE = new Header(List.of());

    public Header {
        lines = List.copyOf(lines);
    }

    /**
     * The header of a text. Lines that are not comments become comments, empty ones too. Empty lines at both ends, and
     * a space or tab at the end of a line, do not count.
     */
    public static Header of(String text) {
        return new Header(Mark.withoutByteOrderMark(text)
                .stripTrailing()
                .lines()
                .dropWhile(String::isBlank)
                .map(Header::comment)
                .toList());
    }

    private static String comment(String line) {
        String comment = line.startsWith("#") ? line : "# " + line;
        return comment.stripTrailing();
    }

    /**
     * Whether a stub has these lines above its mark, one after the other. The space behind a number sign does not
     * count, because formatters add it. Without lines, the stub is not decoded.
     */
    public boolean isIn(FileText stub) {
        return lines.isEmpty() || isAboveMark(stub.text());
    }

    private boolean isAboveMark(String text) {
        List<String> above = Mark.above(text).lines().map(Header::content).toList();
        return Collections.indexOfSubList(
                        above, lines.stream().map(Header::content).toList())
                >= 0;
    }

    /** Whether putting this header into a text moves other comments down, which may be an older header. */
    public boolean movesComments(String text) {
        return !isAboveMark(text)
                && Mark.withoutByteOrderMark(Mark.above(text))
                        .lines()
                        .anyMatch(line -> line.strip().startsWith("#"));
    }

    private static String content(String line) {
        String comment = Mark.withoutByteOrderMark(line).strip();
        return comment.startsWith("#") ? comment.substring(1).strip() : "not a comment";
    }

    /** Whether the lines contain a mark. */
    public boolean isMarked() {
        return Mark.of(String.join("\n", lines)).isPresent();
    }

    /**
     * A text with this header as its first lines, behind a byte-order mark. The lines have the end that the text's
     * first line has.
     */
    public String before(String text) {
        if (lines.isEmpty()) {
            return text;
        }
        String rest = Mark.withoutByteOrderMark(text);
        int firstEnd = rest.indexOf('\n');
        String lineEnd = firstEnd > 0 && rest.charAt(firstEnd - 1) == '\r' ? "\r\n" : "\n";
        List<String> before = new ArrayList<>(lines);
        before.add("");
        return text.substring(0, text.length() - rest.length()) + String.join(lineEnd, before) + lineEnd + rest;
    }
}
