package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** WebAssembly modules of any content. */
class WasmFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.WASM.fits(file)) {
            HostileFile.read(file);
        }
    }
}
