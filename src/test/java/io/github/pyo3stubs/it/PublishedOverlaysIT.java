// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Sides;
import io.github.pyo3stubs.compare.drift.Wording;
import io.github.pyo3stubs.it.PublishedWheelsIT.Release;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Overlays for published libraries give the stubs that the wheels carry, which their authors have made of generated
 * ones by hand. Each package has a directory in {@code src/test/resources/published-overlays}: {@code stubs} is the
 * overlay, and {@code differences.txt} has the differences that remain, below the reasons why the shipped stub is
 * wrong there.
 */
@Tag("published")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedOverlaysIT {

    private static final Path OVERLAYS = Path.of("src/test/resources/published-overlays");

    private static final Wording WORDING = new Wording(new Sides("the result", "the shipped stub"));

    /** Begins a reason in a file of differences; the differences with this reason follow. */
    private static final String REASON = "# ";

    private static PythonEnvironment python;

    private static final Map<Overlaid, CheckedPackage> PACKAGES = new EnumMap<>(Overlaid.class);

    /** A release, with the names under which its authors let the stubs stand. */
    enum Overlaid {
        /** The stub of the extension module is shipped as that of the package, which imports everything. */
        NOBODYWHO(Release.NOBODYWHO, new Relocation("nobodywho.nobodywho", "nobodywho", true)),
        PYRS_YAML(Release.PYRS_YAML),
        OPENDAL(
                Release.OPENDAL,
                published("capability"),
                published("exceptions"),
                published("file"),
                published("layers"),
                published("operator"),
                published("services"),
                published("types")),
        TAILSCALE(Release.TAILSCALE);

        private final Release release;
        private final List<Relocation> relocations;

        Overlaid(Release release, Relocation... relocations) {
            this.release = release;
            this.relocations = List.of(relocations);
        }

        /** The public place of a submodule of opendal: importing the library registers it there, and nowhere else. */
        private static Relocation published(String submodule) {
            return new Relocation("opendal._opendal." + submodule, "opendal." + submodule, false);
        }

        private Path directory() {
            return OVERLAYS.resolve(release.distribution);
        }

        private Optional<Path> file(String name) {
            return Optional.of(directory().resolve(name)).filter(Files::exists);
        }

        /** The name of the package in the table of allowed errors. */
        String subject() {
            return release.distribution + " with overlay";
        }
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
    }

    /** The package with the generated stubs instead of the shipped ones; made on first use. */
    private static CheckedPackage generated(Overlaid overlaid) throws Exception {
        if (!PACKAGES.containsKey(overlaid)) {
            PublishedWheel wheel = PublishedWheel.of(overlaid.release, python);
            CheckedPackage made = CheckedPackage.withoutStubs(overlaid.subject(), wheel);
            OwnParts own = OwnParts.of(null, overlaid.file("header.txt"), List.of(), Optional.empty());
            new StubsOfLibrary(wheel.file(), Optional.empty(), Relocations.of(overlaid.relocations))
                    .write(overlaid.file("stubs"), own, made.site());
            PACKAGES.put(overlaid, made);
        }
        return PACKAGES.get(overlaid);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void every_definition_of_the_shipped_stubs_comes_out(Overlaid overlaid) throws Exception {
        Path site = generated(overlaid).site();
        Path shipped = PublishedWheel.of(overlaid.release, python).unpacked();
        assertThat(stubs(shipped)).isNotEmpty();
        List<String> differences = new ArrayList<>();
        for (String file : stubs(shipped)) {
            differences.addAll(differences(read(site, file), read(shipped, file)));
        }

        assertThat(differences).containsExactlyInAnyOrderElementsOf(expectedDifferences(overlaid));
    }

    private static List<String> expectedDifferences(Overlaid overlaid) throws IOException {
        Optional<Path> file = overlaid.file("differences.txt");
        List<String> lines = file.isPresent() ? Files.readAllLines(file.get()) : List.of();
        assertThat(lines.stream().limit(1)).as("a reason").allMatch(line -> line.startsWith(REASON));
        return lines.stream().filter(line -> !line.startsWith(REASON)).toList();
    }

    private static List<String> stubs(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(StubFiles::isStub)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static StubFile read(Path root, String file) throws Exception {
        return StubParser.parse(
                Files.readString(root.resolve(file)), StubFiles.module(file), file.endsWith(StubFiles.PACKAGE_STUB));
    }

    /**
     * What differs, except for documentation and the list of public names, which shipped stubs do not have.
     *
     * <p>Compared one way only, an exception's base would not count: {@code Exception} in the first stub may be a
     * guess.
     */
    private static List<String> differences(StubFile result, StubFile shipped) {
        List<Change> changes = changes(shipped, result);
        assertThat(changes(result, shipped))
                .extracting(Change::name)
                .containsExactlyInAnyOrderElementsOf(
                        changes.stream().map(Change::name).toList());
        return changes.stream()
                .flatMap(change -> WORDING.lines(change, List.of()).stream())
                .toList();
    }

    private static List<Change> changes(StubFile one, StubFile other) {
        return Drift.between(one, other, Comparison.CONTENT).changes().stream()
                .filter(change -> !(change instanceof Change.DocumentationChanged)
                        && !change.name().endsWith("." + StubFile.ALL))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void the_stubs_begin_with_the_header_of_the_shipped_ones(Overlaid overlaid) throws Exception {
        Path site = generated(overlaid).site();
        Path shipped = PublishedWheel.of(overlaid.release, python).unpacked();
        for (String file : stubs(shipped)) {
            List<String> header = Mark.above(Files.readString(site.resolve(file)))
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(header).as(file).isEqualTo(header(shipped.resolve(file)));
        }
    }

    /** The comment lines with which a shipped stub begins. */
    private static List<String> header(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.takeWhile(line -> line.startsWith("#")).toList();
        }
    }

    @Test
    void under_its_old_name_a_relocated_stub_re_exports_the_new_one_or_is_gone() throws Exception {
        assertThat(stubs(generated(Overlaid.NOBODYWHO).site()))
                .containsExactly("nobodywho/__init__.pyi", "nobodywho/nobodywho.pyi");
        assertThat(stubs(generated(Overlaid.OPENDAL).site()))
                .isEqualTo(stubs(PublishedWheel.of(Release.OPENDAL, python).unpacked()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void checkers_accept_the_stubs(Overlaid overlaid) throws Exception {
        CheckedPackage generated = generated(overlaid);
        AllowedErrors allowed = AllowedErrors.read();

        SoftAssertions found = new SoftAssertions();
        for (Checker checker : List.of(Checker.MYPY, Checker.MYPY_STRICT, Checker.PYRIGHT)) {
            List<Checker.Finding> inStubs = checker.check(generated, python).stream()
                    .filter(finding -> finding.text().contains(StubFiles.SUFFIX + ":"))
                    .toList();
            found.assertThat(allowed.differences(generated.subject(), checker, inStubs))
                    .isEmpty();
        }
        found.assertAll();
    }
}
