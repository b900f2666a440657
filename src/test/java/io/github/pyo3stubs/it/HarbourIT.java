// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Python imports the crate {@code harbour}, whose module is a function. What no module lists is declared if Python has
 * it, and else only if nothing in the library tells that Python does not.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HarbourIT {

    @ParameterizedTest(name = "PyO3 {0}, {1}")
    @CsvSource({"0.30.1, dev", "0.30.1, release"})
    void what_python_can_import_is_declared(String pyo3, String profile) throws Exception {
        check(pyo3, profile);
    }

    @Tag("builds")
    @ParameterizedTest(name = "PyO3 {0}, {1}")
    @CsvSource({"0.25.1, dev", "0.25.1, release", "0.26.0, dev", "0.27.2, release", "0.28.3, dev", "0.29.2, release"})
    void the_same_holds_for_every_generation(String pyo3, String profile) throws Exception {
        check(pyo3, profile);
    }

    private static void check(String pyo3, String profile) throws Exception {
        assumeThat(Cargo.lack()).as("cargo").isEmpty();
        Optional<Path> python = Program.onPath("python3");
        assumeThat(python).as("Python").isPresent();
        Path library = CheckedPackage.importable(CheckedPackage.HARBOUR, pyo3, profile, "");

        SortedSet<String> described = names(library, CompiledOut.KEEP);
        SortedSet<String> declared = names(library, CompiledOut.OMIT);
        SortedSet<String> ofPython = imported(python.get(), library);

        assertThat(declared)
                .filteredOn(name -> !ofPython.contains(name))
                .as("what Python cannot import, and nothing tells it")
                .containsExactly("Crates", "Log", "PierIterator");
        assertThat(declared)
                .filteredOn(ofPython::contains)
                .hasSizeGreaterThan(19)
                .containsExactlyElementsOf(
                        described.stream().filter(ofPython::contains).toList());
        assertThat(described).contains("Lighthouse", "dredge_the_fairway");
        assertThat(declared).doesNotContain("Lighthouse", "dredge_the_fairway");
    }

    private static SortedSet<String> names(Path library, CompiledOut compiledOut) throws IOException {
        ModuleDef module = new ExtensionReader(PythonVersion.OLDEST, compiledOut, new Unlisted.InRoot())
                .read(new LibraryFile(library, Optional.of(CheckedPackage.HARBOUR), Optional.empty()))
                .extensions()
                .get(0)
                .module();
        return Stream.concat(
                        module.classes().stream().map(ClassDef::name),
                        module.functions().stream().map(FunctionDef::name))
                .collect(toCollection(TreeSet::new));
    }

    private static SortedSet<String> imported(Path python, Path library) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(python.toString(), "-B", "-c", "import harbour; print(*vars(harbour), sep='\\n')");
        builder.environment().put("PYTHONPATH", library.getParent().toString());
        Program program = Program.run(builder);
        assertThat(program.succeeded()).as("%s", program).isTrue();
        return program.output().lines().collect(toCollection(TreeSet::new));
    }
}
