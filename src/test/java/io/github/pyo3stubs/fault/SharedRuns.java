// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fault;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.GenerateStubs.Archives;
import io.github.pyo3stubs.project.GenerateStubs.Committed;
import io.github.pyo3stubs.project.OwnParts;
import io.github.pyo3stubs.project.TabulatePlatforms;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs for two libraries in turn, which share the directories of their stubs with other such runs. Modules, platforms
 * and archives of one library are left over for the other, so files and directories come and go.
 */
final class SharedRuns {

    /** The line of a run in which nothing went wrong. */
    static final String DONE = "done";

    /** How the line of a run begins that was refused because another one has written meanwhile. */
    static final String CHANGED = "Files have changed since";

    private static final int OTHER_MACHINE = 183;

    private SharedRuns() {}

    /** Builds the libraries, whose root modules have some functions. */
    static void build(Path base, int functions) throws IOException {
        for (String name : RepeatedRuns.LIBRARIES) {
            ElfBuilder builder = new ElfBuilder().export("PyInit__native");
            IntStream.range(0, functions)
                    .forEach(i -> builder.record("PYO3_INTROSPECTION_1_f" + i, """
                    {"type":"function","id":"f%d","name":"%s%d","arguments":{}}""".formatted(i, name, i)));
            String members = IntStream.range(0, functions)
                    .mapToObj(i -> "\"f%d\",".formatted(i))
                    .collect(Collectors.joining());
            module(builder, "m", "_native", members + "\"own\",\"common\",\"form\"");
            module(builder, "own", name, "\"deep\"");
            module(builder, "deep", "deep", "\"deeper\"");
            module(builder, "deeper", "deeper", "");
            module(builder, "common", "common", "\"inside\"");
            module(builder, "inside", "inside", "\"f0\"");
            // Of the one library a package, of the other a module
            boolean isOld = name.equals(RepeatedRuns.LIBRARIES.get(0));
            module(builder, "form", "form", isOld ? "" : "\"part\"");
            module(builder, "part", "part", "");
            if (isOld) {
                builder.machine(OTHER_MACHINE);
            }
            builder.write(base.resolve(name + ".so"));
        }
    }

    private static void module(ElfBuilder builder, String id, String name, String members) {
        builder.record("PYO3_INTROSPECTION_1_" + id, """
                {"type":"module","id":"%s","name":"%s","members":[%s],"incomplete":false}""".formatted(id, name, members));
    }

    /** Writes all that a project may have of a library: trees, archives, the report and the committed stubs. */
    static Outcome generate(FaultyProject project) {
        ReadResult.Project read = (ReadResult.Project) project.read();
        Outcome generated = new GenerateStubs(
                        project.output(),
                        Optional.of(
                                new Archives(project.output().getParent(), "a", Optional.of(Instant.EPOCH), Set.of())),
                        Optional.of(new Committed(project.sources(), Comparison.CONTENT, Unmarked.REPLACED)),
                        ProjectPlatforms.UNSTATED,
                        OwnParts.NONE)
                .run(read);
        TabulatePlatforms table = new TabulatePlatforms(project.output());
        boolean isOld = project.library().endsWith("old.so");
        Outcome reported = isOld ? table.run(read) : table.remove();
        return generated.problem().isPresent() ? generated : reported;
    }

    /** Runs some times, and returns a line for each run: what went wrong, or {@link #DONE}. */
    static List<String> run(Path base, int runs) {
        List<FaultyProject> projects = RepeatedRuns.projects(base);
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            lines.add(line(generate(projects.get(run % projects.size()))));
        }
        return lines;
    }

    /** Compares the stubs some times, and returns a line for each: what went wrong, or {@link #DONE}. */
    static List<String> verify(Path base, int runs) {
        List<FaultyProject> projects = RepeatedRuns.projects(base);
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Outcome verified = projects.get(run % projects.size()).verify();
            lines.add(verified instanceof Verified ? DONE : line(verified));
        }
        return lines;
    }

    private static String line(Outcome outcome) {
        return outcome.problem().map(text -> text.toString().replace('\n', ' ')).orElse(DONE);
    }

    /** Arguments: the directory, and how many times to run. Prints a line for each run. */
    public static void main(String[] arguments) {
        run(Path.of(arguments[0]), Integer.parseInt(arguments[1])).forEach(System.out::println);
    }
}
