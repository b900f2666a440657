// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.TableResult.Change;
import io.github.pyo3stubs.project.result.TableResult.Done;
import io.github.pyo3stubs.remedy.Message;
import java.util.List;

/** What to tell the user about the table of differences between targets. */
public record TableReport(Done result) {

    /** The notices; none if the file has not changed. */
    public List<Notice> notices() {
        if (result.change() == Change.WRITTEN) {
            return List.of(info("Wrote "));
        }
        return result.change() == Change.REMOVED ? List.of(info("Removed ")) : List.of();
    }

    private Notice info(String what) {
        return Notice.info(Message.text(what + NoteLines.full(result.file())));
    }
}
