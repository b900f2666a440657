package io.github.pyo3stubs.object;

import java.util.Optional;

/**
 * What a WebAssembly module imports and exports, in the order of the numbers (WebAssembly Core Specification, sections
 * 5.5.5 and 5.5.10).
 */
enum WasmExternalKind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG;

    /** The kind of a number; empty for one of a later proposal. */
    static Optional<WasmExternalKind> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
