// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.KnownType;
import io.github.pyo3stubs.python.KnownType.Variance;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.TypeParameter.Kind;
import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * All stubs of typeshed, which come with mypy's wheel. Without Python or a network they are passed over, unless
 * {@code -Dpyo3stubs.it.requirePython=true}.
 */
class TypeshedIT {

    private static final Path DIRECTORY = Path.of("target", "typeshed");
    private static final String ROOT = "mypy/typeshed/";

    /** Python's own view of a file: the qualified names that it declares, line by line. */
    private static final Path WITNESS = Path.of("src", "test", "python", "declarations.py");

    /** Old names of exceptions that modules have without saying so. */
    private static final Set<Name> NOT_IN_TYPESHED = Set.of(new Name("calendar", "error"), new Name("mmap", "error"));

    /**
     * Classes that are no types of values, but decorators, and those of which typing_extensions has none for old
     * Pythons.
     */
    private static final List<Name> NOT_IN_TABLE = List.of(
            new Name("builtins", "sentinel"),
            new Name("enum", "member"),
            new Name("enum", "nonmember"),
            new Name("enum", "property"),
            new Name("enum", "verify"),
            new Name("threading", "serialize_iterator"),
            new Name("types", "FrameLocalsProxyType"),
            new Name("types", "LazyImportType"));

    private static List<StubText> stubs;

    /** @param path the path of the file below the directory that Python would have in its search path */
    private record StubText(String path, String text) {
        boolean isPackage() {
            return path.endsWith("/__init__.pyi");
        }

        String module() {
            return path.replaceFirst("(/__init__)?\\.pyi$", "").replace('/', '.');
        }

        StubFile parsed() throws StubSyntaxException {
            return StubParser.parse(text, module(), isPackage());
        }
    }

    @BeforeAll
    static void fetch() throws Exception {
        boolean fetched = Files.isDirectory(DIRECTORY) && wheel().isPresent()
                || run("-m", "pip", "download", "--quiet", "--no-deps", "--dest", DIRECTORY.toString(), "mypy");
        if (Boolean.getBoolean("pyo3stubs.it.requirePython")) {
            assertThat(fetched).as("Python's pip fetches mypy").isTrue();
        }
        assumeTrue(fetched, "Python's pip cannot fetch mypy");
        stubs = read(wheel().orElseThrow());
    }

    @Test
    void every_file_is_read_printed_and_read_again() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (StubText stub : stubs) {
            try {
                StubFile file = stub.parsed();
                String printed = printed(file);
                StubFile again = StubParser.parse(printed, stub.module(), stub.isPackage());
                softly.assertThat(printed(again)).as(stub.path()).isEqualTo(printed);
                softly.assertThat(again.equals(file)).as(stub.path()).isTrue();
            } catch (StubSyntaxException e) {
                softly.fail(e.in(stub.path()).getMessage());
            }
        }
        softly.assertAll();
        assertThat(stubs).hasSizeGreaterThan(700);
    }

    @Test
    void no_declaration_is_lost() throws Exception {
        Map<String, String> originals = new TreeMap<>();
        Map<String, String> printed = new TreeMap<>();
        for (StubText stub : stubs) {
            originals.put(stub.path(), stub.text());
            printed.put(stub.path(), printed(stub.parsed()));
        }

        assertThat(declarations("printed", printed)).containsExactlyElementsOf(declarations("original", originals));
    }

    /** But for special forms, of which typeshed does not say what they mean. */
    @Test
    void names_of_one_thing_mean_one_thing_in_typeshed() throws Exception {
        Typeshed typeshed = Typeshed.of(parsedFiles());
        SoftAssertions softly = new SoftAssertions();
        for (Name name : KnownNames.otherNames()) {
            if (NOT_IN_TYPESHED.contains(name)) {
                continue;
            }
            Name canonical = KnownNames.canonical(name);
            Set<Name> meanings = typeshed.meanings(name);
            Set<Name> others = typeshed.meanings(canonical);
            boolean same = meanings.stream()
                    .anyMatch(meaning -> others.contains(meaning)
                            || others.contains(KnownNames.canonical(meaning))
                            || typeshed.isSpecial(meaning));
            softly.assertThat(same && !others.isEmpty())
                    .as("%s is %s", name, canonical)
                    .isTrue();
        }
        softly.assertAll();
    }

    @Test
    void every_declaration_has_its_line() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (StubText stub : stubs) {
            List<String> text = stub.text().lines().toList();
            Map<String, List<Integer>> lines = DeclarationLines.of(stub.text(), stub.module());
            lines.forEach((name, numbers) -> softly.assertThat(numbers)
                    .as("%s in %s", name, stub.path())
                    .allMatch(number -> text.get(number - 1).contains(name.substring(name.lastIndexOf('.') + 1))));
            softly.assertThat(lines.keySet())
                    .as(stub.path())
                    .containsAll(declared(stub.parsed().body(), stub.module()));
        }
        softly.assertAll();
    }

    private static List<String> declared(List<Statement> body, String scope) {
        List<String> names = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                names.add(scope + "." + declaration.name());
            }
            if (statement instanceof Declaration.ClassDefinition definition) {
                names.addAll(declared(definition.body(), scope + "." + definition.name()));
            } else if (statement instanceof BlockStatement.If conditional) {
                conditional.branches().forEach(branch -> names.addAll(declared(branch.body(), scope)));
                names.addAll(declared(conditional.otherwise(), scope));
            }
        }
        return names;
    }

    /** What typing, typing_extensions and the like take from elsewhere has the name that it has there. */
    @Test
    void no_alias_of_typeshed_is_missing_in_the_table() throws Exception {
        Typeshed typeshed = Typeshed.of(parsedFiles());
        SoftAssertions softly = new SoftAssertions();
        for (Name name : typeshed.publicNames("typing", "typing_extensions", "_collections_abc", "collections.abc")) {
            Set<Name> canonical =
                    typeshed.meanings(name).stream().map(KnownNames::canonical).collect(Collectors.toSet());
            softly.assertThat(canonical).as(name.toString()).contains(KnownNames.canonical(name));
        }
        softly.assertAll();
    }

    /** Typeshed tells releases from 3.11 on; of names that older ones lack it may say nothing. */
    @Test
    void names_are_new_in_the_release_that_typeshed_tells() throws Exception {
        Typeshed typeshed = Typeshed.of(parsedFiles());
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : KnownNames.types()) {
            OptionalInt first = typeshed.firstRelease(type.name());
            softly.assertThat(first).as(type.name().dotted()).isPresent();
            softly.assertThat(type.since()
                            .map(PythonVersion::minor)
                            .filter(minor -> minor > Typeshed.OLDEST)
                            .orElse(Typeshed.OLDEST))
                    .as(type.name().dotted())
                    .isEqualTo(first.orElse(0));
        }
        softly.assertAll();
    }

    @Test
    void no_new_class_of_typeshed_is_missing_in_the_table() throws Exception {
        Typeshed typeshed = Typeshed.of(parsedFiles());
        Set<Name> known = KnownNames.types().stream().map(KnownType::name).collect(Collectors.toSet());
        Set<String> modules = known.stream().map(Name::module).collect(Collectors.toSet());

        assertThat(typeshed.newClasses(modules))
                .filteredOn(name -> !known.contains(KnownNames.canonical(name)))
                .containsExactlyInAnyOrderElementsOf(NOT_IN_TABLE);
    }

    /** Typeshed does not say what type checkers know of {@code tuple} and {@code type}; {@code InitVar} is no type. */
    @Test
    void types_have_the_parameters_that_typeshed_tells() throws Exception {
        Typeshed typeshed = Typeshed.of(parsedFiles());
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : KnownNames.types()) {
            if (!List.of("tuple", "type", "InitVar").contains(type.name().path())) {
                typeshed.classOf(type.name())
                        .ifPresent(known -> softly.assertThat(type.parameters())
                                .as(type.name().dotted())
                                .extracting(parameter ->
                                        List.of(parameter.kind(), parameter.variance(), parameter.hasDefault()))
                                .isEqualTo(typeshed.typeVariables(known).stream()
                                        .map(name -> parameter(
                                                typeshed.typeVariable(name).orElseThrow()))
                                        .toList()));
            }
        }
        softly.assertAll();
    }

    private static List<Object> parameter(ValueExpression.Call variable) {
        Set<String> keywords = variable.arguments().stream()
                .filter(ValueExpression.Keyword.class::isInstance)
                .map(keyword -> ((ValueExpression.Keyword) keyword).name())
                .collect(Collectors.toSet());
        return List.of(
                ((Name) variable.callee()).path().equals("ParamSpec") ? Kind.PARAMETERS : Kind.TYPE,
                keywords.contains("covariant")
                        ? Variance.COVARIANT
                        : keywords.contains("contravariant") ? Variance.CONTRAVARIANT : Variance.INVARIANT,
                keywords.contains("default"));
    }

    @Test
    void bases_are_those_that_typeshed_tells() throws Exception {
        TypeshedBases bases = new TypeshedBases(Typeshed.of(parsedFiles()));
        SoftAssertions softly = new SoftAssertions();
        for (KnownType type : KnownNames.types()) {
            softly.assertThat(bases.missing(type))
                    .as("missing bases of %s", type.name().dotted())
                    .isEmpty();
            softly.assertThat(bases.unknown(type))
                    .as("unknown bases of %s", type.name().dotted())
                    .isEmpty();
        }
        softly.assertAll();
    }

    private static List<StubFile> parsedFiles() throws StubSyntaxException {
        List<StubFile> files = new ArrayList<>();
        for (StubText stub : stubs) {
            files.add(stub.parsed());
        }
        return files;
    }

    private static String printed(StubFile file) {
        return StubPrinter.print(file, StubTree.of(List.of(file)));
    }

    /** What Python finds in texts, after the path of each. */
    private static List<String> declarations(String name, Map<String, String> texts) throws Exception {
        Path directory = DIRECTORY.resolve(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = directory.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Path found = DIRECTORY.resolve(name + ".txt");
        assertThat(run(WITNESS.toString(), directory.toString(), found.toString()))
                .as("Python reads the stubs")
                .isTrue();
        return Files.readAllLines(found);
    }

    private static boolean run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(15, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static java.util.Optional<Path> wheel() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }

    private static List<StubText> read(Path wheel) throws IOException {
        List<StubText> stubs = new ArrayList<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith(ROOT) && entry.getName().endsWith(".pyi")) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        String path =
                                entry.getName().substring(ROOT.length()).replaceFirst("^(stdlib|stubs/[^/]+)/", "");
                        stubs.add(new StubText(path, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        return stubs;
    }
}
