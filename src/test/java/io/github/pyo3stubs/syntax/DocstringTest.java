// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocstringTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void prints_each_line_between_quotes(String documentation, List<String> lines) {
        List<String> expected = new ArrayList<>(lines);
        expected.add(0, "\"\"\"");
        expected.add("\"\"\"");

        assertThat(Docstring.lines(documentation)).isEqualTo(expected);
    }

    static Stream<Arguments> prints_each_line_between_quotes() {
        return Stream.of(
                arguments("", List.of()),
                arguments("a", List.of("a")),
                arguments("a\n", List.of("a")),
                arguments("a\n\n", List.of("a", "")),
                arguments("\n", List.of("")),
                arguments("a\nb", List.of("a", "b")),
                arguments("a\r\nb\r\n", List.of("a", "b")),
                arguments("a\r\r\nb", List.of("a\\r", "b")),
                arguments("a\rb\r", List.of("a\\rb\\r")),
                arguments("\r\n\r", List.of("", "\\r")),
                arguments("  ", List.of("  ")),
                arguments("\\ \t \0 \u001f \u007f", List.of("\\\\ \\t \\x00 \\x1f \\x7f")),
                arguments("\u0080\u2028\ufeff🦀", List.of("\u0080\u2028\ufeff🦀")),
                arguments("\ud83e🦀\udd80 \ud83e", List.of("\\ud83e🦀\\udd80 \\ud83e")),
                arguments("\"".repeat(1), List.of("\"")),
                arguments("\"".repeat(2), List.of("\"\"")),
                arguments("\"".repeat(3), List.of("\"\"\\\"")),
                arguments("\"".repeat(4), List.of("\"\"\\\"\"")),
                arguments("\"".repeat(5), List.of("\"\"\\\"\"\"")),
                arguments("\"".repeat(6), List.of("\"\"\\\"\"\"\\\"")),
                arguments("\"".repeat(7), List.of("\"\"\\\"\"\"\\\"\"")),
                arguments("\"".repeat(8), List.of("\"\"\\\"\"\"\\\"\"\"")),
                arguments("\"\"\\\"", List.of("\"\"\\\\\"")),
                arguments("\"\"\n\"", List.of("\"\"", "\"")),
                arguments("a\"\"b\"\tc\"\"\"d", List.of("a\"\"b\"\\tc\"\"\\\"d")));
    }
}
