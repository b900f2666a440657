// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.DriftText;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison by content on all of typeshed: stubs after formatters, and stubs with single changes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DriftIT {

    private static final Path WORK =
            Path.of(System.getProperty("buildDirectory")).resolve("drift");
    private static final Pattern FOLDER_OF_A_DISTRIBUTION = Pattern.compile("^(stdlib|stubs/[^/]+)/");
    private static final int MUTANTS = 1000;

    private static PythonEnvironment python;

    /** The stubs by path. */
    private static SortedMap<String, StubFile> typeshed;

    private enum Formatter {
        RUFF("ruff", "format", "--quiet", "--isolated", "--no-respect-gitignore", "."),
        // without the check that the result means the same to Python, which takes most of the time
        BLACK("black", "--quiet", "--fast", "--exclude=^$", ".");

        private final String program;
        private final String[] arguments;

        Formatter(String program, String... arguments) {
            this.program = program;
            this.arguments = arguments;
        }
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException, StubSyntaxException {
        python = PythonEnvironment.create(
                WORK.resolve("environment"),
                Path.of("src/test/python/formatters.txt"),
                Boolean.getBoolean("pyo3stubs.it.requirePython"));
        typeshed = read(source());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void every_file_is_fresh_against_its_formatted_form(Formatter formatter)
            throws IOException, InterruptedException, StubSyntaxException {
        Path formatted = WORK.resolve(formatter.program);
        copy(source(), formatted);
        Program run = python.run(formatted, Map.of(), formatter.program, formatter.arguments);
        assertThat(run.succeeded()).as("%s", run).isTrue();
        assertThat(changed(formatted)).hasSizeGreaterThan(100);

        SortedMap<String, StubFile> committed = read(formatted);

        assertThat(committed.keySet()).isEqualTo(typeshed.keySet());
        for (String path : typeshed.keySet()) {
            assertThat(Drift.between(typeshed.get(path), committed.get(path), Comparison.CONTENT)
                            .changes())
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void every_file_is_fresh_against_the_same_types_in_other_words() throws StubSyntaxException {
        int respelled = 0;
        for (StubFile library : typeshed.values()) {
            if (Respelling.isSource(library.module())) {
                continue;
            }
            StubFile stub = reread(Respelling.of(library));
            respelled += stub.equals(library) ? 0 : 1;

            assertThat(Drift.between(library, stub, Comparison.CONTENT).changes())
                    .as(library.module())
                    .isEmpty();
        }
        assertThat(respelled).isGreaterThan(500);
    }

    private static StubFile reread(StubFile file) throws StubSyntaxException {
        String text = StubPrinter.print(file, StubTree.of(List.of(file)));
        return StubParser.parse(text, file.module(), file.isPackage());
    }

    @Test
    void each_of_many_single_changes_is_found_and_named() throws StubSyntaxException {
        List<String> paths = typeshed.keySet().stream()
                .filter(path -> Mutant.isPossible(typeshed.get(path)))
                .toList();
        Random random = new Random(4);
        for (int i = 0; i < MUTANTS; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            StubFile library = typeshed.get(path);
            Mutant mutant = Mutant.of(library, random);
            StubFile stub = reread(mutant.file());

            Drift drift = Drift.between(library, stub, Comparison.CONTENT);
            List<String> names = drift.changes().stream().map(Change::name).toList();

            String description = "%s: %s %s".formatted(path, mutant.name(), mutant.change());
            assertThat(names).as(description).anyMatch(name -> isOf(mutant, name));
            if (mutant.contained()) {
                assertThat(names).as(description).allMatch(name -> isOf(mutant, name));
                assertThat(DriftText.of(drift))
                        .as(description)
                        .hasSize((int) names.stream().distinct().count())
                        .allMatch(text -> !text.committed().equals(text.generated()));
            }
        }
    }

    /** The qualified name; for an accessor of a property, its kind follows. */
    private static boolean isOf(Mutant mutant, String name) {
        return name.equals(mutant.name()) || name.startsWith(mutant.name() + ".");
    }

    private static Path source() throws IOException {
        try (Stream<Path> libraries = Files.list(WORK.resolve("environment/lib"))) {
            return libraries
                    .map(library -> library.resolve("site-packages/mypy/typeshed"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(".pyi")).toList();
        }
    }

    private static List<Path> changed(Path formatted) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Path file : files(formatted)) {
            if (Files.mismatch(file, source().resolve(formatted.relativize(file))) >= 0) {
                changed.add(file);
            }
        }
        return changed;
    }

    private static SortedMap<String, StubFile> read(Path root) throws IOException, StubSyntaxException {
        SortedMap<String, StubFile> stubs = new TreeMap<>();
        for (Path file : files(root)) {
            String path = root.relativize(file).toString();
            String module = FOLDER_OF_A_DISTRIBUTION
                    .matcher(path)
                    .replaceFirst("")
                    .replaceFirst("(/__init__)?\\.pyi$", "")
                    .replace('/', '.');
            try {
                stubs.put(path, StubParser.parse(Files.readString(file), module, path.endsWith("__init__.pyi")));
            } catch (StubSyntaxException e) {
                throw e.in(path);
            }
        }
        return stubs;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(file));
        }
    }
}
