// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages, comments and pages avoid phrases that readers in a hurry have to read twice. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainEnglishTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/pyo3stubs");

    private static final Set<Path> PAGES = Set.of(
            Path.of("README.md"),
            Path.of("CHANGES.md"),
            Path.of("CONTRIBUTING.md"),
            Path.of("SECURITY.md"),
            Path.of("src/it/README.md"),
            Path.of("src/site/markdown/design.md"),
            Path.of("src/site/markdown/own-parts.md"),
            Path.of("src/site/markdown/performance.md"),
            Path.of("src/site/markdown/several-machines.md"),
            Path.of("src/site/markdown/introspection-data.md"));

    /** A phrase as a regular expression, and what to write instead. */
    private static final Map<Pattern, String> PHRASES = Map.ofEntries(
            phrase("(?:is|are) plenty", "more than the limit of 99"),
            phrase("(?<![Tt]here )is none", "is not a …, is missing"),
            phrase("(?<![Tt]here )(?:is|are) no (?!longer|problem|error)[a-z]+", "is not a …"),
            phrase("(?:hold|holds|held) against", "compare with"),
            phrase("sees? to (?:it|that)", "the imperative: check, make sure"),
            phrase("(?:tells?|told) of", "names, reports"),
            phrase("(?:at its|at their) word", "unchecked"),
            phrase("(?:comes?|came) about", "is made, is built"),
            phrase("pass(?:ed|es) over", "ignored, skipped"),
            phrase("(?:likes?|wants?) to hear", "Please report it."),
            phrase("bad news", "the exception for …"),
            phrase("be it", "such as"),
            phrase("but for", "except for"),
            phrase("in vain", "say what happens"),
            phrase("(?:your|our|their) business", "say who does it"),
            phrase("give yourself", "check the file's permissions"),
            phrase("[Ww]hoever", "say who it is"),
            phrase("Whose", "a subject first: The file's … says"),
            phrase("(?:he|his|him)", "they, their, them"));

    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*(?:\\*(?!/)|//)?\\s*");
    private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

    /** Rows that quote messages, which are checked where they are written. */
    private static final Pattern MESSAGE_ROWS = Pattern.compile("(?ms)^\\| the goal says \\|.*?^$");

    private static Map.Entry<Pattern, String> phrase(String regex, String better) {
        return Map.entry(Pattern.compile("\\b" + regex + "\\b"), better);
    }

    static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(PAGES);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(texts::add);
        }
        texts.sort(null);
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_is_in_plain_english(Path text) throws IOException {
        assertThat(findings(Files.readString(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'/** Whether a type is\n     * none. */', is none",
        "'throw malformed(\"a count of %s, where %d \"\n        + \"is plenty\");', is plenty",
        "'// The caller sees\n    // to it.', sees to it",
        "it is no zip archive, is no zip",
    })
    void a_phrase_is_found_across_lines(String text, String phrase) {
        assertThat(findings(text)).singleElement().asString().contains("'" + phrase + "'");
    }

    @Test
    void ordinary_words_are_no_findings() {
        assertThat(findings("/** Empty where there is none. This is no error, but history of the business. */"))
                .isEmpty();
    }

    private static List<String> findings(String text) {
        String plain = MESSAGE_ROWS.matcher(text).replaceAll("");
        plain = CONCATENATION.matcher(plain).replaceAll("");
        plain = LINE_END.matcher(plain).replaceAll(" ");
        List<String> findings = new ArrayList<>();
        for (Map.Entry<Pattern, String> phrase : PHRASES.entrySet()) {
            Matcher found = phrase.getKey().matcher(plain);
            while (found.find()) {
                findings.add("'%s' in '…%s…'; better: %s"
                        .formatted(
                                found.group(),
                                plain.substring(
                                        Math.max(0, found.start() - 40), Math.min(plain.length(), found.end() + 40)),
                                phrase.getValue()));
            }
        }
        return findings;
    }
}
