// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.gate.GateVerdict;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Outcome;
import java.util.Optional;

/**
 * The result of checking how many items are typed and documented.
 *
 * @param source the libraries, as messages name them
 */
public record GateResult(GateVerdict verdict, String source) implements Outcome {

    /** Which items lack a type or documentation that is required, and what to do. */
    @Override
    public Optional<Message> problem() {
        return verdict.problem(source);
    }
}
