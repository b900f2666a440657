// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CpuTimeTest {

    private static final Duration SHORT = Duration.ofMillis(250);

    @Test
    void work_that_takes_longer_fails_and_says_where_it_was() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> CpuTime.assertWithin(SHORT, CpuTimeTest::spin))
                .withMessageContaining("allowed are PT0.25S")
                .satisfies(failure -> assertThat(Stream.of(failure.getStackTrace())
                                .map(StackTraceElement::getMethodName)
                                .collect(joining(" ")))
                        .contains("spin"));
    }

    private static void spin() {
        long value = 1;
        while (!Thread.currentThread().isInterrupted()) {
            value = value * 31 + 7;
        }
        assertThat(value).isNotNull();
    }

    @Test
    void waiting_is_no_work() {
        assertThat(CpuTime.assertWithin(SHORT, () -> {
                    Thread.sleep(4 * SHORT.toMillis());
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void what_the_work_throws_comes_out_as_it_is() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> CpuTime.assertWithin(SHORT, () -> {
                    throw new IOException("lost");
                }))
                .withMessage("lost");
    }

    /** A busy machine breaks them. */
    @Test
    void no_test_has_a_limit_of_wall_clock_time() throws IOException {
        String assertion = "assert" + "Timeout";
        String annotation = "@" + "Timeout";
        Pattern limit = Pattern.compile(assertion + "|" + annotation);
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            List<Path> java = sources.filter(source -> source.toString().endsWith(".java"))
                    .toList();
            assertThat(java)
                    .hasSizeGreaterThan(100)
                    .noneMatch(
                            source -> limit.matcher(contentOf(source.toFile())).find());
        }
    }
}
