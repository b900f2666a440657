// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import java.util.List;
import java.util.regex.Pattern;

/** Texts with comments behind the first lines of declarations. A tree can have a comment only before a statement. */
final class NotedText {

    private static final String MARK = "#\0";
    private static final Pattern LINE = Pattern.compile("(?m)^ *" + MARK + " ?(.*)\\R+(.*)$");

    private NotedText() {}

    /**
     * Stands before a declaration for a comment behind its first line. It is part of the declaration when the drafts
     * for several targets are merged.
     *
     * @param name the name that is declared
     */
    static Statement before(String name, String note) {
        return new OpaqueStatement(
                new Verbatim(List.of(new VerbatimToken(MARK), new VerbatimToken(note))), List.of(name));
    }

    /** Whether a statement stands for a comment. */
    static boolean isMark(Statement statement) {
        return statement instanceof OpaqueStatement mark
                && mark.verbatim().parts().get(0).equals(new VerbatimToken(MARK));
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
