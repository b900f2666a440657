// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "_1", "\u00E9", "\uFB01", "a\u0E33", "a\uFF9E", "\uFF46rom"})
    void names(String name) {
        assertThat(Identifiers.isIdentifier(name)).isTrue();
    }

    /** The last ones are letters to Unicode's categories, but no names in the form in which Python compares them. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1", "a b", "a.b", "a\u200D", "\u037A", "a\u037A", "\u0E33", "\uFF9E", "a\uFE7E"})
    void other_texts(String text) {
        assertThat(Identifiers.isIdentifier(text)).isFalse();
    }

    /** As Python 3.11 mangles them. */
    @ParameterizedTest
    @CsvSource({"C, _C__x", "_C, _C__x", "__C_, _C___x", "__, __x"})
    void private_names_in_classes(String className, String mangled) {
        assertThat(Identifiers.mangled("__x", className)).isEqualTo(mangled);
    }
}
