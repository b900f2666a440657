// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTimeTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            2026-11-22T00:00:00Z,      2026-11-22T00:00:00Z
            2026-11-22T06:00:00+06:00, 2026-11-22T00:00:00Z
            1795305600,                2026-11-22T00:00:00Z
            '',                        1980-01-01T00:00:02Z
            -,                         1980-01-01T00:00:02Z
            0,                         1970-01-01T00:00:00Z
            ,                          1980-01-01T00:00:02Z
            """)
    void a_time_is_read_as_mavens_archiver_reads_it(String property, Instant time) throws MojoFailureException {
        assertThat(BuildTime.of(property)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-22", "2026-11-22T00:00:00", "99999999999999999999"})
    void what_is_no_time_fails(String property) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> BuildTime.of(property))
                .withMessageContainingAll("project.build.outputTimestamp", property, "2026-11-22T00:00:00Z");
    }
}
