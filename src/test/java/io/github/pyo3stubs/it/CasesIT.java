// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.it.Checker.Finding;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small crates whose stubs were once wrong. The directory of each has the correct results: the stubs in
 * {@code expected}, the warnings in {@code warnings.txt}, a program {@code use.py} that checkers and Python accept, and
 * a program {@code misuse.py} of which they reject every line.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CasesIT {

    private static final String CASES = "cases";

    /** A case whose module has a class that the library does not describe. */
    private static final String EXTRA_NAMES = "incomplete-module-extra-names";

    /** PyO3 knows no types for {@code *args} and {@code **kwargs}. */
    private static final String UNTYPED = "no-untyped-def";

    /** The stubs of PyO3's submodules are files, the submodules themselves are not. */
    private static final String WITHOUT_SOURCE = "reportMissingModuleSource";

    private static PythonEnvironment python;
    private static SortedMap<String, CheckedPackage> packages;

    @BeforeAll
    static void build() throws Exception {
        assumeThat(CheckedPackage.CRATES).exists();
        assumeThat(Cargo.lack()).as("cargo").isEmpty();
        python = PythonEnvironment.typeCheckers();
        packages = CheckedPackage.workspace(CASES);
    }

    static List<String> cases() throws IOException {
        return directories(directory -> true);
    }

    static List<String> casesWithPrograms() throws IOException {
        return directories(directory -> Files.exists(directory.resolve("use.py")));
    }

    private static List<String> directories(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> directories = Files.list(CheckedPackage.CRATES.resolve(CASES))) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("src")))
                    .filter(wanted)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path directory(String theCase) {
        return CheckedPackage.CRATES.resolve(CASES).resolve(theCase).toAbsolutePath();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_stubs_are_as_expected(String theCase) throws IOException {
        assertThat(stubs(packages.get(theCase).site()))
                .isEqualTo(stubs(directory(theCase).resolve("expected")));
    }

    private static Map<String, String> stubs(Path root) throws IOException {
        try (Stream<Path> files =
                Files.find(root, 9, (path, any) -> path.toString().endsWith(".pyi"))) {
            return files.collect(toMap(
                    file -> root.relativize(file).toString(),
                    file -> contentOf(file.toFile()),
                    (one, other) -> one,
                    TreeMap::new));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_warnings_are_as_expected(String theCase) throws IOException {
        Path expected = directory(theCase).resolve("warnings.txt");

        assertThat(reading(packages.get(theCase)).remarks())
                .map(remark -> remark.message().toString().replaceFirst("^.* \\(ELF, .*?\\): ", ""))
                .containsExactlyElementsOf(Files.exists(expected) ? Files.readAllLines(expected) : List.of());
    }

    private static Reading reading(CheckedPackage built) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(built.imported(), Optional.of(built.module()), Optional.empty()));
    }

    /** The committed stub is the generated one with a class that {@code #[pymodule_init]} adds. */
    @ParameterizedTest
    @EnumSource(names = {"CONTENT", "SIGNATURES"})
    void a_name_that_a_module_does_not_describe_is_fresh_and_kept(Comparison comparison, @TempDir Path sources)
            throws Exception {
        String theCase = EXTRA_NAMES;
        Path stub = sources.resolve("two.pyi");
        Files.copy(directory(theCase).resolve("committed/two.pyi"), stub);
        StubSet stubs = StubSet.of(reading(packages.get(theCase)).stubs());
        StubTree tree = stubs.common().orElseThrow();
        CommittedStubs committed = new CommittedStubs(sources, comparison);

        Verdict verdict =
                committed.compare(stubs.libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME), stubs.partly());
        assertThat(verdict.isFresh()).isTrue();
        assertThat(verdict.notes(Note.Unchecked.class))
                .flatExtracting(Note.Unchecked::names)
                .containsExactly("two.Torn");

        Files.writeString(stub, Files.readString(stub).replace("def mend(", "def mended("));
        assertThat(committed
                        .compare(stubs.libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME), stubs.partly())
                        .isFresh())
                .isFalse();
        committed
                .update(
                        stubs.libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME),
                        stubs.partly(),
                        Unmarked.REPLACED)
                .apply();
        assertThat(stub).content().contains("def mend(", "class Torn(OSError): ...");
    }

    /** The overlay declares the class, and corrects the hint. */
    @Test
    void an_overlay_completes_a_module_that_is_described_only_partly() throws Exception {
        CheckedPackage built = packages.get(EXTRA_NAMES);
        CheckedPackage overlaid =
                built.overlaid(EXTRA_NAMES + "-overlaid", directory(EXTRA_NAMES).resolve("overlay"));

        assertThat(stubs(overlaid.site()).values())
                .singleElement()
                .asString()
                .contains("class Torn(OSError): ...", "def names() -> list[str]: ...", "__all__")
                .doesNotContain("Incomplete");
        for (Checker checker : List.of(Checker.MYPY_STRICT, Checker.PYRIGHT, Checker.STUBTEST)) {
            assertThat(checker.check(overlaid, python)).as(checker.label()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void checkers_find_nothing(String theCase) throws IOException, InterruptedException {
        CheckedPackage built = packages.get(theCase);

        assertThat(Checker.PYRIGHT.check(built, python)).isEmpty();
        assertThat(Checker.MYPY_STRICT.check(built, python))
                .filteredOn(finding -> !finding.kind().equals(UNTYPED))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithPrograms")
    void what_the_stubs_allow_works_in_Python(String theCase) throws IOException, InterruptedException {
        CheckedPackage built = packages.get(theCase);
        Path program = directory(theCase).resolve("use.py");

        assertThat(Checker.MYPY_STRICT.check(built, python, program)).isEmpty();
        assertThat(Checker.PYRIGHT.check(built, python, program))
                .filteredOn(finding -> !finding.kind().equals(WITHOUT_SOURCE))
                .isEmpty();
        Program run = run(built, program);
        assertThat(run.succeeded()).as("%s", run).isTrue();
    }

    /** The first line imports; each of the others is a call that raises, and that both checkers reject. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithPrograms")
    void what_the_stubs_forbid_raises_in_Python(String theCase) throws IOException, InterruptedException {
        CheckedPackage built = packages.get(theCase);
        Path program = directory(theCase).resolve("misuse.py");
        List<String> lines = Files.readAllLines(program);
        assertThat(lines).hasSizeGreaterThan(1);

        List<Finding> byMypy = Checker.MYPY_STRICT.check(built, python, program);
        List<Finding> byPyright = Checker.PYRIGHT.check(built, python, program);

        for (int i = 1; i < lines.size(); i++) {
            String place = "misuse.py:%d:".formatted(i + 1);
            assertThat(byMypy)
                    .as(lines.get(i))
                    .anyMatch(finding -> finding.text().contains(place));
            assertThat(byPyright)
                    .as(lines.get(i))
                    .anyMatch(finding -> finding.text().contains(place));
            Path one = built.site().resolve("misuse.py");
            Files.writeString(one, lines.get(0) + "\n" + lines.get(i) + "\n");
            assertThat(run(built, one).output()).as(lines.get(i)).contains("TypeError");
        }
    }

    private static Program run(CheckedPackage built, Path program) throws IOException, InterruptedException {
        return python.run(
                built.site(), Map.of("PYTHONPATH", built.site().toString()), "python", "-B", program.toString());
    }
}
