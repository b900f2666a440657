// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.python.StandardLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The list of Python's modules, and the modules of the Python of this machine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandardLibraryIT {

    private static final Path PROGRAM = Path.of("src/test/python/stdlib.py");

    @Test
    void every_module_of_this_machines_python_is_in_the_list() throws IOException, InterruptedException {
        Optional<Path> python = Program.onPath("python3");
        assumeTrue(python.isPresent(), "There is no python3 on the PATH");

        Program listed = Program.run(python.get(), PROGRAM.toString());

        assertThat(listed.succeeded()).as("%s", listed).isTrue();
        List<String> modules = listed.output().lines().toList();
        assertThat(modules).hasSizeGreaterThan(400);
        assertThat(modules.stream().filter(Predicate.not(StandardLibrary::contains)))
                .isEmpty();
    }
}
