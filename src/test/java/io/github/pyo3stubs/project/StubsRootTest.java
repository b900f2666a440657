// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
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
        assertThat(root(directory).refusal())
                .hasToString(
                        ("The directory of committed stubs, %s, does not exist. Perhaps %s? Correct stubsDirectory=…."
                                        + " If it is right, create the directory first.")
                                .formatted(base.resolve(directory), base.resolve(similar)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"python, true", "src/typings, true", "lib/python, false"})
    void a_directory_like_no_other_is_created_where_its_parent_is(String directory, boolean isCreatable)
            throws Exception {
        assertThat(root(directory).isCreatable()).isEqualTo(isCreatable);
        assertThat(root(directory).nothingToCompare().toString()).contains("does not exist. Correct ");
    }

    @Test
    void a_file_is_no_directory() throws Exception {
        assertThat(root("pithon").exists()).isFalse();
        assertThat(root("pithon").isCreatable()).isFalse();
    }

    /** Nobody is told to create a directory where a file is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"pithon, is a file", "pithon/a/b, cannot exist: %s is a file"})
    void a_file_in_the_place_of_a_directory_is_to_be_moved(String directory, String what) throws Exception {
        Message expected = Message.of(
                "The directory of committed stubs, %s, %s. Correct %s, or move the file away.",
                base.resolve(directory),
                what.formatted(base.resolve("pithon")),
                new ChooseOption(Option.STUBS_DIRECTORY));

        assertThat(root(directory).refusal()).isEqualTo(expected);
        assertThat(root(directory).nothingToCompare()).isEqualTo(expected);
    }
}
