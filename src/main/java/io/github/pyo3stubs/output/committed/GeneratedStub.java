// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;

/**
 * A stub that is generated from the library.
 *
 * @param file its tree
 * @param text its text, without the mark
 */
record GeneratedStub(StubFile file, String text) {

    List<String> lines() {
        return text.lines().toList();
    }
}
