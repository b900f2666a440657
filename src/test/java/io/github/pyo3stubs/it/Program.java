// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finished run of a program.
 *
 * @param output standard output and standard error, interleaved
 */
record Program(List<String> command, int exitCode, String output) {

    static Program run(Path executable, String... arguments) throws IOException, InterruptedException {
        return run(new ProcessBuilder(Stream.concat(Stream.of(executable.toString()), Stream.of(arguments))
                .toList()));
    }

    /** Runs a program without input, in a directory and with environment variables. */
    static Program run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program(List.copyOf(builder.command()), process.waitFor(), output);
    }

    /** The file that a shell runs for this name. */
    static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    @Override
    public String toString() {
        return "%s%nexit code %d%n%s".formatted(String.join(" ", command), exitCode, output);
    }
}
