// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.remedy.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code outside {@code mojo} knows no build tool's words, so that every tool can word what it tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ToolNeutralityTest {

    private static final Path OPTIONS = Path.of("remedy", "Option.java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile(LITERAL + "|'(?:[^'\\\\]|\\\\.)'|/\\*(?s:.*?)\\*/|//[^\n]*");
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

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

    /**
     * Each build tool spells an option in its own way, so messages have it as a value. An option whose name is also a
     * plain word is meant where the word stands without an article.
     */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void no_text_has_the_name_of_an_option(Option option) throws IOException {
        String name = Pattern.quote(option.label());
        boolean isPlainWord = option.label().matches("[a-z]+");
        Pattern wanted = Pattern.compile(
                isPlainWord
                        ? "\\b(?i:by|of|from|in|to|set|correct|parameter|option) " + name + "\\b"
                        : "\\b" + name + "\\b");
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (!file.endsWith(OPTIONS)) {
                literals(Files.readString(file))
                        .filter(literal -> wanted.matcher(literal).find())
                        .forEach(literal -> found.add(SOURCES.relativize(file) + ": " + literal));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void literals_are_joined_and_comments_are_none() {
        assertThat(literals("""
                        /** "a" */ // "b"
                        x("c" // d
                            + " \\"//e\\"", "f");
                        """)).containsExactly("c \\\"//e\\\"", "f");
    }

    /** The string literals of a source; those that a plus joins are one. */
    private static Stream<String> literals(String source) {
        String code = LITERAL_OR_COMMENT
                .matcher(source)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().startsWith("/") ? "" : match.group()));
        return LITERAL.matcher(JOINT.matcher(code).replaceAll("")).results().map(match -> match.group(1));
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
