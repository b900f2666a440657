// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.Libraries;
import io.github.pyo3stubs.it.AllowedErrors.Row;
import io.github.pyo3stubs.it.PublishedOverlaysIT.Overlaid;
import io.github.pyo3stubs.it.PublishedWheelsIT.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Type checkers on generated stubs, and stubtest if the module can be imported: they report exactly the allowed errors.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StubChecksIT {

    private static PythonEnvironment python;
    private static AllowedErrors allowed;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
        allowed = AllowedErrors.read();
    }

    @Test
    void every_allowed_error_is_one_that_may_be_looked_for() {
        assertThat(allowed.rows()).extracting(Row::checker).isSubsetOf(labels());
        assertThat(allowed.rows()).extracting(Row::subject).isSubsetOf(subjects());
        assertThat(allowed.rows())
                .allMatch(row -> row.times() > 0 && !row.reason().isBlank());
        assertThat(allowed.rows())
                .extracting(row -> String.join(", ", row.subject(), row.checker(), row.kind()))
                .doesNotHaveDuplicates();
    }

    private static List<String> labels() {
        return Stream.of(Checker.values()).map(Checker::label).toList();
    }

    private static List<String> subjects() {
        return Stream.of(
                        Stream.of(CheckedPackage.QUICKSTART, CheckedPackage.EVERYTHING, CheckedPackage.HARBOUR),
                        Of_the_crate_that_does_what_real_packages_do.PYO3.stream()
                                .map(CheckedPackage::ofPyo3),
                        Stream.of(Release.values()).map(release -> release.distribution),
                        Stream.of(Overlaid.values()).map(Overlaid::subject))
                .flatMap(subjects -> subjects)
                .toList();
    }

    private static void check(CheckedPackage checked, Checker checker) throws IOException, InterruptedException {
        assertThat(allowed.differences(checked.subject(), checker, checker.check(checked, python)))
                .isEmpty();
    }

    @Nested
    class Of_the_quickstart {

        private static CheckedPackage quickstart;

        @BeforeAll
        static void install() throws IOException {
            quickstart = CheckedPackage.quickstart();
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource
        void nothing_new_is_found_by(Checker checker) throws IOException, InterruptedException {
            assumeThat(checker != Checker.STUBTEST
                            || Cargo.lack().isEmpty()
                            || System.getProperty("os.arch").equals("amd64"))
                    .as("the quickstart's library is for this CPU: it was built here, or before on x86-64")
                    .isTrue();

            check(quickstart, checker);
        }
    }

    @Nested
    class Of_the_crate_with_everything {

        private static CheckedPackage everything;

        @BeforeAll
        static void build() throws Exception {
            assumeThat(CheckedPackage.CRATES).exists();
            assumeThat(Cargo.lack()).as("cargo").isEmpty();
            everything = CheckedPackage.everything();
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource
        void nothing_new_is_found_by(Checker checker) throws IOException, InterruptedException {
            check(everything, checker);
        }
    }

    @Nested
    class Of_the_crate_whose_module_is_a_function {

        private static CheckedPackage harbour;

        @BeforeAll
        static void build() throws Exception {
            assumeThat(CheckedPackage.CRATES).exists();
            assumeThat(Cargo.lack()).as("cargo").isEmpty();
            harbour = CheckedPackage.harbour();
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource
        void nothing_new_is_found_by(Checker checker) throws IOException, InterruptedException {
            check(harbour, checker);
        }
    }

    @Nested
    class Of_the_crate_that_does_what_real_packages_do {

        private static final List<String> PYO3 = List.of("0.28.3", "0.29.0", "0.29.2", "0.30.1");

        private static final Map<String, CheckedPackage> PACKAGES = new TreeMap<>();

        @BeforeAll
        static void install() throws Exception {
            assumeThat(CheckedPackage.CRATES).exists();
            assumeThat(Cargo.lack()).as("cargo").isEmpty();
        }

        /** Built on first use. */
        private static CheckedPackage built(String pyo3) throws Exception {
            if (!PACKAGES.containsKey(pyo3)) {
                PACKAGES.put(pyo3, CheckedPackage.practice(pyo3));
            }
            return PACKAGES.get(pyo3);
        }

        static Stream<Arguments> checks() {
            return checks(List.of(PYO3.get(0), PYO3.get(PYO3.size() - 1)));
        }

        static Stream<Arguments> furtherChecks() {
            return checks(PYO3.subList(1, PYO3.size() - 1));
        }

        private static Stream<Arguments> checks(List<String> releases) {
            return releases.stream()
                    .flatMap(pyo3 -> Stream.of(Checker.values()).map(checker -> arguments(pyo3, checker)));
        }

        @ParameterizedTest(name = "PyO3 {0}, {1}")
        @MethodSource("checks")
        void nothing_new_is_found_by(String pyo3, Checker checker) throws Exception {
            check(built(pyo3), checker);
        }

        @ParameterizedTest(name = "PyO3 {0}, {1}")
        @Tag("thorough")
        @MethodSource("furtherChecks")
        void nothing_new_is_found_in_releases_between_by(String pyo3, Checker checker) throws Exception {
            check(built(pyo3), checker);
        }
    }

    /** The committed stubs of the crate for every PyO3 and platform. No errors are allowed in these. */
    @Nested
    class Of_every_generation {

        static List<Path> stubs() throws IOException {
            try (Stream<Path> directories = Files.find(
                    Libraries.DIRECTORY,
                    2,
                    (path, any) -> path.getFileName().toString().startsWith("stubs"))) {
                return directories.sorted().toList();
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("stubs")
        void nothing_is_found(Path stubs) throws IOException, InterruptedException {
            CheckedPackage committed = CheckedPackage.committed(stubs);

            for (Checker checker : List.of(Checker.MYPY, Checker.PYRIGHT)) {
                assertThat(checker.check(committed, python)).as(checker.label()).isEmpty();
            }
        }
    }

    @Nested
    @Tag("published")
    class Of_a_published_release {

        @ParameterizedTest(name = "{0}")
        @EnumSource
        void nothing_new_is_found(Release release) throws Exception {
            CheckedPackage published = CheckedPackage.published(release, python);

            SoftAssertions found = new SoftAssertions();
            for (Checker checker : EnumSet.complementOf(EnumSet.of(Checker.STUBTEST))) {
                found.assertThat(allowed.differences(published.subject(), checker, checker.check(published, python)))
                        .isEmpty();
            }
            found.assertAll();
        }

        @Test
        void the_exceptions_are_there_and_the_module_is_complete() throws Exception {
            CheckedPackage published = CheckedPackage.published(Release.PYRS_YAML, python);

            String stub = Files.readString(published.site().resolve("pyrs_yaml/pyrs_yaml.pyi"));
            assertThat(stub.lines().filter(line -> line.endsWith("(Exception): ...")))
                    .containsExactly(
                            "class YamlDuplicateKeyError(Exception): ...",
                            "class YamlEditError(Exception): ...",
                            "class YamlMaxDepthError(Exception): ...",
                            "class YamlParseError(Exception): ...",
                            "class YamlPathError(Exception): ...",
                            "class YamlSerializeError(Exception): ...",
                            "class YamlTagError(Exception): ...",
                            "class YamlTagSkip(Exception): ...",
                            "class YamlTypeError(Exception): ...",
                            "class YamlValidateError(Exception): ...");
            assertThat(stub).contains("\n__all__ = [").doesNotContain("def __getattr__");
        }
    }
}
