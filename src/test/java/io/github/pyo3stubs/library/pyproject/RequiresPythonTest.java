// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiresPythonTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=3.11 | 3.11",
                ">= 3.11.4 | 3.11",
                "<4,>=3.10 | 3.10",
                ">=3.9, !=3.9.1, >3.12 | 3.12",
                "~=3.13 | 3.13",
                "~=3.13.2 | 3.13",
                "==3.12.* | 3.12",
                "===3.12 | 3.12",
                ">=3.14rc1,<4 | 3.14"
            })
    void a_specifier_has_a_lower_bound(String specifier, String minimum) {
        assertThat(RequiresPython.minimum(specifier))
                .map(PythonVersion::toString)
                .contains(minimum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<4", "!=3.9.*", ">=3", "*", "3.9", "^3.9", ">=3.99999", "<=3.12"})
    void or_none_that_says_a_feature_release(String specifier) {
        assertThat(RequiresPython.minimum(specifier)).isEmpty();
    }

    @Test
    void the_nearest_file_counts() throws IOException {
        write("pyproject.toml", "project.requires-python = '>=3.9'");
        write("python/pyproject.toml", "project.requires-python = '>=3.12'");
        write("other/pyproject.toml", "project.name = 'other'");

        assertThat(RequiresPython.of(root.resolve("python/crate")).minimum()).contains(new PythonVersion(3, 12));
        assertThat(RequiresPython.of(root.resolve("crate")).minimum()).contains(new PythonVersion(3, 9));
        assertThat(RequiresPython.of(root.resolve("other")).minimum()).isEmpty();
    }

    @Test
    void a_file_above_the_version_controls_tree_is_anothers() throws IOException {
        write("pyproject.toml", "project.requires-python = '>=3.12'");
        Files.createDirectories(root.resolve("repository/.git"));

        assertThat(RequiresPython.of(root.resolve("repository/crate")).minimum())
                .isEmpty();
    }

    @Test
    void a_file_that_does_not_parse_tells_no_version_and_is_told() throws IOException {
        write("pyproject.toml", "project = ");

        RequiresPython broken = RequiresPython.of(root);

        assertThat(broken.minimum()).isEmpty();
        assertThat(broken.warning())
                .get()
                .asString()
                .startsWith("requires-python is unknown. " + root.resolve("pyproject.toml")
                        + " does not parse as TOML 1.0, line 1, ")
                .endsWith(" To do without it: minimumPython=…");
    }

    @Test
    void a_file_without_a_version_is_no_warning() throws IOException {
        write("pyproject.toml", "project.name = 'geo'");

        assertThat(RequiresPython.of(root)).isEqualTo(new RequiresPython(Optional.empty(), Optional.empty()));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
