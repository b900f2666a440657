// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.gate.Gate;
import io.github.pyo3stubs.gate.PublicItems;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.ReadResult;

/** Counts the public items of a project's stubs, and checks that as many as required are typed and documented. */
public record CheckGate(Gate gate) {

    /** Checks the stubs of the project's libraries, whatever is committed, and even if they contradict each other. */
    public GateResult run(ReadResult.Project project) {
        return new GateResult(
                gate.measure(PublicItems.of(
                        project.extensions().stream().map(ExtensionStubs::tree).toList())),
                project.sources());
    }
}
