// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Programs from PyPI that write or format stubs, for the scripts of {@code src/it}. */
public final class StubTools {

    private StubTools() {}

    /**
     * Installs the programs; for {@code selector} scripts of projects that run them.
     *
     * @param required {@code true} if a failed installation fails instead of skipping the project
     */
    public static boolean areThere(String buildDirectory, String required) throws IOException, InterruptedException {
        try {
            environment(buildDirectory, Boolean.parseBoolean(required));
            return true;
        } catch (TestAbortedException e) {
            System.out.println(e.getMessage());
            return false;
        }
    }

    /** Runs one of the programs, which must succeed. */
    public static void run(String buildDirectory, String program, String... arguments)
            throws IOException, InterruptedException {
        Program run = new PythonEnvironment(directory(buildDirectory)).run(program, arguments);
        if (!run.succeeded()) {
            throw new AssertionError(run.toString());
        }
    }

    private static void environment(String buildDirectory, boolean required) throws IOException, InterruptedException {
        Path requirements = Path.of(buildDirectory).resolveSibling("src/test/python/stub-tools.txt");
        PythonEnvironment.create(directory(buildDirectory), requirements, required);
    }

    private static Path directory(String buildDirectory) {
        return Path.of(buildDirectory, "python", "stub-tools");
    }
}
