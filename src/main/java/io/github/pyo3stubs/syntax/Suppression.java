// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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

    /** The patterns of comments, which few libraries need. */
    private static final class Patterns {
        static final Pattern CODE = Pattern.compile("[\\w-]+");

        static final Pattern COMMENT = Pattern.compile("#\\s*(type|pyright):\\s*ignore(\\[[^]#]*])?(?![\\w-])");
    }

    /** These comments and others. All codes for one type checker are in one comment. */
    public Suppression and(Suppression other) {
        return new Suppression(both(decorator, other.decorator), both(definition, other.definition));
    }

    private static Optional<String> both(Optional<String> some, Optional<String> others) {
        if (some.isEmpty() || others.isEmpty() || some.equals(others)) {
            return some.isPresent() ? some : others;
        }
        SortedMap<String, SortedSet<String>> codes = new TreeMap<>(Comparator.reverseOrder());
        Set<String> withoutCodes = new HashSet<>();
        Patterns.COMMENT.matcher(some.get() + BETWEEN + others.get()).results().forEach(found -> {
            String reader = found.group(1);
            SortedSet<String> ofReader = codes.computeIfAbsent(reader, added -> new TreeSet<>());
            if (found.group(2) == null) {
                withoutCodes.add(reader);
            } else {
                Patterns.CODE
                        .matcher(found.group(2))
                        .results()
                        .map(MatchResult::group)
                        .forEach(ofReader::add);
            }
        });
        withoutCodes.forEach(reader -> codes.put(reader, Collections.emptySortedSet()));
        return joined(codes.entrySet().stream()
                .map(entry -> "# " + entry.getKey() + ": ignore"
                        + (entry.getValue().isEmpty() ? "" : "[" + String.join(", ", entry.getValue()) + "]")));
    }

    /** The part of a comment that type checkers read, in its usual form; empty where there is none. */
    public static Optional<String> in(String comment) {
        return joined(Patterns.COMMENT
                .matcher(comment)
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
        return comment.isPresent() ? line + BETWEEN + comment.get() : line;
    }
}
