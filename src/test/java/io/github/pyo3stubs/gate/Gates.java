// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import java.util.List;
import java.util.Optional;

/** Gates of which several tests know. */
public final class Gates {

    /** Nothing is required. */
    public static final Gate OPEN = new Gate(Optional.empty(), Optional.empty(), List.of());

    private Gates() {}
}
