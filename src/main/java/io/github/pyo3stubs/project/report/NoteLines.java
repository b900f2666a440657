// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.drift.Omission;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lines that tell the user of stubs beside the verdict, one for each kind of note.
 *
 * @param directory the directory of the verdict's files, if their paths are to be shown in full; empty to show them as
 *     the verdict has them
 */
record NoteLines(Optional<Path> directory) {
    private static final int SHOWN = 10;

    /** Lines in which a file's path is in full. */
    static NoteLines below(Path directory) {
        return new NoteLines(Optional.of(directory));
    }

    /** Lines in which a file's path is as the verdict has it. */
    static NoteLines ofRelativePaths() {
        return new NoteLines(Optional.empty());
    }

    /** A path in full, without a detour. */
    static String full(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** A file of the verdict as the user sees it. */
    String shown(Path file) {
        return directory.isPresent() ? full(directory.get().resolve(file)) : file.toString();
    }

    /** Platforms by their classifiers. */
    static String classifiers(List<Platform> platforms) {
        return platforms.stream().map(Platform::classifier).collect(joining(", "));
    }

    /** The lines about names, branches and stubs that are not compared. */
    List<String> all(Verdict verdict) {
        // Most verdicts have no notes, and then the first run needs no code for their lines.
        List<Optional<String>> each = verdict.notes().isEmpty()
                ? List.of(branches(verdict), unknown(verdict))
                : List.of(
                        byHand(verdict),
                        unchecked(verdict),
                        branches(verdict),
                        unknown(verdict),
                        elsewhere(verdict),
                        unreadNames(verdict),
                        Optional.of(undescribed(verdict))
                                .filter(lines -> !lines.isEmpty())
                                .map(lines -> String.join("\n", lines)));
        List<String> all = new ArrayList<>();
        for (Optional<String> line : each) {
            if (line.isPresent()) {
                all.add(line.get());
            }
        }
        return all;
    }

    /** For which systems and versions of Python no library is at hand. */
    private static Optional<String> branches(Verdict verdict) {
        if (verdict.unchecked().isEmpty()) {
            return Optional.empty();
        }
        List<String> views = verdict.unchecked().stream().map(View::inList).toList();
        return Optional.of("Not checked, because there is no library for them: the conditions in the stubs for "
                + CappedList.of(views, SHOWN).inLine());
    }

    /** Which conditions count as possibly true. */
    private static Optional<String> unknown(Verdict verdict) {
        return verdict.unknown().isEmpty()
                ? Optional.empty()
                : Optional.of("Neither the system nor the version of Python decides these conditions in the stubs,"
                        + " so the library may have what is under them or not: "
                        + CappedList.of(verdict.unknown(), SHOWN)
                                .map(condition -> "'" + condition + "'")
                                .inLine());
    }

    /** Which names are said to be only on targets without a library. */
    private static Optional<String> elsewhere(Verdict verdict) {
        List<String> names = verdict.notes(Note.Elsewhere.class).stream()
                .flatMap(note -> note.names().stream())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Not checked, because a comment says they are only on targets without a library: "
                        + CappedList.of(names, SHOWN).inLine());
    }

    /** Which statements may list more public names. */
    private static Optional<String> unreadNames(Verdict verdict) {
        List<String> statements = verdict.notes(Note.UnreadNames.class).stream()
                .flatMap(note -> note.statements().stream())
                .distinct()
                .toList();
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of("These statements in the stubs may add any declared name to __all__, because their"
                        + " values cannot be read: "
                        + CappedList.of(statements, SHOWN)
                                .map(statement -> "'" + statement + "'")
                                .inLine());
    }

    /** Which modules a library does not describe as a whole. */
    static Optional<String> partlyDescribed(PartlyDescribed partly) {
        return partly.modules().isEmpty()
                ? Optional.empty()
                : Optional.of("Described only partly, because code adds to them when they are imported: "
                        + String.join(", ", partly.modules())
                        + ". Their stubs have a function __getattr__ for the other names. Declare these in the"
                        + " committed stubs by hand; updates keep them.");
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

    /** Which stubs lack what older generators did not write, and how to add it. */
    Optional<Message> olderToUpdate(List<Note.Older> notes) {
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        Unmarked unmarked = notes.stream().allMatch(Note.Older::own) ? Unmarked.KEPT : Unmarked.REPLACED;
        return older(notes).map(line -> Message.of("%s. To add it: %s", line, unmarked.update()));
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

    /** Which files have got the header before comments that may be an older header. */
    Optional<Message> headed(Collection<Path> files) {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "The header now stands before other comments in %s. %s",
                        CappedList.of(files.stream().map(this::shown).toList(), SHOWN)
                                .inLine(),
                        new Advice("If an older header is among them, remove it by hand.")));
    }

    /** Which stubs are compared by their signatures, because they are written by hand. */
    private Optional<String> byHand(Verdict verdict) {
        List<String> files = verdict.notes(Note.ByHand.class).stream()
                .map(note -> shown(note.file()))
                .toList();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of("Written by hand, and compared by signatures: "
                        + CappedList.of(files, SHOWN).inLine());
    }

    /** Which stubs an update has left stale, because they are written by hand. */
    Optional<Message> staleByHand(Verdict verdict) {
        if (verdict.isFresh()) {
            return Optional.empty();
        }
        List<String> files = verdict.staleByHand().stream().map(this::shown).toList();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "Stale and left as they are, because they are written by hand: %s. %s",
                        CappedList.of(files, SHOWN).inLine(),
                        new Advice("Correct them. Verifying says what differs.")));
    }
}
