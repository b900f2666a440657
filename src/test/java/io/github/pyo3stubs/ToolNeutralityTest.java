// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.remedy.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
        assertThat(lines(Pattern.compile(word))).isEmpty();
    }

    /** Options whose names are English words are not looked for: each of those words has other uses. */
    @Test
    void an_option_is_named_as_a_value_and_not_in_a_text() throws IOException {
        Pattern named = Pattern.compile(Stream.of(Option.values())
                .map(Option::label)
                .filter(label -> !label.equals(label.toLowerCase(Locale.ROOT)))
                .collect(joining("|", "\"[^\"]*\\b(?:", ")\\b[^\"]*\"")));

        assertThat(lines(named)).allMatch(line -> line.contains("Option.java: "));
        assertThat(lines(named)).hasSizeGreaterThan(5);
    }

    private static List<String> lines(Pattern wanted) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : sources()) {
            Files.readAllLines(file).stream()
                    .filter(line -> wanted.matcher(line).find())
                    .forEach(line -> lines.add(SOURCES.relativize(file) + ": " + line.strip()));
        }
        return lines;
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
