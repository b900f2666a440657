// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to tell the user about committed stubs that are compared.
 *
 * @param comparison what makes a stub stale
 * @param gate how many items of the libraries are typed and documented
 */
public record VerifyReport(Verified result, Comparison comparison, GateResult gate) {

    /** The notices, whether the stubs are fresh or not. A file's path is in full. */
    public List<Notice> notices() {
        Verdict verdict = result.verdict();
        NoteLines lines = NoteLines.below(result.directory());
        List<Notice> notices = new ArrayList<>();
        for (Path file : verdict.untyped()) {
            notices.add(Notice.warning(Message.of(
                    "%s is missing. Without it type checkers pass over the stubs of the installed package: %s",
                    lines.shown(file), new Advice("create it, empty, and commit it."))));
        }
        String place = NoteLines.full(result.directory());
        String summary = VerdictSummary.of(verdict, comparison, place, result.source());
        List<String> told =
                new ArrayList<>(List.of(summary + "; " + gate.verdict().coverage()));
        told.addAll(lines.all(verdict));
        for (String line : told) {
            notices.add(Notice.info(Message.text(line)));
        }
        Optional<Message> older =
                verdict.notes().isEmpty() ? Optional.empty() : lines.olderToUpdate(verdict.notes(Note.Older.class));
        if (older.isPresent()) {
            notices.add(Notice.info(older.get()));
        }
        return notices;
    }
}
