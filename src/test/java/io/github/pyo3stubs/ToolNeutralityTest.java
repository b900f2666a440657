// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code outside {@code mojo} knows no build tool's words, so that every tool can word what it tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ToolNeutralityTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** Names of plugins are no such words: a directory has the name of one, and the mark of stubs that of another. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "(?<!\\w)-D\\w",
                "\\bpyo3stubs\\.[a-z]+[A-Z]",
                "\\bMaven\\b",
                "\\bmvn\\b",
                "\\b[Mm]ojos?\\b",
                "\\bPOMs?\\b",
                "\\bpom\\.xml\\b",
                "\\b[Gg]oals?\\b",
                "\\bexecutions?\\b",
                "pluginManagement",
                "\\b[Gg]radle\\b"
            })
    void a_word_of_a_build_tool_is_in_the_mojos_only(String word) throws IOException {
        Pattern wanted = Pattern.compile(word);
        List<String> lines = new ArrayList<>();
        for (Path file : sources()) {
            Files.readAllLines(file).stream()
                    .filter(line -> wanted.matcher(line).find())
                    .forEach(line -> lines.add(SOURCES.relativize(file) + ": " + line.strip()));
        }
        assertThat(lines).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getParent().endsWith("mojo"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(100);
            return files;
        }
    }
}
