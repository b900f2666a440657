// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The crate {@code src/test/crates/hostkit}, whose declarations differ by {@code #[cfg]}, built for each system and two
 * versions of Python. A directory is one build: the library where a wheel has it, and {@code stubs} as they should be.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostkitTest {

    static List<Hostkit> builds() {
        return Hostkit.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builds")
    void a_build_has_the_stubs_of_its_system_and_python(Hostkit build) throws Exception {
        Reading reading = new ExtensionReader(PythonVersion.OLDEST).read(build.bare());

        assertThat(reading.absence()).isEmpty();
        assertThat(reading.remarks()).isEmpty();
        assertThat(TextTree.installed(
                                Map.of(
                                        "stubs",
                                        StubSet.of(reading.stubs()).common().orElseThrow()),
                                ModuleOwners.BY_NAME,
                                Header.NONE)
                        .get("stubs")
                        .files())
                .containsExactlyEntriesOf(texts(build.stubs()));
    }

    /** {@code terminate} has two definitions, one of which exists everywhere. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("builds")
    void the_members_that_a_build_leaves_out_are_named(Hostkit build) throws Exception {
        String system = build.toString().replaceFirst("-.*", "");
        Set<String> leftOut = switch (system) {
            case "linux" -> Set.of("Process.handle", "Process.task_port", "Signal.Break");
            case "macos" -> Set.of("Process.handle", "Signal.Break");
            default -> Set.of("Process.nice", "Process.send", "Process.task_port", "Signal.Hangup");
        };

        Reading reading = new ExtensionReader(PythonVersion.OLDEST).read(build.bare());

        SortedSet<String> sorted = new TreeSet<>(leftOut);
        assertThat(reading.notes()).singleElement().satisfies(note -> {
            assertThat(note.topic()).isEqualTo("hostkit._native is without " + sorted);
            assertThat(note.message().toString())
                    .startsWith(build.bare().shown())
                    .endsWith("does not declare them: " + String.join(", ", sorted)
                            + ". To declare them: compiledOut=keep");
        });
        assertThat(new ExtensionReader(PythonVersion.OLDEST, CompiledOut.KEEP, new Unlisted.Ignored())
                        .read(build.bare())
                        .notes())
                .isEmpty();
    }

    private static SortedMap<String, String> texts(Path directory) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
