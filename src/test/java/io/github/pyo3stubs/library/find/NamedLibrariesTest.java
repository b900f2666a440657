// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Tree;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedLibrariesTest {
    @TempDir
    Path root;

    private Tree tree;

    @BeforeEach
    void a_tree_with_libraries() {
        tree = new Tree(root)
                .file("out/libgeo.so", "")
                .file("out/libgeo.dylib", "")
                .file("out/geo.dll", "")
                .file("out/geo.pyd", "")
                .file("out/geo.wasm", "")
                .file("out/libgeo.a", "")
                .file("out/libgeo.rlib", "")
                .file("out/libgeo.d", "")
                .file("out/below/_native.abi3.so", "")
                .file("out/below/deeper/_native.cpython-312-x86_64-linux-gnu.so", "")
                .file("out/named.bin", "")
                .file("out/{a}[b].so", "")
                .file("empty/notes.txt", "");
    }

    private List<String> resolve(String... entries) throws Exception {
        return new NamedLibraries(root, root.resolve("target"))
                .resolve(List.of(entries)).files().stream()
                        .map(path -> root.relativize(path).toString().replace('\\', '/'))
                        .toList();
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("out/libgeo.so", List.of("out/libgeo.so")),
                Arguments.of("out/../out/libgeo.so", List.of("out/libgeo.so")),
                Arguments.of("out/named.bin", List.of("out/named.bin")),
                Arguments.of(
                        "out",
                        List.of(
                                "out/geo.dll",
                                "out/geo.pyd",
                                "out/geo.wasm",
                                "out/libgeo.dylib",
                                "out/libgeo.so",
                                "out/{a}[b].so")),
                Arguments.of("out/below/", List.of("out/below/_native.abi3.so")),
                Arguments.of("out/libgeo.*", List.of("out/libgeo.dylib", "out/libgeo.so")),
                Arguments.of("out/geo.?????", List.of()),
                Arguments.of("out/geo.d??", List.of("out/geo.dll")),
                Arguments.of("ou?/libgeo.so", List.of("out/libgeo.so")),
                Arguments.of("*/below/*.so", List.of("out/below/_native.abi3.so")),
                Arguments.of(
                        "out/**/_native*.so",
                        List.of(
                                "out/below/_native.abi3.so",
                                "out/below/deeper/_native.cpython-312-x86_64-linux-gnu.so")),
                Arguments.of("**/libgeo.so", List.of("out/libgeo.so")),
                Arguments.of("out/**/libgeo.so", List.of("out/libgeo.so")),
                Arguments.of(
                        "out/be*/**",
                        List.of(
                                "out/below/_native.abi3.so",
                                "out/below/deeper/_native.cpython-312-x86_64-linux-gnu.so")),
                Arguments.of("out/{a}[b].*", List.of("out/{a}[b].so")),
                Arguments.of("out/**/deeper", List.of("out/below/deeper/_native.cpython-312-x86_64-linux-gnu.so")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void an_entry_names_its_libraries(String entry, List<String> libraries) throws Exception {
        if (libraries.isEmpty()) {
            assertThatThrownBy(() -> resolve(entry)).isInstanceOf(ProjectException.class);
        } else {
            assertThat(resolve(entry)).isEqualTo(libraries);
        }
    }

    @Test
    void an_entry_may_be_absolute() throws Exception {
        assertThat(resolve(root.resolve("out/libgeo.so").toString(), root + "/out/below/*"))
                .containsExactly(
                        "out/below/_native.abi3.so",
                        "out/below/deeper/_native.cpython-312-x86_64-linux-gnu.so",
                        "out/libgeo.so");
    }

    @Test
    void a_library_of_several_entries_counts_once() throws Exception {
        assertThat(resolve("out/libgeo.so", "out/*.so", "out")).containsOnlyOnce("out/libgeo.so");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("out/libgeo2.so", "names a file that does not exist", "In %s there is geo.dll"),
                Arguments.of("empty/x.so", "names a file that does not exist", "There is no library directly in %s"),
                Arguments.of("absent/x.so", "names a file that does not exist", "There is no directory %s"),
                Arguments.of("out/*.none", "matches nothing", "In %s there is geo.dll"),
                Arguments.of("absent/**/x.so", "matches nothing", "There is no directory %s"),
                Arguments.of("empty", "matches no library", "looked at %s"),
                Arguments.of("empty/*.txt", "matches no library", "looked at %s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void an_entry_without_a_library_fails(String entry, String what, String where) {
        String directory =
                root.resolve(entry.substring(0, (entry + "/").indexOf('/'))).toString();
        assertThatThrownBy(() -> resolve("out/libgeo.so", entry))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("The entry '" + Shown.inLine(entry) + "' of the libraries to read " + what)
                .hasMessageContaining(where.formatted(directory))
                .hasMessageEndingWith("Build the library first, or correct the entry in libraries=….");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\0", "out/\0/*.so", "*/\0"})
    void an_entry_that_cannot_be_a_path_is_told(String entry) {
        assertThatThrownBy(() -> resolve(entry))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(
                        "The entry '" + Shown.inLine(entry) + "' of the libraries to read names the path ")
                .hasMessageContaining("Nul character not allowed. Correct it; ");
    }

    @Test
    void what_a_pattern_matches_is_told_up_to_a_number() {
        for (int i = 1; i <= 8; i++) {
            tree.file("many/%d.txt".formatted(i), "");
        }
        assertThatThrownBy(() -> resolve("many/*"))
                .hasMessageContaining(root.resolve("many/5.txt") + " and 3 more for files ending in .so, .dylib,")
                .hasMessageEndingWith(
                        ".wasm, .whl, stubs-<platform>.zip. Build the library first, or correct the entry in libraries=….");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dist", "dist/*", "dist/*.whl", "dist/geo-1-cp39-abi3-linux_x86_64.whl"})
    void a_wheel_counts_as_a_library(String entry) throws Exception {
        tree.file("dist/geo-1-cp39-abi3-linux_x86_64.whl", "").file("dist/geo-1.tar.gz", "");
        assertThat(resolve(entry)).containsExactly("dist/geo-1-cp39-abi3-linux_x86_64.whl");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dist", "dist/*", "dist/*.zip"})
    void archives_of_platforms_count_as_libraries_and_the_common_one_is_skipped(String entry) throws Exception {
        tree.file("dist/geo-1.0-stubs-linux-x86_64.zip", "")
                .file("dist/geo-1.0-stubs-osx-aarch_64.zip", "")
                .file("dist/geo-1.0-stubs.zip", "")
                .file("dist/sources.zip", "");

        assertThat(resolve(entry))
                .containsExactly("dist/geo-1.0-stubs-linux-x86_64.zip", "dist/geo-1.0-stubs-osx-aarch_64.zip");
        assertThat(new NamedLibraries(root, root.resolve("target"))
                        .resolve(List.of(entry))
                        .notes())
                .extracting(Message::toString)
                .containsExactly(root.resolve("dist/geo-1.0-stubs.zip") + " is skipped: it is the archive for all"
                        + " platforms, which is made anew from the stubs of the platforms.");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dist", "dist/*.zip", "dist/geo-1.0-stubs.zip"})
    void a_common_archive_that_is_alone_is_not_skipped(String entry) throws Exception {
        tree.file("dist/geo-1.0-stubs.zip", "");

        assertThat(resolve(entry)).containsExactly("dist/geo-1.0-stubs.zip");
    }

    /** Else the second build would read what the first has written. */
    @Test
    void a_pattern_does_not_mean_the_projects_own_archives() throws Exception {
        tree.file("target/geo-1.0-stubs-linux-x86_64.zip", "")
                .file("target/geo-1.0-stubs.zip", "")
                .file("target/dependency/geo-1.0-stubs-osx-x86_64.zip", "");

        assertThat(resolve("target/**")).containsExactly("target/dependency/geo-1.0-stubs-osx-x86_64.zip");
        assertThat(resolve("target/geo-1.0-stubs-linux-x86_64.zip"))
                .containsExactly("target/geo-1.0-stubs-linux-x86_64.zip");
    }
}
