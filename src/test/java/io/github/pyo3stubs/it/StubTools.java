package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/** Programs from PyPI that write stubs, or write them anew, for the scripts of {@code src/it}. */
public final class StubTools {

    private StubTools() {}

    /**
     * For {@code selector} scripts of projects that run them: installs them.
     *
     * @param required {@code true} where a machine that cannot do it is to fail instead of passing over the project
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

    /** Runs one of them, which is to succeed. */
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
