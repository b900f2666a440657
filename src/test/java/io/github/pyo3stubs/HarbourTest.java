// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The crate {@code src/test/crates/harbour}, whose module is a function, built for Linux. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HarbourTest {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "harbour");

    private static Reading read(CompiledOut compiledOut, Unlisted unlisted) throws Exception {
        LibraryFile library =
                new LibraryFile(DIRECTORY.resolve("harbour.so"), Optional.of("harbour"), Optional.empty());
        return new ExtensionReader(PythonVersion.OLDEST, compiledOut, unlisted).read(library);
    }

    private static String stub(Reading reading) throws Exception {
        return TextTree.installed(
                        Map.of("stubs", StubSet.of(reading.stubs()).common().orElseThrow()),
                        ModuleOwners.BY_NAME,
                        Header.NONE)
                .get("stubs")
                .files()
                .get("harbour/__init__.pyi");
    }

    @Test
    void classes_and_functions_that_no_module_lists_are_declared_in_the_root_module() throws Exception {
        Reading reading = read(CompiledOut.OMIT, new Unlisted.InRoot());

        assertThat(stub(reading))
                .isEqualTo(contentOf(DIRECTORY.resolve("harbour.pyi").toFile()));
        assertThat(reading.remarks())
                .extracting(Remark::message)
                .singleElement()
                .asString()
                .contains("the stub of module harbour leaves out 'Forecast'");
        assertThat(reading.notes())
                .extracting(Remark::topic)
                .containsExactly(
                        "harbour is without [Manifest.print_on_windows]",
                        "harbour is without the unlisted [Lighthouse, dredge_the_fairway]",
                        "harbour: the stub of module harbour declares 18 classes and 6 functions that no module"
                                + " lists.");
    }

    @Test
    void what_the_library_does_not_have_can_be_kept() throws Exception {
        Reading reading = read(CompiledOut.KEEP, new Unlisted.InRoot());

        assertThat(stub(reading)).contains("class Lighthouse:", "def dredge_the_fairway(", "def print_on_windows(");
        assertThat(reading.notes()).singleElement().asString().contains("19 classes and 7 functions");
    }

    @Test
    void by_default_the_stub_is_empty_with_a_warning_that_counts_them() throws Exception {
        Reading reading = read(CompiledOut.OMIT, new Unlisted.Ignored());

        assertThat(stub(reading)).doesNotContain("class ").contains("def __getattr__(");
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .contains("To declare in it the 21 classes and 7 functions that no module lists: unlisted=harbour");
        assertThat(reading.notes()).isEmpty();
    }
}
