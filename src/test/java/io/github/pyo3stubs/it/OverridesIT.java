// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.it.Checker.Finding;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random classes that inherit from each other: type checkers report no incompatible override and no unused comment,
 * before and after formatters.
 */
class OverridesIT {

    private static final int FAMILIES = 200;

    /** Errors of other kinds, which the comments are not for. */
    private static final Set<String> OF_OVERRIDES = Set.of(
            "override",
            "assignment",
            "misc",
            "unused-ignore",
            "reportIncompatibleMethodOverride",
            "reportIncompatibleVariableOverride",
            "reportAssignmentType",
            "reportGeneralTypeIssues");

    private static PythonEnvironment python;
    private static PythonEnvironment formatters;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
        formatters = PythonEnvironment.formatters();
    }

    @Test
    void checkers_find_nothing_where_all_types_are_known() throws Exception {
        allTypesAreKnown(1);
    }

    @Test
    void checkers_find_nothing_where_some_types_are_not() throws Exception {
        someTypesAreNot(4);
    }

    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(longs = {2, 3})
    void checkers_find_nothing_in_more_families(long seed) throws Exception {
        allTypesAreKnown(seed);
    }

    @Test
    @Tag("thorough")
    void checkers_find_nothing_in_more_families_where_some_types_are_not() throws Exception {
        someTypesAreNot(5);
    }

    private static void allTypesAreKnown(long seed) throws Exception {
        String text = text(seed, false);

        assertThat(text)
                .contains("# type: ignore[override]", "# pyright: ignore[", "ClassVar[")
                .doesNotContain("unused-ignore");
        nothingIsFound("families-" + seed, text);
    }

    private static void someTypesAreNot(long seed) throws Exception {
        String text = text(seed, true);

        assertThat(text).contains("# type: ignore[override, unused-ignore]");
        nothingIsFound("families-" + seed, text);
    }

    private static String text(long seed, boolean foreign) {
        StubTree tree = StubBuilder.build(new RandomFamilies(seed, foreign).module(FAMILIES), PythonVersion.OLDEST);
        String text = StubPrinter.print(tree.file(RandomFamilies.MODULE).orElseThrow(), tree);
        assertThat(text.lines().filter(line -> line.contains("@overload")))
                .as("overloads")
                .hasSizeGreaterThan(500);
        return text;
    }

    private static void nothingIsFound(String subject, String text) throws Exception {
        for (List<String> formatter :
                List.of(List.<String>of(), List.of("ruff", "format", "--isolated"), List.of("black"))) {
            String name = formatter.isEmpty() ? "as printed" : formatter.get(0);
            Path site = written(subject + "-" + name.replace(' ', '-'), text);
            if (!formatter.isEmpty()) {
                List<String> arguments = new ArrayList<>(formatter.subList(1, formatter.size()));
                arguments.addAll(List.of("--quiet", stub(site).toString()));
                Program run = formatters.run(formatter.get(0), arguments.toArray(String[]::new));
                assertThat(run.succeeded()).as("%s", run).isTrue();
            }
            CheckedPackage checked = new CheckedPackage(subject, site, RandomFamilies.MODULE);
            for (Checker checker : List.of(Checker.MYPY_STRICT, Checker.PYRIGHT)) {
                assertThat(checker.check(checked, python))
                        .as("%s, %s", name, checker.label())
                        .filteredOn(finding -> OF_OVERRIDES.contains(finding.kind()))
                        .extracting(Finding::text)
                        .isEmpty();
            }
        }
    }

    /** A site-packages directory with the module. */
    private static Path written(String name, String text) throws IOException {
        Path site = CheckedPackage.WORK.resolve("site").resolve(name);
        Path stub = stub(site);
        Files.createDirectories(stub.getParent());
        Files.writeString(stub, text);
        return site;
    }

    private static Path stub(Path site) {
        return site.resolve(RandomFamilies.MODULE).resolve("__init__.pyi");
    }
}
