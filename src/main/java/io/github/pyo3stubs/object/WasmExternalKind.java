// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.util.Optional;

/**
 * The kinds of imports and exports of a WebAssembly module, in the order of their numbers (WebAssembly Core
 * Specification, sections 5.5.5 and 5.5.10).
 */
enum WasmExternalKind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG;

    /** The kind with a number; empty for a number of a later proposal. */
    static Optional<WasmExternalKind> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
