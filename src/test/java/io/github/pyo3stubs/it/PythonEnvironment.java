// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual environment of the machine's Python with packages from PyPI.
 *
 * @param directory its location
 */
record PythonEnvironment(Path directory) {

    /** An environment with mypy and pyright. The test is skipped without it, unless it is required. */
    static PythonEnvironment typeCheckers() throws IOException, InterruptedException {
        return ofTests("environment", "type-checkers.txt");
    }

    /** An environment with ruff and black, in the same way. */
    static PythonEnvironment formatters() throws IOException, InterruptedException {
        return ofTests("formatters", "formatters.txt");
    }

    private static PythonEnvironment ofTests(String name, String requirements)
            throws IOException, InterruptedException {
        return create(
                CheckedPackage.WORK.resolve(name),
                Path.of("src/test/python", requirements),
                Boolean.getBoolean("pyo3stubs.it.requirePython"));
    }

    /** Runs a formatter on all files below a directory, such as {@code ruff format}. */
    void format(String formatter, Path directory) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(formatter.split(" ")));
        words.addAll(List.of("--quiet", directory.toString()));
        Program run = run(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
        assertThat(run.succeeded()).as("%s", run).isTrue();
    }

    /**
     * Creates or updates the environment.
     *
     * @param requirements the packages, as pip reads them
     * @param required whether the test fails if the environment cannot be created; if not required, the test is skipped
     *     with the reason
     */
    static PythonEnvironment create(Path directory, Path requirements, boolean required)
            throws IOException, InterruptedException {
        Optional<Path> python = Program.onPath("python3");
        if (python.isEmpty()) {
            return unavailable("There is no python3 on the PATH", required);
        }
        PythonEnvironment environment = new PythonEnvironment(directory);
        Program venv = Program.run(python.get(), "-m", "venv", directory.toString());
        if (!venv.succeeded()) {
            return unavailable("Python makes no virtual environment here: " + venv, required);
        }
        Program pip = environment.run("pip", "install", "--quiet", "--requirement", requirements.toString());
        return pip.succeeded() ? environment : unavailable("pip cannot install what the test needs: " + pip, required);
    }

    /** Runs a program of this environment. */
    Program run(String program, String... arguments) throws IOException, InterruptedException {
        return run(Path.of(""), Map.of(), program, arguments);
    }

    /** Runs a program of this environment in a directory, with additional environment variables. */
    Program run(Path workingDirectory, Map<String, String> variables, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, directory.resolve("bin").resolve(program).toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toAbsolutePath().toFile());
        builder.environment().putAll(variables);
        return Program.run(builder);
    }

    private static PythonEnvironment unavailable(String reason, boolean required) {
        if (required) {
            throw new IllegalStateException(reason);
        }
        return abort(reason);
    }
}
