// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringLiteralTest {

    /** What literals escape, and the units around those of surrogate pairs. */
    private static final String UNITS = "a0\"\\\n\r\t\0\u001f\u007f\ud7ff\ud800\udbff\udc00\udfff\ue000\ufffd";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_file_holds_any_text(long seed) throws ExpressionSyntaxException {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                value.append(UNITS.charAt(random.nextInt(UNITS.length())));
            }
            String literal = StringLiteral.quoted(value.toString());

            String inFile = new String(literal.getBytes(UTF_8), UTF_8);

            assertThat(StringLiteral.read(inFile, 0, false).value()).isEqualTo(value.toString());
        }
    }

    @Test
    void half_of_a_surrogate_pair_is_escaped() {
        assertThat(StringLiteral.quoted("\ud83e🦀\udd80")).isEqualTo("\"\\ud83e🦀\\udd80\"");
    }
}
