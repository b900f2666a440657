// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.python.PythonVersion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OptionValuesTest {

    @Test
    void texts_have_values() throws ProjectException {
        assertThat(OptionValues.minimumPython("3.11")).isEqualTo(PythonVersion.parse("3.11"));
        assertThat(OptionValues.unknownData("fail")).isEqualTo(Policy.FAIL);
        assertThat(OptionValues.outdatedLibrary("warn")).isEqualTo(Policy.WARN);
        assertThat(OptionValues.comparison("signatures")).isEqualTo(Comparison.SIGNATURES);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_blank_version_is_missing(String text) throws ProjectException {
        assertThat(OptionValues.minimumPython(text)).isEmpty();
    }

    @Test
    void a_wrong_text_is_refused_with_the_right_ones() {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> OptionValues.minimumPython("py39"))
                .withMessage("'py39' is not a Python version, such as 3.11. Correct minimumPython=… or leave it out.");
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> OptionValues.outdatedLibrary("ignore"))
                .withMessage("'ignore' is neither warn nor fail. Correct outdatedLibrary=…, or leave it out for fail.");
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> OptionValues.comparison("text"))
                .withMessage("Unknown comparison 'text'. Set the parameter to content, exact or signatures, or leave it"
                        + " out for content.");
    }
}
