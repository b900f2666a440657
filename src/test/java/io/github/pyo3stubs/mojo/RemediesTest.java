// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import io.github.pyo3stubs.remedy.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemediesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/pyo3stubs");
    private static final Pattern PARAMETER = Pattern.compile(
            "@Parameter\\(\\s*property = \"pyo3stubs\\.([\\w.]+)\"[^;]*?private \\S+ (\\w+);", Pattern.DOTALL);

    private static Remedies pom(String... properties) {
        return new Remedies(
                name -> Stream.of(properties).anyMatch(name::equals) ? Optional.of("mine") : Optional.empty(),
                update -> "mvn x:generate" + (update.overwrite() ? " -Dpyo3stubs.overwrite=true" : ""));
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
    void a_property_is_that_of_a_parameter(Map.Entry<String, String> parameter) {
        assertThat(Remedies.parameter(parameter.getKey())).isEqualTo(parameter.getValue());
    }

    /** All but one, which is no text, so that only a POM can have it. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RELOCATIONS")
    void an_option_is_a_parameter_whose_property_is_called_like_it(Option option) {
        assertThat(parameters())
                .hasSizeGreaterThan(15)
                .containsEntry("generate.skip", "skipGenerate")
                .containsEntry(option.label(), option.label());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void an_option_that_the_pom_sets_is_corrected_there(Option option) {
        Message open = Message.of("Correct %s.", new ChooseOption(option));
        Message closed = Message.of("Say: %s.", new SetOption(option, "a.b"));
        String name = option.label();

        assertThat(open.worded(pom(name))).isEqualTo("Correct <" + name + "> in the POM.");
        assertThat(closed.worded(pom(name))).isEqualTo("Say: <" + name + ">a.b</" + name + "> in the POM.");
        assertThat(open.worded(pom("another"))).isEqualTo("Correct -Dpyo3stubs." + name + "=….");
        assertThat(closed.worded(pom("another")))
                .isEqualTo("Say: "
                        + Shell.here().quoted("-Dpyo3stubs." + name + "=a.b").orElseThrow() + ".");
    }

    static Stream<Arguments> remedies() {
        SetOption skip = new SetOption(Option.SKIP, "true");
        return Stream.of(
                Arguments.of(skip, "-Dpyo3stubs.skip", "<skip>true</skip> in the POM"),
                Arguments.of(
                        new ChooseOption(Option.TARGETS, "<triple>"),
                        "-Dpyo3stubs.targets=<triple>",
                        "<targets> in the POM"),
                Arguments.of(
                        new SetOption(Option.LIBRARIES, "my lib/a.so"),
                        "'-Dpyo3stubs.libraries=my lib/a.so'",
                        "<libraries>my lib/a.so</libraries> in the POM"),
                Arguments.of(
                        new SetOption(Option.LIBRARIES, "a&b.so"),
                        "'-Dpyo3stubs.libraries=a&b.so'",
                        "<libraries>a&amp;b.so</libraries> in the POM"),
                Arguments.of(new OmitOption(Option.TARGETS), "-Dpyo3stubs.targets", "<targets> in the POM"),
                Arguments.of(
                        new SetOption(Option.OVERWRITE, "true"),
                        "-Dpyo3stubs.overwrite=true",
                        "-Dpyo3stubs.overwrite=true"),
                Arguments.of(
                        new RunCargo(List.of("cargo", "build", "--manifest-path", "my lib/Cargo.toml")),
                        "cargo build --manifest-path 'my lib/Cargo.toml'",
                        "cargo build --manifest-path 'my lib/Cargo.toml'"),
                Arguments.of(
                        new SetOption(Option.LIBRARIES, "a\nb.so"),
                        "-Dpyo3stubs.libraries=…, whose value has characters that cannot be quoted",
                        "<libraries>a\nb.so</libraries> in the POM"),
                Arguments.of(new UpdateStubs(false), "mvn x:generate", "mvn x:generate"),
                Arguments.of(new Advice("Build it again."), "Build it again.", "Build it again."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("remedies")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "quotes are those of other systems")
    void a_remedy_can_be_pasted_or_is_in_the_pom(Remedy remedy, String free, String inPom) {
        assertThat(Message.of("Or (%s).", remedy).worded(pom())).isEqualTo("Or (" + free + ").");
        assertThat(Message.of("Or (%s).", remedy).worded(pom("skip", "targets", "libraries")))
                .isEqualTo("Or (" + inPom + ").");
    }

    @Test
    void text_that_looks_like_a_remedy_is_left_alone() {
        assertThat(Message.text("the file -Dpyo3stubs.skip").worded(pom("skip")))
                .isEqualTo("the file -Dpyo3stubs.skip");
    }

    @Test
    void a_command_has_the_parameters_that_the_pom_leaves_to_it() {
        Map<String, String> parameters = Map.of("overwrite", "true", "moduleName", "geo");

        assertThat(pom().command("mvn x:y", parameters))
                .isEqualTo("mvn x:y -Dpyo3stubs.moduleName=geo -Dpyo3stubs.overwrite=true");
        assertThat(pom("overwrite").command("mvn x:y", parameters))
                .isEqualTo("set <overwrite>true</overwrite> in the POM, and run mvn x:y -Dpyo3stubs.moduleName=geo");
        assertThat(new Remedies(name -> Optional.of("true"), update -> "")
                        .command("mvn x:y", Map.of("overwrite", "true")))
                .as("the POM says so already")
                .isEqualTo("mvn x:y");
    }
}
