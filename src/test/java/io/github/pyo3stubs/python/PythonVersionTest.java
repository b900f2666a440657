// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {

    @ParameterizedTest
    @CsvSource({"3.12, 3, 12", "3.12.4, 3, 12", "' 3.9 ', 3, 9", "003.100.999, 3, 100"})
    void a_text_tells_a_release(String text, int major, int minor) {
        assertThat(PythonVersion.parse(text)).contains(new PythonVersion(major, minor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "3.", ".12", "3..12", "3.12.", "3.12.4.1", "3.1234", "3.-1", "3.x", "3 .12", "3.١٢"})
    void other_texts_tell_none(String text) {
        assertThat(PythonVersion.parse(text)).isEmpty();
    }
}
