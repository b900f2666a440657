// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import io.github.pyo3stubs.syntax.Statement.Comment;
import java.util.List;
import java.util.regex.Pattern;

/** Texts with comments behind the first lines of declarations. A tree can have a comment only before a statement. */
final class NotedText {

    private static final String MARK = "#\0";
    private static final Pattern LINE = Pattern.compile("(?m)^ *" + MARK + "(.*)\\R(.*)$");

    private NotedText() {}

    /** Stands before a statement for a comment behind its first line. */
    static Comment before(String note) {
        return new Comment(List.of(MARK + note));
    }

    /** The text with each comment in its place. */
    static String joined(String text) {
        return LINE.matcher(text).replaceAll("$2  $1");
    }

    /** A text below a comment of its own. */
    static String of(String comment, String text) {
        return comment + "\n" + text;
    }
}
