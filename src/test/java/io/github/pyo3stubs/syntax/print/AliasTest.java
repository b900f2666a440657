// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AliasTest {

    @ParameterizedTest(name = "{1} after {0}")
    @CsvSource({
        "A, A2",
        "A2, A3",
        "B9, B10",
        "C007, C8",
        "D000000000000000001, D2",
        "D0000000000000000001, D2",
        "D999999999999999998, D999999999999999999",
        "D999999999999999999, D1000000000000000000",
        "D1000000000000000000, D1000000000000000001",
        "D9223372036854775807, D9223372036854775808",
        "D9999999999999999999, D10000000000000000000",
        "D18446744073709551614, D18446744073709551615",
        "D18446744073709551615, D18446744073709551616",
        "D18446744073709551616, D2",
        "E١, E١2",
        "_, _2",
    })
    void counts_aliases_up(String name, String next) {
        assertThat(Alias.after(name)).isEqualTo(next);
    }
}
