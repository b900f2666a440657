// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.compare.drift.Omission;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.remedy.CappedList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lines that tell the user of stubs beside the verdict, one for each kind of note. */
public final class NoteLines {
    private static final int SHOWN = 10;

    private NoteLines() {}

    /** Which modules a library does not describe as a whole. */
    public static Optional<String> partlyDescribed(PartlyDescribed partly) {
        return Optional.of(partly.modules())
                .filter(modules -> !modules.isEmpty())
                .map(modules -> "Described only partly, because code adds to them when they are imported: "
                        + String.join(", ", modules)
                        + ". Their stubs have a function __getattr__ for the other names. Declare these in the"
                        + " committed stubs by hand; updates keep them.");
    }

    /** Which names of committed stubs a library cannot confirm or deny. */
    public static Optional<String> unchecked(Verdict verdict) {
        List<String> names = verdict.notes(Note.Unchecked.class).stream()
                .flatMap(note -> note.names().stream())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of((names.size() == 1 ? "1 name" : names.size() + " names")
                        + " in the stubs cannot be checked, because the library describes the modules only partly: "
                        + CappedList.of(names, SHOWN).inLine());
    }

    /**
     * Which stubs lack what older generators did not write.
     *
     * @param show how a file of the verdict is shown to the user
     */
    public static Optional<String> older(List<Note.Older> notes, Function<Path, String> show) {
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        String lacking = notes.stream()
                .flatMap(note -> note.omitted().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(NoteLines::words)
                .collect(Collectors.joining(" and "));
        List<String> files = notes.stream().map(note -> show.apply(note.file())).toList();
        return Optional.of("Fresh, but written without " + lacking + ", which PyO3 writes since 0.30.1: "
                + CappedList.of(files, SHOWN).inLine());
    }

    private static String words(Omission omission) {
        return switch (omission) {
            case ALL -> "__all__";
            case SUBMODULES -> "the imports of submodules";
        };
    }

    /**
     * Which stubs of the user's own are not compared.
     *
     * @param show how a file of the verdict is shown to the user
     */
    public static List<String> undescribed(Verdict verdict, Function<Path, String> show) {
        return verdict.notes(Note.Undescribed.class).stream()
                .map(note -> "No member of " + note.module() + " is described, so your own " + show.apply(note.file())
                        + " is taken for its stub, and not compared.")
                .toList();
    }

    /** Which comments a file lost when it was written anew. */
    public static String lostComments(String file, List<String> comments) {
        return file + " has lost " + (comments.size() == 1 ? "a comment" : comments.size() + " comments")
                + " with its former text: "
                + CappedList.of(comments, SHOWN)
                        .map(comment -> "'" + comment + "'")
                        .inLine()
                + ". Comments above the mark stay.";
    }
}
