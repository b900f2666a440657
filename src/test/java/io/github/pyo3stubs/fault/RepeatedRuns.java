// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.result.GenerateResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process that generates the stubs of two libraries in turn, which always differ from those that are there. */
final class RepeatedRuns {

    /** The libraries, whose functions are {@code old0} and {@code new0} and so on. */
    static final List<String> LIBRARIES = List.of("old", "new");

    private static final int FUNCTIONS = 400;

    private RepeatedRuns() {}

    /** The projects that share a directory, one for each library. */
    static List<FaultyProject> projects(Path base) {
        return LIBRARIES.stream()
                .map(name -> new FaultyProject(base, base.resolve(name + ".so")))
                .toList();
    }

    /** Builds the libraries. */
    static void build(Path base) {
        for (FaultyProject project : projects(base)) {
            String name = project.library().getFileName().toString().substring(0, "old".length());
            project.build(IntStream.range(0, FUNCTIONS).mapToObj(i -> name + i).toArray(String[]::new));
        }
    }

    /** Arguments: the directory, and how many times to run. Prints a line for each run: what went wrong, or "done". */
    public static void main(String[] arguments) {
        List<FaultyProject> projects = projects(Path.of(arguments[0]));
        for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
            GenerateResult result = projects.get(run % projects.size()).generate(Unmarked.REPLACED);
            Optional<String> problem = (result).problem().map(Object::toString);
            System.out.println(problem.map(text -> text.replace('\n', ' ')).orElse("done"));
        }
    }

    /** Starts a process. */
    static Process start(Path base, int runs, String... prefix) throws IOException {
        return start(RepeatedRuns.class, base, runs, prefix);
    }

    /** Starts a process of another such program. */
    static Process start(Class<?> program, Path base, int runs, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", ""),
                program.getName(),
                base.toString(),
                String.valueOf(runs)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The lines that a process prints until it ends. */
    static List<String> lines(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
