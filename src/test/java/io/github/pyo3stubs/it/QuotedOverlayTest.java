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

/** The page on own parts shows parts of the files of an integration project. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotedOverlayTest {
    private static final Path PAGE = Path.of("src/site/markdown/own-parts.md");
    private static final Path OVERLAY = Path.of("src/it/own-parts/src/main/stubs");

    /** A block of the page, with the file of which it shows a part. */
    private static final Pattern QUOTE = Pattern.compile("<!-- (src/it/\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

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
