// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.report.GateReport;
import io.github.pyo3stubs.project.report.WheelReport;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.WheelsResult.Checked;
import io.github.pyo3stubs.project.result.WheelsResult.Repair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a Maven build says about wheels that are verified. Maven looks at the methods of a goal's class, and loads the
 * types in them, so what only wheels need is apart from that class.
 *
 * @param comparison what makes a stub stale
 */
record WheelOutcome(ResultLog log, Comparison comparison) {

    /** Tells what was found out about wheels, and returns what is wrong with them. */
    Optional<String> told(Checked checked, GateResult gate, ReadResult.Project project) {
        log.tell(new GateReport(gate).notices());
        WheelReport report = new WheelReport(checked, log::shown, log::worded);
        log.tell(report.notices(comparison));
        return checked.isRight()
                ? Optional.empty()
                : Optional.of(report.text(checked.repairs().stream()
                        .map(repair -> command(repair, project))
                        .toList()));
    }

    /** The command of a repair, with dots for the directory of the stubs. */
    private String command(Repair repair, ReadResult.Project project) {
        Map<String, String> parameters = new HashMap<>();
        repair.module().ifPresent(name -> parameters.put("moduleName", name));
        repair.wheels().ifPresent(wheels -> parameters.put(StubsMojo.LIBRARIES, wheels.asValue(project.query())));
        String generate = log.invocation().command(GenerateMojo.GOAL, Unmarked.KEPT);
        return log.invocation().remedies().command(generate, parameters) + " -D" + Remedies.PROPERTIES
                + StubsMojo.STUBS_DIRECTORY + "=…";
    }
}
