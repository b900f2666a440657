// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StubsRootTest {
    @TempDir
    Path base;

    @BeforeEach
    void sources() throws Exception {
        Files.createDirectories(base.resolve("src/python"));
        Files.writeString(base.resolve("pithon"), "a file");
    }

    private StubsRoot root(String directory) {
        return new StubsRoot(base.resolve(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/python", "src/../src/python/", "."})
    void a_directory_is_there(String directory) {
        assertThat(root(directory).exists()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"src/pyhton, src/python", "src/Python3, src/python", "srcs/python, src", "scr/a/b, src"})
    void a_mistyped_directory_is_not_created_and_its_like_is_told(String directory, String similar) throws Exception {
        assertThat(root(directory).exists()).isFalse();
        assertThat(root(directory).isCreatable()).isFalse();
        assertThat(root(directory).absence())
                .hasToString("The stubsDirectory %s does not exist. Perhaps %s? Correct stubsDirectory=…."
                        .formatted(base.resolve(directory), base.resolve(similar)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"python, true", "src/typings, true", "lib/python, false"})
    void a_directory_like_no_other_is_created_where_its_parent_is(String directory, boolean isCreatable)
            throws Exception {
        assertThat(root(directory).isCreatable()).isEqualTo(isCreatable);
        assertThat(root(directory).absence().toString()).contains("does not exist. Correct ");
    }

    @Test
    void a_file_is_no_directory() throws Exception {
        assertThat(root("pithon").exists()).isFalse();
        assertThat(root("pithon").isCreatable()).isFalse();
        assertThat(root("pithon").absence().toString()).contains("pithon is a file, not a directory. Correct ");
    }
}
