// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Mach-O files, fat ones included of any content. */
@Tag("hostile")
class MachOFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.MACH_O.fits(file)) {
            HostileFile.read(file);
        }
    }
}
