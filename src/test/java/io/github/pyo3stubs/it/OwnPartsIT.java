// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.Hostkit;
import io.github.pyo3stubs.guard.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed stubs of the integration project {@code own-parts}, which its own build finds fresh: type checkers
 * accept what its overlay makes of the libraries, for every system and version of Python.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnPartsIT {

    private static final Path STUBS = Path.of("src/it/own-parts/python");

    private static PythonEnvironment python;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
    }

    static Stream<Arguments> checks() {
        TreeSet<View> views = new TreeSet<>();
        Hostkit.all().forEach(build -> views.add(build.view()));
        return Stream.of("geodesy._native", Hostkit.MODULE)
                .flatMap(module -> Stream.of(NameReader.values())
                        .flatMap(checker -> views.stream().map(view -> arguments(module, checker, view))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("checks")
    void checkers_accept_the_stubs(String module, NameReader checker, View view) throws Exception {
        CheckedPackage stubs = CheckedPackage.ofStubs("own-parts", module, STUBS);

        Program check = checker.run(stubs.topLevelPackage(), view, stubs, python);

        assertThat(check.succeeded()).as("%s", check).isTrue();
    }
}
