package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemediesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/pyo3stubs");
    private static final Pattern PARAMETER = Pattern.compile(
            "@Parameter\\(\\s*property = \"pyo3stubs\\.([\\w.]+)\"[^;]*?private \\S+ (\\w+);", Pattern.DOTALL);
    private static final Pattern REMEDY = Pattern.compile("-Dpyo3stubs\\.(\\w+(?:\\.\\w+)*)");

    private static Remedies pom(String... properties) {
        return new Remedies(
                name -> Stream.of(properties).anyMatch(name::equals) ? Optional.of("mine") : Optional.empty());
    }

    /** Every parameter of every goal, by its property. */
    static SortedMap<String, String> parameters() {
        SortedMap<String, String> parameters = new TreeMap<>();
        sources()
                .flatMap(source -> PARAMETER.matcher(source).results())
                .forEach(parameter -> parameters.put(parameter.group(1), parameter.group(2)));
        return parameters;
    }

    static Stream<Map.Entry<String, String>> everyParameter() {
        return parameters().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyParameter")
    void the_readme_has_every_parameter(Map.Entry<String, String> parameter) {
        assertThat(text(Path.of("README.md")))
                .contains("\n| `%s` | `pyo3stubs.%s` |".formatted(parameter.getValue(), parameter.getKey()));
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(RemediesTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyParameter")
    void a_parameter_that_the_pom_sets_is_corrected_there(Map.Entry<String, String> parameter) {
        String remedy = "-Dpyo3stubs." + parameter.getKey();
        String name = parameter.getValue();

        assertThat(Remedies.parameter(parameter.getKey())).isEqualTo(name);
        Remedies remedies = pom(parameter.getKey());
        assertThat(remedies.in("Correct " + remedy + "=….")).isEqualTo("Correct <" + name + "> in the POM.");
        assertThat(remedies.in("Say: " + remedy + "=a.b."))
                .isEqualTo("Say: <" + name + ">a.b</" + name + "> in the POM.");
        assertThat(pom("another").in("Say: " + remedy + "=a.b.")).isEqualTo("Say: " + remedy + "=a.b.");
    }

    @Test
    void every_remedy_in_the_sources_is_for_a_parameter_that_there_is() {
        assertThat(parameters()).hasSizeGreaterThan(15).containsEntry("generate.skip", "skipGenerate");
        assertThat(sources()
                        .flatMap(source -> REMEDY.matcher(source).results())
                        .map((MatchResult found) -> found.group(1)))
                .hasSizeGreaterThan(20)
                .isSubsetOf(parameters().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Without Rust: -Dpyo3stubs.skip|Without Rust: <skip>true</skip> in the POM",
                "Or skip (-Dpyo3stubs.skip).|Or skip (<skip>true</skip> in the POM).",
                "by targets (-Dpyo3stubs.targets=<triple>) or|by targets (<targets> in the POM) or",
                "To pin it: \"-Dpyo3stubs.libraries=my lib/a.so\"|To pin it: <libraries>my lib/a.so</libraries> in the POM",
                "by '-Dpyo3stubs.libraries=my lib/a.so'.|by <libraries>my lib/a.so</libraries> in the POM.",
                "-Dpyo3stubs.libraries=a&b.so|<libraries>a&amp;b.so</libraries> in the POM",
                "-Dpyo3stubs.profile=dist, or -Dpyo3stubs.skip.|-Dpyo3stubs.profile=dist, or <skip>true</skip> in the POM."
            })
    void a_remedy_ends_where_a_shell_ends_it(String message, String expected) {
        assertThat(pom("skip", "targets", "libraries").in(message)).isEqualTo(expected);
    }

    @Test
    void a_command_has_the_parameters_that_the_pom_leaves_to_it() {
        Map<String, String> parameters = Map.of("overwrite", "true", "moduleName", "geo");

        assertThat(pom().command("mvn x:y", parameters))
                .isEqualTo("mvn x:y -Dpyo3stubs.moduleName=geo -Dpyo3stubs.overwrite=true");
        assertThat(pom("overwrite").command("mvn x:y", parameters))
                .isEqualTo("set <overwrite>true</overwrite> in the POM, and run mvn x:y -Dpyo3stubs.moduleName=geo");
        assertThat(new Remedies(name -> Optional.of("true")).command("mvn x:y", Map.of("overwrite", "true")))
                .as("the POM says so already")
                .isEqualTo("mvn x:y");
    }
}
