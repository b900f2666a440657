// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.Hostkit;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarded stubs say the same after formatters. */
class GuardedFormatsIT {

    private static PythonEnvironment formatters;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        formatters = PythonEnvironment.formatters();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruff format --isolated", "black --fast"})
    void the_stubs_of_hostkit_are_fresh(String formatter, @TempDir Path directory) throws Exception {
        copy(directory);
        formatters.format(formatter, directory);
        List<ExtensionStubs> all = new ArrayList<>();
        for (Hostkit build : Hostkit.all()) {
            all.add(Hostkit.read(build.inWheel()));
        }
        assertFresh(directory, all);
        for (ExtensionStubs alone : all) {
            assertFresh(directory, List.of(alone));
        }
    }

    private static void assertFresh(Path directory, List<ExtensionStubs> libraries) throws Exception {
        Verdict verdict = new CommittedStubs(directory, Comparison.CONTENT)
                .compare(Hostkit.demand(libraries), PartlyDescribed.NONE);
        assertThat(verdict.isFresh())
                .as(verdict.packagedMessage("the directory", "the libraries", Path::toString))
                .isTrue();
    }

    private static void copy(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(Hostkit.GUARDED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(Hostkit.GUARDED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
