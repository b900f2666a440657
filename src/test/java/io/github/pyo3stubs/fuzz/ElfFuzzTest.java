package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** ELF files of any content. */
class ElfFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.ELF.fits(file)) {
            HostileFile.read(file);
        }
    }
}
