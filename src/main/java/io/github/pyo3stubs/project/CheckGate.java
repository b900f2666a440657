// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.gate.Gate;
import io.github.pyo3stubs.gate.PublicItems;
import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.project.result.GateResult;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;

/** Counts the public items of a project's stubs, and checks that as many as required are typed and documented. */
public record CheckGate(Gate gate) {

    /**
     * Checks the stubs of the project's libraries, whatever is committed, and even if they contradict each other. Those
     * under the old names of relocated modules declare nothing, so they do not count.
     */
    public GateResult run(ReadResult.Project project) {
        KeptStubs kept = new KeptStubs(project.places());
        List<StubTree> trees = new ArrayList<>();
        for (ExtensionStubs extension : project.extensions()) {
            trees.add(kept.omitted(extension.tree()));
        }
        return new GateResult(gate.measure(PublicItems.of(trees)), project.sources());
    }
}
