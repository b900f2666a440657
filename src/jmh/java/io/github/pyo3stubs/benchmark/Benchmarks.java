// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import io.github.pyo3stubs.library.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the stages on the libraries, and prints tables of CPU time, of time on the clock, and of allocated memory. */
public final class Benchmarks {

    /**
     * How long each stage runs on each library.
     *
     * @param warmups seconds of running before the times count
     * @param iterations seconds of running, one iteration each
     */
    private record Plan(int warmups, int iterations) {
        static final Plan FULL = new Plan(10, 10);
        static final Plan QUICK = new Plan(2, 3);
    }

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments {@code true} for a quick run; a regular expression of the stages; one of the libraries
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        Plan plan = Boolean.parseBoolean(arguments[0]) ? Plan.QUICK : Plan.FULL;
        SortedMap<Subject, LibraryFile> libraries = libraries(Pattern.compile(arguments[2]));
        Tables tables = new Tables(libraries, run(plan, arguments[1], libraries));
        Files.writeString(Subject.DIRECTORY.resolve("results.md"), tables.text());
        System.out.println(tables.text());
    }

    private static SortedMap<Subject, LibraryFile> libraries(Pattern wanted) throws IOException, InterruptedException {
        Files.createDirectories(Subject.DIRECTORY);
        SortedMap<Subject, LibraryFile> libraries = new TreeMap<>();
        for (Subject subject : Subject.values()) {
            if (wanted.matcher(subject.shown()).find()) {
                Optional<LibraryFile> library = subject.library();
                library.ifPresent(file -> libraries.put(subject, file));
                if (library.isEmpty()) {
                    System.out.println(subject.shown() + " is skipped, because pip cannot fetch it.");
                }
            }
        }
        return libraries;
    }

    private static Collection<RunResult> run(Plan plan, String stages, Map<Subject, LibraryFile> libraries)
            throws RunnerException {
        List<String> names = new ArrayList<>();
        libraries.keySet().forEach(subject -> names.add(subject.name()));
        return new Runner(new OptionsBuilder()
                        .include(Pattern.quote(Stages.class.getName()) + "\\.(?:" + stages + ")$")
                        .param("subject", names.toArray(String[]::new))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MILLISECONDS)
                        .warmupIterations(plan.warmups())
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(plan.iterations())
                        .measurementTime(TimeValue.seconds(1))
                        .forks(1)
                        .jvmArgsAppend("-Xmx2g")
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
    }
}
