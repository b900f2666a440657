// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.util.Optional;

/** The result of a request, for tools that only tell their users whether something is wrong. */
public interface Outcome {

    /** What is wrong and what to do, for the user; empty if the request is fulfilled and all is well. */
    Optional<Message> problem();
}
