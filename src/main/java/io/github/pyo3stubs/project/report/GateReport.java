// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.remedy.Message;
import java.util.List;

/** What to tell the user about items that are counted, where no line about stubs has it. */
public record GateReport(GateResult result) {

    /** How many items are typed and documented, whether they are enough or not. */
    public List<Notice> notices() {
        return List.of(Notice.info(
                Message.of("%s: %s", result.source(), result.verdict().coverage())));
    }
}
