// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to tell the user about committed stubs that are compared.
 *
 * @param source the libraries that the stubs are compared with, as messages name them
 * @param comparison what makes a stub stale
 * @param generate the command that generates, by what it does with files without the mark
 */
public record VerifyReport(Verified result, String source, Comparison comparison, Function<Unmarked, String> generate) {

    /** The notices, whether the stubs are fresh or not. A file's path is in full. */
    public List<Notice> notices() {
        Verdict verdict = result.verdict();
        NoteLines lines = NoteLines.below(result.directory());
        List<Notice> notices = new ArrayList<>();
        verdict.untyped()
                .forEach(file -> notices.add(Notice.warning(Message.of(
                        "%s is missing. Without it type checkers pass over the stubs of the installed package: %s",
                        lines.shown(file), new Advice("create it, empty, and commit it.")))));
        String place = NoteLines.full(result.directory());
        List<String> told = new ArrayList<>(List.of(VerdictSummary.of(verdict, comparison, place, source)));
        told.addAll(lines.all(verdict));
        lines.older(verdict.notes(Note.Older.class), generate).ifPresent(told::add);
        told.forEach(line -> notices.add(Notice.info(Message.text(line))));
        return notices;
    }

    /**
     * The message about stale stubs, which ends in the command that brings them up to date; empty if they are fresh.
     *
     * @param show how the user sees a file's path
     * @param worded the text of a message as the user's build tool words it
     */
    public Optional<String> staleness(Function<Path, String> show, Function<Message, String> worded) {
        Verdict verdict = result.verdict();
        if (verdict.isFresh()) {
            return Optional.empty();
        }
        String command = generate.apply(verdict.toRepair());
        String repair = result.obstacles().isEmpty()
                ? command
                : "move away what is there:\n  "
                        + worded.apply(Message.text(String.join("\n  ", result.obstacles()))) + "\nThen run: "
                        + command;
        return Optional.of(
                verdict.message(source, file -> show.apply(result.directory().resolve(file)), repair));
    }
}
