// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShareTest {

    @ParameterizedTest
    @CsvSource({"0.95, 95 %", "0.9, 90 %", "0.955, 95.5 %", "1, 100 %", "1.00, 100 %", "0.001, 0.1 %"})
    void a_share_is_a_number_up_to_one(String text, String percent) {
        assertThat(Share.parse(text)).map(Share::toString).hasValue(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "1.01", "95", "95 %", "-0.5", "0,95", "1e-1", ".95", "yes", "٠.٩"})
    void any_other_text_is_not_a_share(String text) {
        assertThat(Share.parse(text)).isEmpty();
    }

    @Test
    void a_share_is_reached_exactly() {
        Share share = Share.parse("0.95").orElseThrow();
        assertThat(share.isReached(95, 100)).isTrue();
        assertThat(share.isReached(19, 20)).isTrue();
        assertThat(share.isReached(94, 99)).isFalse();
        assertThat(share.isReached(0, 0)).isTrue();
        assertThat(Share.ALL.isReached(999, 1000)).isFalse();
    }

    @Test
    void percentages_are_rounded_down() {
        assertThat(new Coverage(312, 307, 284)).hasToString("312 items, 98.3 % typed, 91.0 % documented");
        assertThat(new Coverage(100_000, 99_999, 1)).hasToString("100000 items, 99.9 % typed, 0.0 % documented");
        assertThat(new Coverage(1, 1, 0)).hasToString("1 item, 100.0 % typed, 0.0 % documented");
        assertThat(Coverage.of(List.of())).hasToString("0 items, 100.0 % typed, 100.0 % documented");
        assertThat(IntStream.range(0, 2000).mapToObj(some -> new Coverage(2000, some, some)))
                .noneMatch(coverage -> coverage.toString().contains("100.0"));
    }
}
