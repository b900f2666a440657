// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not Maven's is below {@code mojo}, so the classes there are short. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MojoSizeTest {
    private static final int LINES = 125;

    private static final Path SOURCES = Path.of("src/main/java/io/github/pyo3stubs/mojo");
    private static final Pattern HEAD = Pattern.compile("(?m)^(?://|package |import ).*");

    /** A parameter with its Javadoc, which is its manual. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?m)(?:^ +/\\*\\*(?:(?!\\*/)[\\s\\S])*+\\*/\\s*)?^ +@Parameter\\([^;]*;");

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void a_class_is_short_without_its_parameters(Path file) throws IOException {
        String text = HEAD.matcher(Files.readString(file)).replaceAll("");
        String counted = PARAMETER.matcher(text).replaceAll("");

        assertThat(counted).doesNotContain("@Parameter(");
        assertThat(counted.lines().filter(line -> !line.isBlank()).count())
                .as("lines of %s without imports and parameters", file.getFileName())
                .isLessThanOrEqualTo(LINES);
    }
}
