// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_pattern_means_what_the_regular_expression_means(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text("ab*?", random);
            String name = text("ab", random);
            String regex = pattern.replace("*", ".*").replace('?', '.');

            assertThat(Wildcards.match(pattern, name))
                    .as("%s and %s", pattern, name)
                    .isEqualTo(Pattern.matches(regex, name));
        }
    }

    @Test
    void many_wildcards_need_no_search_through_all_ways_to_match() {
        String name = "a".repeat(10_000);

        assertWithin(
                Duration.ofSeconds(20),
                () -> assertThat(Wildcards.match("*a".repeat(100) + "b", name)).isFalse());
    }

    private static String text(String characters, Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
