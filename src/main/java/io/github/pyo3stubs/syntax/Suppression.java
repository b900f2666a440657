// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The comments of a declaration that keep type checkers from reporting an error there. Each has its number sign; two
 * blanks stand between several on one line.
 *
 * @param decorator the comments behind the first decorator, where mypy reports overloads, and properties with several
 *     accessors
 * @param definition the comments behind the declaration itself
 */
public record Suppression(Optional<String> decorator, Optional<String> definition) {

    /** No comments. */
    public static final Suppression NONE = new Suppression(Optional.empty(), Optional.empty());

    private static final String TYPE_IGNORE = "# type: ignore";
    private static final String BETWEEN = "  ";

    private static final Pattern COMMENT = Pattern.compile("#\\s*(type|pyright):\\s*ignore(\\[[^]#]*])?(?![\\w-])");

    /** The part of a comment that type checkers read, in its usual form; empty where there is none. */
    public static Optional<String> in(String comment) {
        return joined(COMMENT.matcher(comment)
                .results()
                .map(found -> "# " + found.group(1) + ": ignore"
                        + Optional.ofNullable(found.group(2)).orElse("")));
    }

    /** Several comments as those of one line; empty where there are none. */
    public static Optional<String> joined(Stream<String> comments) {
        return Optional.of(comments.collect(joining(BETWEEN))).filter(all -> !all.isEmpty());
    }

    /** How many columns a formatter counts of a comment behind a statement: none of what mypy reads, all of others. */
    public static int width(String comment) {
        return comment.startsWith(TYPE_IGNORE) ? 0 : BETWEEN.length() + comment.codePointCount(0, comment.length());
    }

    /** A line with a comment behind it. */
    public static String behind(String line, Optional<String> comment) {
        return comment.map(text -> line + BETWEEN + text).orElse(line);
    }
}
