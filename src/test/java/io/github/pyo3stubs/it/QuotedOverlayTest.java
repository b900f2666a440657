// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.name.StubFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on own parts shows parts of overlays that other tests lay over libraries. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotedOverlayTest {
    private static final Path PAGE = Path.of("src/site/markdown/own-parts.md");
    private static final Path OVERLAY = Path.of("src/it/own-parts/src/main/stubs");

    /** A block of the page, with the file of which it shows a part. */
    private static final Pattern QUOTE = Pattern.compile("<!-- (src/\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

    /** An example: its directory, and the number of lines. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^\\| \\[.+]\\(../../(test/\\S+)\\) \\| .+ \\| (\\d+) \\|$");

    static Stream<MatchResult> quotes() throws IOException {
        return QUOTE.matcher(Files.readString(PAGE)).results();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("quotes")
    void a_quote_is_in_the_file(MatchResult quote) throws IOException {
        assertThat("\n" + Files.readString(Path.of(quote.group(1)))).contains("\n" + quote.group(2));
    }

    @Test
    void the_page_shows_each_file_of_the_overlay() throws IOException {
        List<String> shown = quotes().map(quote -> quote.group(1)).toList();
        try (Stream<Path> files = Files.walk(OVERLAY)) {
            assertThat(files.filter(StubFiles::isStub)
                            .map(file -> file.toString().replace('\\', '/')))
                    .isNotEmpty()
                    .isSubsetOf(shown);
        }
    }

    @Test
    void the_examples_have_as_many_lines_as_the_page_says() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(PAGE)).results().toList();

        assertThat(examples).hasSize(4);
        for (MatchResult example : examples) {
            assertThat(lines(Path.of("src", example.group(1))))
                    .as(example.group())
                    .isEqualTo(Long.parseLong(example.group(2)));
        }
    }

    /** The number of lines of the stubs in a directory, without empty ones. */
    private static long lines(Path directory) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(StubFiles::isStub).toList()) {
                lines += Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .count();
            }
        }
        return lines;
    }

    @Test
    void the_message_on_the_page_is_that_of_the_project() throws IOException {
        String message = Pattern.compile("(?m)^\\[ERROR]   src/main/stubs/\\S+?:(\\d+): (.+)$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1) + ": " + found.group(2))
                .findFirst()
                .orElseThrow();

        String script =
                Files.readString(Path.of("src/it/own-parts/verify.groovy")).replaceAll("[\"']\n *\\+ [\"']", "");
        assertThat(script).contains(message);
    }
}
