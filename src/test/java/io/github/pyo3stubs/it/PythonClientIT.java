// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Python and a type checker use the quickstart's package: its library as built, its stubs as generated. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonClientIT {

    private static final Path BUILD = Path.of(System.getProperty("buildDirectory"));
    private static final Path PROGRAMS = Path.of("src/test/python").toAbsolutePath();

    private static PythonEnvironment python;

    private static Path site;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.create(
                BUILD.resolve("python/environment"),
                PROGRAMS.resolve("requirements.txt"),
                Boolean.getBoolean("pyo3stubs.it.requirePython"));
        site = CheckedPackage.quickstart().site();
    }

    @Test
    void the_library_does_what_the_stubs_say() throws IOException, InterruptedException {
        assumeThat(Cargo.lack().isEmpty() || System.getProperty("os.arch").equals("amd64"))
                .as("the quickstart's library is for this CPU: it was built here, or before on x86-64")
                .isTrue();

        Program itinerary = run(
                "PYTHONPATH", "python", "-B", PROGRAMS.resolve("itinerary.py").toString());

        assertThat(itinerary.succeeded()).as("%s", itinerary).isTrue();
        assertThat(itinerary.output()).isEqualTo("all is well\n");
    }

    @Test
    void a_program_that_uses_the_package_well_passes_the_type_checker() throws IOException, InterruptedException {
        Program mypy = typeCheck("itinerary.py");

        assertThat(mypy.succeeded()).as("%s", mypy).isTrue();
        assertThat(mypy.output()).isEmpty();
    }

    @Test
    void a_program_that_uses_the_package_badly_is_told_where() throws IOException, InterruptedException {
        Program mypy = typeCheck("mistaken.py");

        assertThat(mypy.output().lines())
                .containsExactly(
                        "mistaken.py:6: error: Argument \"altitude\" to \"distance\" has incompatible type \"str\";"
                                + " expected \"SupportsFloat | SupportsIndex\"  [arg-type]",
                        "mistaken.py:7: error: Property \"flattening\" defined in \"Ellipsoid\" is read-only  [misc]",
                        "mistaken.py:8: error: Argument 2 to \"moved\" of \"Position\" has incompatible type"
                                + " \"float\"; expected \"Length\"  [arg-type]");
    }

    /** PyO3 knows no types for {@code *args} and {@code **kwargs}; of the strict checks all but that one. */
    private static Program typeCheck(String program) throws IOException, InterruptedException {
        return run(
                "MYPYPATH",
                "mypy",
                "--strict",
                "--allow-incomplete-defs",
                "--allow-untyped-defs",
                "--no-error-summary",
                "--cache-dir=" + BUILD.resolve("python/mypy-cache"),
                program);
    }

    private static Program run(String searchPath, String program, String... arguments)
            throws IOException, InterruptedException {
        return python.run(PROGRAMS, Map.of(searchPath, site.toString()), program, arguments);
    }
}
