// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** WebAssembly modules of any content. */
@Tag("hostile")
class WasmFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.WASM.fits(file)) {
            HostileFile.read(file);
        }
    }
}
