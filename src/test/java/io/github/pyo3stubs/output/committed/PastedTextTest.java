// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.FilledBranches;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of one platform each that paste what a message shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PastedTextTest {

    private static final List<String> SYSTEMS = List.of("linux", "mac", "windows");
    private static final String[] PLATFORMS = {"linux-x86_64", "osx-aarch_64", "windows-x86_64"};

    @TempDir
    private Path directory;

    private Random random;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    /** A build by cargo does not tell its version of Python. */
    @ParameterizedTest
    @MethodSource("seeds")
    void libraries_of_an_unknown_version_agree_after_pasting(int seed) throws Exception {
        random = new Random(seed);
        SortedMap<String, String> functions = functions();
        List<String> known = new ArrayList<>();
        for (String system : SYSTEMS) {
            known.addAll(List.of(system + " cp310-cp310", text(functions)));
            known.addAll(List.of(system + " cp312-cp312", text(withMonitor(functions))));
        }
        generate(libraries(known.toArray(String[]::new)));
        SortedMap<String, String> changed = changed(functions);
        String where = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
        List<LibraryStubs> jobs = new ArrayList<>();
        for (String system : SYSTEMS) {
            SortedMap<String, String> own = system.equals(where) ? changed : functions;
            jobs.add(libraries(system, text(own)));
            jobs.add(libraries(system, text(withMonitor(own))));
        }

        assertThat(changesIn(jobs)).isPositive();
        assertThat(changesIn(jobs)).isZero();
    }

    private SortedMap<String, String> functions() {
        SortedMap<String, String> functions = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            functions.put(name, random.nextBoolean() ? "int" : "str");
        }
        return functions;
    }

    /** The functions of another release, of which one is new, gone or changed. */
    private SortedMap<String, String> changed(SortedMap<String, String> functions) {
        SortedMap<String, String> changed = new TreeMap<>(functions);
        switch (random.nextInt(3)) {
            case 0 -> changed.put("new", "int");
            case 1 -> changed.remove("b");
            default -> changed.put("b", "bytes");
        }
        return changed;
    }

    private static SortedMap<String, String> withMonitor(SortedMap<String, String> functions) {
        SortedMap<String, String> all = new TreeMap<>(functions);
        all.put("monitor", "int");
        return all;
    }

    private static String text(SortedMap<String, String> functions) {
        StringBuilder text = new StringBuilder("__all__ = ['" + String.join("', '", functions.keySet()) + "']\n");
        functions.forEach((name, type) ->
                text.append("def ").append(name).append("() -> ").append(type).append(": ...\n"));
        return text.toString();
    }

    private static LibraryStubs libraries(String... targetsAndTexts) throws Exception {
        return AnyTarget.libraries(Targets.trees(targetsAndTexts), PLATFORMS);
    }

    /** The number of jobs that find the stub stale, and paste. */
    private int changesIn(List<LibraryStubs> jobs) throws Exception {
        int count = 0;
        for (LibraryStubs job : jobs) {
            Verdict verdict = verdict(job);
            if (!verdict.isFresh()) {
                paste(verdict);
                assertThat(verdict(job).isFresh()).as("%s", text()).isTrue();
                count++;
            }
        }
        return count;
    }

    private void paste(Verdict verdict) throws Exception {
        List<String> lines = verdict.all(Finding.Stale.class)
                .get(0)
                .otherwise()
                .declared()
                .orElseThrow()
                .lines();
        StubFile shown = stub(String.join("\n", lines) + "\n");
        Set<String> names = new TreeSet<>();
        Body.flat(shown.body()).forEach(statement -> names.addAll(statement.binds()));
        StubFile stub = stub(text());
        List<Statement> body = new ArrayList<>(shown.body());
        body.addAll(FilledBranches.of(Body.mapped(
                stub.body(),
                statement -> statement.binds().stream().anyMatch(names::contains) ? List.of() : List.of(statement))));
        write(directory.resolve("m.pyi"), mark("m") + Targets.text(StubTree.of(List.of(stub.withBody(body))), "m"));
    }

    private static StubFile stub(String text) throws Exception {
        return Targets.tree(text).file("m").orElseThrow();
    }

    private String text() throws Exception {
        return Files.readString(directory.resolve("m.pyi"));
    }

    private Verdict verdict(LibraryStubs libraries) throws Exception {
        return new CommittedStubs(directory, Comparison.CONTENT).compare(libraries, PartlyDescribed.NONE);
    }

    private void generate(LibraryStubs libraries) throws Exception {
        new CommittedStubs(directory, Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
    }
}
