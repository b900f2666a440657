// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The table of integration projects in {@code src/it/README.md}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntegrationProjectsTest {

    private static final Path PROJECTS = Path.of("src/it");

    /** A row: the project's directory, what it shows, what it needs. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| [^|]+ \\| ([^|]*?) ?\\|$", Pattern.MULTILINE);

    @Test
    void the_table_lists_every_project_with_what_its_selector_asks_for() throws IOException {
        Map<String, String> listed = ROW.matcher(Files.readString(PROJECTS.resolve("README.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(projects());
    }

    private static Map<String, String> projects() throws IOException {
        try (Stream<Path> entries = Files.list(PROJECTS)) {
            return entries.filter(Files::isDirectory)
                    .collect(toMap(project -> project.getFileName().toString(), IntegrationProjectsTest::needs));
        }
    }

    private static String needs(Path project) {
        Path selector = project.resolve("selector.groovy");
        if (!Files.exists(selector)) {
            return "";
        }
        String script = contentOf(selector.toFile());
        return Stream.of(Map.entry("Cargo.isThere", "cargo"), Map.entry("StubTools.areThere", "Python"))
                .filter(need -> script.contains(need.getKey()))
                .map(Map.Entry::getValue)
                .collect(joining(", "));
    }
}
