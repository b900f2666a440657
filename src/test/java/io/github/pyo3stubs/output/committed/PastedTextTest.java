// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.FilledBranches;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
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

    static IntStream manySeeds() {
        return IntStream.range(0, 200);
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

    /**
     * A class stands as a whole under a condition where its bases differ, and else has one docstring for all. Another
     * release changes both on some systems.
     */
    @ParameterizedTest
    @MethodSource("manySeeds")
    void libraries_agree_about_documentation_after_pasting(int seed) throws Exception {
        random = new Random(seed);
        List<String> before = List.of(classes(), classes());
        List<String> after = List.of(before.get(0), classes());
        generate(libraries(everywhere(before).toArray(String[]::new)));
        List<String> all = everywhere(after);
        List<LibraryStubs> jobs = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            jobs.add(libraries(all.get(i), all.get(i + 1)));
        }

        changesIn(jobs);
        // members of a class under conditions are shown in a class that is pasted as a whole
        changesIn(jobs);
        assertThat(changesIn(jobs)).isZero();
        assertThat(verdict(libraries(all.toArray(String[]::new))).all(Finding.Stale.class))
                .as("%s", text())
                .flatExtracting(Finding.Stale::changes)
                .allMatch(PastedTextTest::isKnownOfAll);
    }

    /** A text that all libraries have, and the stub lacks, is known only with all of them. */
    private static boolean isKnownOfAll(SeenChange change) {
        return change.change() instanceof Change.DocumentationChanged documentation
                && documentation.before().isEmpty()
                && change.guards().isEmpty();
    }

    /** Each system's declarations, which are one of some. */
    private List<String> everywhere(List<String> texts) {
        List<String> all = new ArrayList<>();
        for (String system : SYSTEMS) {
            all.addAll(List.of(system, texts.get(random.nextInt(texts.size()))));
        }
        return all;
    }

    private String classes() {
        return "%sclass C%s:\n%s    x: %s\n    class D%s:\n%s        y: int\n"
                .formatted(
                        documentation(""), bases(), documentation("    "), type(), bases(), documentation("        "));
    }

    private String bases() {
        return random.nextInt(3) == 0 ? "(int)" : "";
    }

    private String type() {
        return random.nextInt(3) == 0 ? "str" : "int";
    }

    private String documentation(String indentation) {
        return List.of("", indentation + "'One.'\n", indentation + "'Two.'\n").get(random.nextInt(3));
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
                // what an update writes anyway is not shown
                generate(job);
                assertThat(verdict(job).all(Finding.Stale.class))
                        .as("%s", text())
                        .isEmpty();
                count++;
            }
        }
        return count;
    }

    private void paste(Verdict verdict) throws Exception {
        Finding.Otherwise otherwise = verdict.all(Finding.Stale.class).get(0).otherwise();
        StubFile stub = stub(text());
        List<Statement> body = without(otherwise.undocumented(), stub.body(), "m");
        if (otherwise.declared().isPresent()) {
            StubFile shown = stub(String.join("\n", otherwise.declared().get().lines()) + "\n");
            body = pasted(shown.body(), body);
        }
        StubFile pasted = stub.with(
                stub.documentation().filter(text -> !otherwise.undocumented().contains("m")), body);
        write(directory.resolve("m.pyi"), mark("m") + Targets.text(StubTree.of(List.of(pasted)), "m"));
    }

    /** The statements of a scope without the docstrings of some classes. */
    private static List<Statement> without(List<String> names, List<Statement> body, String scope) {
        return Statement.each(body, statement -> {
            if (statement instanceof ClassDefinition definition) {
                String name = scope + "." + definition.name();
                return definition
                        .withDocumentation(definition.documentation().filter(text -> !names.contains(name)))
                        .withBody(without(names, definition.body(), name));
            }
            return statement.withBlocks(block -> without(names, block.statements(), scope));
        });
    }

    /** Of a class that stands without conditions the members are shown. */
    private static List<Statement> pasted(List<Statement> shown, List<Statement> stub) {
        Set<String> names = new TreeSet<>();
        Body.flat(shown).forEach(statement -> names.addAll(statement.binds()));
        List<Statement> body = new ArrayList<>();
        for (Statement statement : shown) {
            body.add(
                    statement instanceof ClassDefinition members
                            ? stub.stream()
                                    .filter(other -> other instanceof ClassDefinition definition
                                            && definition.name().equals(members.name()))
                                    .map(ClassDefinition.class::cast)
                                    .findFirst()
                                    .<Statement>map(definition ->
                                            definition.withBody(pasted(members.body(), definition.body())))
                                    .orElse(members)
                            : statement);
        }
        body.addAll(FilledBranches.of(Body.mapped(
                stub,
                statement -> statement.binds().stream().anyMatch(names::contains) ? List.of() : List.of(statement))));
        return body;
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
