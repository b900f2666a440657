// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"src/python/out, src/python", "src, src/python", "src/python, src/python", "target, target/python"})
    void an_output_directory_around_or_in_the_sources_is_refused(String output, String sources) {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> root(sources).refuseOverlap(base.resolve(output), base.resolve("target")))
                .withMessageStartingWith(
                        "The output directory, %s, and the directory of committed stubs, %s, lie in one another."
                                .formatted(base.resolve(output), base.resolve(sources)))
                .withMessageEndingWith(
                        "Leave out outputDirectory, so that the stubs are written below the build directory."
                                + " To bring the committed stubs up to date:\ngenerate the stubs");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"target/stubs, src/python", "target/stubs, .", "out, src/python"})
    void an_output_directory_beside_the_sources_or_among_build_results_does_no_harm(String output, String sources) {
        assertThatNoException()
                .isThrownBy(() -> root(sources).refuseOverlap(base.resolve(output), base.resolve("target")));
    }

    @Test
    void committed_stubs_without_a_library_are_refused() {
        NoProject none = new NoProject(Message.of("No Cargo.toml. %s", new Advice("Correct the directory.")));

        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> root("src/python").refuse(none))
                .withMessage(
                        "There is nothing to compare the committed stubs in %s with. No Cargo.toml. Correct the"
                                + " directory.",
                        base.resolve("src/python"));
        assertThatNoException().isThrownBy(() -> root("lib/python").refuse(none));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"src/python, src/python", "., python", ", python"})
    void the_sources_of_the_project_are_proposed(String source, String proposed) throws Exception {
        if (source != null) {
            Files.writeString(
                    base.resolve("pyproject.toml"),
                    "[build-system]\nrequires = ['maturin']\nbuild-backend = 'maturin'\n"
                            + "[tool.maturin]\npython-source = '" + source + "'\n");
        }
        LibraryQuery query =
                new LibraryQuery(base, base, base, List.of(), List.of(), Optional.empty(), Optional.empty());
        assertThat(StubsRoot.proposed(query)).isEqualTo(proposed);
    }
}
