// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.syntax.token.StatementNotes.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the comments of a declaration in an overlay say.
 *
 * @param line the line in which the declaration begins, from 1
 * @param was the texts behind {@code # was:}, in their order
 * @param isNew whether there is a comment {@code # new}
 */
public record Notes(int line, List<String> was, boolean isNew) {

    /** How a comment begins that repeats what the library says. */
    public static final String WAS = "# was: ";

    /** A comment may follow another one on its line. A number sign in quotes begins no comment. */
    private static final Pattern WAS_COMMENT = Pattern.compile("#\\s*was:((?:\"[^\"]*\"|'[^']*'|[^#\"'])*)");

    private static final Pattern NEW_COMMENT = Pattern.compile("#\\s*new\\s*(?=#|$)");

    public Notes {
        was = List.copyOf(was);
    }

    /** The notes of a statement. */
    static Notes of(Note note) {
        List<String> was = new ArrayList<>();
        note.comments()
                .forEach(comment -> WAS_COMMENT
                        .matcher(comment)
                        .results()
                        .map(found -> found.group(1).strip())
                        .forEach(was::add));
        return new Notes(note.line(), was, note.comments().stream().anyMatch(Notes::isNew));
    }

    /** Whether a comment says {@code # new}. */
    static boolean isNew(String comment) {
        return NEW_COMMENT.matcher(comment).find();
    }

    /** The parts of a comment that are notes. */
    static List<String> in(String comment) {
        List<String> notes = new ArrayList<>();
        for (Pattern note : List.of(WAS_COMMENT, NEW_COMMENT)) {
            note.matcher(comment)
                    .results()
                    .map(MatchResult::group)
                    .map(String::strip)
                    .forEach(notes::add);
        }
        return notes;
    }

    /** Whether there is any note. */
    public boolean areAny() {
        return isNew || !was.isEmpty();
    }
}
