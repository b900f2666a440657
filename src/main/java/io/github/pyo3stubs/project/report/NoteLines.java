// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.compare.drift.Omission;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.remedy.CappedList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines that tell the user of stubs beside the verdict, one for each kind of note.
 *
 * @param show how a file of the verdict is shown to the user
 */
record NoteLines(Function<Path, String> show) {
    private static final int SHOWN = 10;

    /** Lines in which a file's path is in full. */
    static NoteLines below(Path directory) {
        return new NoteLines(file -> full(directory.resolve(file)));
    }

    /** Lines in which a file's path is as the verdict has it. */
    static NoteLines ofRelativePaths() {
        return new NoteLines(Path::toString);
    }

    /** A path in full, without a detour. */
    static String full(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** A file of the verdict as the user sees it. */
    String shown(Path file) {
        return show.apply(file);
    }

    /** The lines about names and stubs that are not compared. */
    List<String> all(Verdict verdict) {
        return Stream.concat(unchecked(verdict).stream(), undescribed(verdict).stream())
                .toList();
    }

    /** Which modules a library does not describe as a whole. */
    static Optional<String> partlyDescribed(PartlyDescribed partly) {
        return Optional.of(partly.modules())
                .filter(modules -> !modules.isEmpty())
                .map(modules -> "Described only partly, because code adds to them when they are imported: "
                        + String.join(", ", modules)
                        + ". Their stubs have a function __getattr__ for the other names. Declare these in the committed"
                        + " stubs by hand; updates keep them.");
    }

    /** Which names of committed stubs a library cannot confirm or deny. */
    private static Optional<String> unchecked(Verdict verdict) {
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
     * Which stubs lack what older generators did not write, and the command that adds it.
     *
     * @param generate the command that generates, by what it does with files without the mark
     */
    Optional<String> older(List<Note.Older> notes, Function<Unmarked, String> generate) {
        Unmarked unmarked = notes.stream().allMatch(Note.Older::own) ? Unmarked.KEPT : Unmarked.REPLACED;
        return older(notes).map(line -> line + ". To add it: " + generate.apply(unmarked));
    }

    /** Which stubs lack what older generators did not write. */
    Optional<String> older(List<Note.Older> notes) {
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        String lacking = notes.stream()
                .flatMap(note -> note.omitted().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(NoteLines::words)
                .collect(Collectors.joining(" and "));
        List<String> files = notes.stream().map(note -> shown(note.file())).toList();
        return Optional.of("Fresh, but written without " + lacking + ", which PyO3 writes since 0.30.1: "
                + CappedList.of(files, SHOWN).inLine());
    }

    private static String words(Omission omission) {
        return switch (omission) {
            case ALL -> "__all__";
            case SUBMODULES -> "the imports of submodules";
        };
    }

    /** Which stubs of the user's own are not compared. */
    List<String> undescribed(Verdict verdict) {
        return verdict.notes(Note.Undescribed.class).stream()
                .map(note -> "No member of " + note.module() + " is described, so your own " + shown(note.file())
                        + " is taken for its stub, and not compared.")
                .toList();
    }

    /** Which comments a file lost when it was written anew. */
    String lostComments(Path file, List<String> comments) {
        return shown(file) + " has lost " + (comments.size() == 1 ? "a comment" : comments.size() + " comments")
                + " with its former text: "
                + CappedList.of(comments, SHOWN)
                        .map(comment -> "'" + comment + "'")
                        .inLine()
                + ". Comments above the mark stay.";
    }
}
