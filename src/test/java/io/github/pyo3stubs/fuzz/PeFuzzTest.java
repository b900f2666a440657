// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** PE files of any content. */
@Tag("hostile")
class PeFuzzTest {

    @FuzzTest
    void file(byte[] file) {
        if (Format.PE.fits(file)) {
            HostileFile.read(file);
        }
    }
}
