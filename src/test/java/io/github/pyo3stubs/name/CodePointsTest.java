// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointsTest {

    /** Around the units that surrogate pairs have, halves of pairs included. */
    private static final String UNITS = "a\ud7ff\ud800\ud801\udbff\udc00\udc01\udfff\ue000\ufa0e";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void texts_are_ordered_by_their_code_points(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String left = text(random);
            String right = text(random);

            assertThat(Integer.signum(CodePoints.ORDER.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(Arrays.compare(
                            left.codePoints().toArray(), right.codePoints().toArray())));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(UNITS.charAt(random.nextInt(UNITS.length())));
        }
        return text.toString();
    }
}
