// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.python.PythonVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(OptionValues.compiledOut("keep")).isEqualTo(CompiledOut.KEEP);
        assertThat(OptionValues.comparison("signatures")).isEqualTo(Comparison.SIGNATURES);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_blank_version_is_missing(String text) throws ProjectException {
        assertThat(OptionValues.minimumPython(text)).isEmpty();
    }

    /** As on the command line, where commas separate them. */
    @Test
    void platforms_are_named_by_classifiers_and_triples() throws ProjectException {
        assertThat(OptionValues.platforms(Arrays.asList(
                                "windows-x86_64", " x86_64-unknown-linux-musl ", null, "", "linux-x86_64-musl"))
                        .platforms())
                .extracting(Platform::classifier)
                .containsExactly("linux-x86_64-musl", "windows-x86_64");
        assertThat(OptionValues.platforms(null)).isEqualTo(ProjectPlatforms.UNSTATED);
        assertThat(OptionValues.platforms(List.of(" "))).isEqualTo(ProjectPlatforms.UNSTATED);
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
                .isThrownBy(() -> OptionValues.platforms(List.of("linux-x86_64", "win32")))
                .withMessage(
                        "'win32' is neither a platform's classifier, such as linux-x86_64, nor a Rust target triple,"
                                + " such as x86_64-unknown-linux-gnu. Correct platforms=…. The classifiers of the libraries at"
                                + " hand are in the names of the directories stubs-<classifier> that generating writes.");
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> OptionValues.comparison("text"))
                .withMessage("Unknown comparison 'text'. Set the parameter to content, exact or signatures, or leave it"
                        + " out for content.");
    }

    @Test
    void the_usual_overlay_is_taken_if_it_is_there(@TempDir Path project) throws Exception {
        assertThat(OptionValues.overlay(null, project.toFile())).isEmpty();

        Path usual = Files.createDirectories(project.resolve("src/main/stubs"));

        assertThat(OptionValues.overlay(null, project.toFile())).contains(usual);
        assertThat(OptionValues.overlay(project.resolve("src").toFile(), project.toFile()))
                .contains(project.resolve("src"));
    }

    @Test
    void an_overlay_that_is_named_has_to_be_there(@TempDir Path project) throws Exception {
        Path file = Files.createFile(project.resolve("stubs"));

        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> OptionValues.overlay(file.toFile(), project.toFile()))
                .withMessage("There is no directory " + file
                        + ", in which the overlay should be. Create it, or correct overlayDirectory=….");
    }
}
