// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package knows which, as {@code src/site/markdown/design.md} draws it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportRulesTest {

    private static final String ROOT = "io.github.pyo3stubs";
    private static final Path SOURCES = Path.of("src/main/java", ROOT.split("\\."));
    private static final Path BENCHMARKS = Path.of("src/jmh/java", (ROOT + ".benchmark").split("\\."));

    /**
     * An import's package, and its type, which starts with a capital; the member of a static import is left. An import
     * of all types of a package has an asterisk in the type's place.
     */
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([a-z0-9_.]+)\\.([A-Z]\\w*|\\*)", Pattern.MULTILINE);

    private static final int LINE_LENGTH = 120;
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:/?\\*|//)");
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*.*?\\*/\\s*");
    private static final Pattern NO_CODE = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^(?:package|import) [^;]*;|//[^\\n]*");
    private static final Pattern CODE_OF_OTHERS =
            Pattern.compile("\\b(?:io\\.github|org|com|javax)\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*\\.[A-Z]\\w*");

    /**
     * A package and what it may import beside Java's own and itself. The root package is the empty name.
     *
     * @param knows packages of the project
     * @param uses packages of other projects, with those below them
     */
    private record Rule(String name, List<String> knows, List<String> uses) {

        private boolean allows(String imported) {
            return imported.equals(qualified(name))
                    || imported.equals(qualified(KNOWN_TO_ALL))
                    || imported.startsWith("java.")
                    || knows.stream().anyMatch(known -> imported.equals(qualified(known)))
                    || uses.stream().anyMatch(used -> imported.equals(used) || imported.startsWith(used + "."));
        }

        @Override
        public String toString() {
            return qualified(name);
        }
    }

    private record Import(Path file, String origin, String type) {

        @Override
        public String toString() {
            return "%s imports %s.%s".formatted(file.getFileName(), origin, type);
        }
    }

    /** Dotted names are in every package's vocabulary. */
    private static final String KNOWN_TO_ALL = "name";

    private static final List<Rule> RULES = List.of(
            new Rule("remedy", List.of(), List.of()),
            new Rule("limit", List.of("remedy"), List.of()),
            new Rule("disk", List.of(), List.of()),
            new Rule("platform", List.of(), List.of()),
            new Rule("object", List.of("limit", "platform"), List.of()),
            new Rule("name", List.of(), List.of()),
            new Rule("syntax", List.of("name"), List.of()),
            new Rule("syntax.token", List.of("name", "syntax"), List.of()),
            new Rule("python", List.of("name", "syntax"), List.of()),
            new Rule("guard", List.of("platform", "name", "syntax", "python"), List.of()),
            new Rule("syntax.resolve", List.of("name", "syntax", "python"), List.of()),
            new Rule("syntax.parse", List.of("name", "syntax", "syntax.token", "python", "syntax.resolve"), List.of()),
            new Rule("syntax.print", List.of("name", "syntax", "syntax.token", "python", "guard"), List.of()),
            new Rule("model", List.of("name", "syntax", "syntax.token"), List.of()),
            new Rule(
                    "library",
                    List.of("remedy", "limit", "disk", "platform", "object", "name", "python"),
                    List.of(
                            "com.fasterxml.jackson.dataformat.toml",
                            "com.fasterxml.jackson.core",
                            "com.fasterxml.jackson.databind")),
            new Rule("library.cargo", List.of("remedy", "limit", "disk", "platform", "library"), List.of()),
            new Rule("library.pyproject", List.of("remedy", "name", "python", "library", "library.cargo"), List.of()),
            new Rule(
                    "library.wheel",
                    List.of("remedy", "limit", "platform", "name", "syntax.token", "library"),
                    List.of()),
            new Rule(
                    "library.find",
                    List.of(
                            "remedy",
                            "disk",
                            "platform",
                            "object",
                            "name",
                            "syntax.token",
                            "library",
                            "library.cargo",
                            "library.pyproject",
                            "library.wheel"),
                    List.of()),
            new Rule(
                    "introspection.record",
                    List.of("limit", "object", "name", "syntax"),
                    List.of("com.fasterxml.jackson.core")),
            new Rule("relocation", List.of("remedy", "name", "syntax", "syntax.token", "guard", "library"), List.of()),
            new Rule("typing", List.of("name", "syntax", "python", "syntax.print", "model"), List.of()),
            new Rule("stub.override", List.of("syntax", "syntax.token", "python", "syntax.parse", "typing"), List.of()),
            new Rule(
                    "stub",
                    List.of("name", "syntax", "syntax.token", "python", "model", "typing", "stub.override"),
                    List.of()),
            new Rule(
                    "compare",
                    List.of("name", "syntax", "syntax.token", "python", "syntax.parse", "syntax.print"),
                    List.of()),
            new Rule("compare.drift", List.of("name", "syntax", "syntax.print", "compare"), List.of()),
            new Rule("merge.targets", List.of("platform", "name", "syntax", "python", "guard", "compare"), List.of()),
            new Rule(
                    "merge",
                    List.of(
                            "platform",
                            "name",
                            "syntax",
                            "syntax.token",
                            "python",
                            "guard",
                            "syntax.parse",
                            "syntax.print",
                            "compare",
                            "compare.drift",
                            "merge.targets"),
                    List.of()),
            new Rule(
                    "output",
                    List.of("remedy", "limit", "disk", "name", "syntax", "syntax.token", "syntax.print"),
                    List.of()),
            new Rule("output.archive", List.of("remedy", "disk", "name", "output"), List.of()),
            new Rule(
                    "output.committed",
                    List.of(
                            "remedy",
                            "limit",
                            "disk",
                            "platform",
                            "name",
                            "syntax",
                            "syntax.token",
                            "guard",
                            "syntax.parse",
                            "syntax.print",
                            "compare",
                            "compare.drift",
                            "merge",
                            "output"),
                    List.of("com.github.difflib")),
            new Rule(
                    "overlay.read",
                    List.of("remedy", "limit", "disk", "name", "syntax", "syntax.token", "syntax.parse", "compare"),
                    List.of()),
            new Rule("introspection.search", List.of("object", "introspection.record"), List.of()),
            new Rule(
                    "introspection.link",
                    List.of(
                            "remedy",
                            "name",
                            "syntax",
                            "syntax.token",
                            "python",
                            "syntax.parse",
                            "syntax.print",
                            "model",
                            "introspection.record",
                            "introspection.search"),
                    List.of()),
            new Rule(
                    "overlay.member",
                    List.of(
                            "remedy",
                            "name",
                            "syntax",
                            "syntax.token",
                            "python",
                            "guard",
                            "syntax.parse",
                            "syntax.print",
                            "compare",
                            "compare.drift",
                            "overlay.read"),
                    List.of()),
            new Rule(
                    "gate",
                    List.of("remedy", "name", "syntax", "syntax.token", "python", "syntax.print", "compare"),
                    List.of()),
            new Rule(
                    "overlay",
                    List.of(
                            "remedy",
                            "platform",
                            "name",
                            "syntax",
                            "python",
                            "guard",
                            "syntax.print",
                            "compare",
                            "overlay.read",
                            "overlay.member"),
                    List.of()),
            new Rule(
                    "overlay.draft",
                    List.of(
                            "platform",
                            "name",
                            "syntax",
                            "python",
                            "guard",
                            "syntax.print",
                            "compare",
                            "compare.drift",
                            "merge",
                            "overlay.read",
                            "overlay.member",
                            "overlay"),
                    List.of()),
            new Rule(
                    "",
                    List.of(
                            "remedy",
                            "limit",
                            "platform",
                            "object",
                            "name",
                            "syntax",
                            "syntax.token",
                            "python",
                            "guard",
                            "syntax.parse",
                            "model",
                            "library",
                            "introspection.record",
                            "relocation",
                            "typing",
                            "stub.override",
                            "stub",
                            "compare",
                            "compare.drift",
                            "merge.targets",
                            "merge",
                            "output",
                            "output.archive",
                            "overlay.read",
                            "introspection.search",
                            "introspection.link",
                            "overlay"),
                    List.of()),
            new Rule(
                    "project.result",
                    List.of(
                            "remedy",
                            "platform",
                            "name",
                            "library",
                            "compare.drift",
                            "merge.targets",
                            "output",
                            "output.committed",
                            "gate",
                            ""),
                    List.of()),
            new Rule(
                    "project.report",
                    List.of(
                            "remedy",
                            "platform",
                            "name",
                            "syntax",
                            "python",
                            "guard",
                            "syntax.print",
                            "compare",
                            "compare.drift",
                            "output",
                            "output.committed",
                            "project.result"),
                    List.of()),
            new Rule(
                    "project",
                    List.of(
                            "remedy",
                            "limit",
                            "disk",
                            "platform",
                            "name",
                            "syntax",
                            "python",
                            "guard",
                            "relocation",
                            "library",
                            "library.pyproject",
                            "library.wheel",
                            "library.find",
                            "compare",
                            "merge",
                            "output",
                            "output.archive",
                            "output.committed",
                            "overlay.read",
                            "gate",
                            "overlay.draft",
                            "",
                            "project.result",
                            "project.report"),
                    List.of()),
            new Rule(
                    "mojo",
                    List.of(
                            "remedy",
                            "platform",
                            "relocation",
                            "library",
                            "compare",
                            "output.archive",
                            "output.committed",
                            "",
                            "project.result",
                            "project.report",
                            "project"),
                    List.of("org.apache.maven", "org.codehaus.plexus.util.xml", "javax.inject")));

    /** What the TOML reader shares with the JSON reader is a tree; reading JSON takes one of these. */
    private static final List<String> JSON_READERS = List.of("JsonFactory", "JsonMapper", "JsonParser", "ObjectMapper");

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_package_imports_what_it_may_know(Rule rule) throws IOException {
        assertThat(imports(rule.name()))
                .filteredOn(each -> !rule.allows(each.origin()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_package_imports_type_by_type(Rule rule) throws IOException {
        assertThat(imports(rule.name()))
                .filteredOn(each -> each.type().equals("*"))
                .isEmpty();
    }

    @Test
    void only_records_are_read_as_json() throws IOException {
        for (Rule rule : RULES) {
            if (!rule.name().equals("introspection.record")) {
                assertThat(imports(rule.name()))
                        .filteredOn(each -> JSON_READERS.contains(each.type()))
                        .isEmpty();
            }
        }
    }

    /** A rule names only packages above it, so that no packages import each other in a circle. */
    @Test
    void no_package_imports_one_below_it() {
        List<String> seen = new ArrayList<>();
        for (Rule rule : RULES) {
            assertThat(seen).as(rule.toString()).containsAll(rule.knows());
            seen.add(rule.name());
        }
    }

    /** The object files' formats are sealed, so their classes are in one package. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_package_is_small_enough_to_be_read_in_one_go(Rule rule) throws IOException {
        try (Stream<Path> directory = Files.list(directory(rule.name()))) {
            assertThat(directory.filter(Files::isRegularFile).count())
                    .isLessThanOrEqualTo(rule.name().equals("object") ? 40 : 20);
        }
    }

    /** A name with its package needs no import, so that no rule would see it. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_package_imports_what_it_names(Rule rule) throws IOException {
        for (Path file : sources(rule.name())) {
            assertThat(CODE_OF_OTHERS.matcher(code(file)).results().map(MatchResult::group))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** Parameters' Javadoc is their manual, so it does not count in the length of a goal. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_file_is_short_enough_to_be_read_in_one_go(Rule rule) throws IOException {
        for (Path file : sources(rule.name())) {
            String text = Files.readString(file);
            String counted = rule.name().equals("mojo") ? JAVADOC.matcher(text).replaceAll("") : text;
            assertThat(counted.lines().count()).as(file.toString()).isLessThanOrEqualTo(300);
        }
    }

    /** Benchmarks may know all packages. */
    @Test
    void benchmarks_are_as_readable_as_what_they_measure() throws IOException {
        try (Stream<Path> files = Files.list(BENCHMARKS)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContainPattern("(?m)^import .*\\*;");
                assertThat(CODE_OF_OTHERS.matcher(code(file)).results().map(MatchResult::group))
                        .as(file.toString())
                        .isEmpty();
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    /** The formatter breaks code only. In tests a literal may be longer, such as a record's JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java", "src/jmh/java"})
    void a_line_is_short_enough_for_a_window(Path sources) throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(sources)) {
            for (Path file :
                    tree.filter(each -> each.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.length() > LINE_LENGTH)
                        .filter(line -> sources.startsWith("src/main")
                                || COMMENT.matcher(line).lookingAt())
                        .forEach(line -> tooLong.add(file.getFileName() + ": " + line.strip()));
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_package_has_its_rule() throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            assertThat(tree.filter(file -> file.toString().endsWith(".java"))
                            .map(file -> SOURCES.relativize(file.getParent()).toString())
                            .map(directory -> directory.replace(File.separatorChar, '.'))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            RULES.stream().map(Rule::name).toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void a_package_says_in_a_sentence_what_it_is(Rule rule) throws IOException {
        assertThat(directory(rule.name()).resolve("package-info.java"))
                .content()
                .matches("(?://.*\n)?/\\*\\* [A-Z][^*]+\\. ?\\*/\npackage " + Pattern.quote(qualified(rule.name()))
                        + ";\n");
    }

    /** A file without its comments, its package and its imports. */
    private static String code(Path file) throws IOException {
        return NO_CODE.matcher(Files.readString(file)).replaceAll("");
    }

    private static List<Path> sources(String name) throws IOException {
        try (Stream<Path> directory = Files.list(directory(name))) {
            return directory.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<Import> imports(String name) throws IOException {
        List<Path> files = sources(name);
        List<Import> imports = new ArrayList<>();
        for (Path file : files) {
            IMPORT.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> imports.add(new Import(file, found.group(1), found.group(2))));
        }
        return imports;
    }

    private static Path directory(String name) {
        return SOURCES.resolve(name.replace('.', '/'));
    }

    private static String qualified(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }
}
