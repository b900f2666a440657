// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NamePatternTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "a.b,     a.b,     true",
        "a.b,     a.b.c,   false",
        "a.b,     a.B,     false",
        "a.b,     axb,     false",
        "a.*,     a.b,     true",
        "a.*,     a.b.c,   false",
        "a.*,     a,       false",
        "*.c*,    a.cd,    true",
        "a.?x,    a.bx,    true",
        "a.?x,    a.x,     false",
        "a.?,     a.𝒳,     true",
        "a.**,    a,       true",
        "a.**,    a.b.c,   true",
        "a.**,    ab.c,    false",
        "**.c,    c,       true",
        "**.c,    a.b.c,   true",
        "**.c,    a.b.cc,  false",
        "a.**.d,  a.d,     true",
        "a.**.d,  a.b.c.d, true",
        "**,      a.b,     true",
        "a.[b],   a.b,     false",
        "a.+,     a.+,     true",
        "a,       '',      false",
    })
    void a_pattern_matches_a_whole_name(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }
}
