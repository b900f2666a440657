package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** PE files of any content. */
class PeFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.PE.fits(file)) {
            HostileFile.read(file);
        }
    }
}
