// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same changes in words for other stubs than a committed one and the library; those are in {@link DriftTest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {

    private static final Wording WORDING = new Wording(new Sides("release 1.0", "release 1.1"));

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void the_caller_names_the_sides(String before, String after, List<String> lines, String name)
            throws StubSyntaxException {
        assertThat(Drift.between(
                                StubParser.parse(after, "geo", false),
                                StubParser.parse(before, "geo", false),
                                Comparison.CONTENT)
                        .changes())
                .flatExtracting(change -> WORDING.lines(change, List.of()))
                .containsExactlyElementsOf(lines);
    }

    static Stream<Arguments> the_caller_names_the_sides() {
        return Stream.of(
                row("def f(): ...", "", "geo.f: function is not in release 1.1"),
                row("def f(x): ...", "def f(): ...", "geo.f: parameter 'x' is not in release 1.1"),
                row("def f(x): ...", "def f(y): ...", "geo.f: parameter 'y' is called 'x' in release 1.0"),
                row("def f(): ...", "class f: ...", "geo.f: is a class, release 1.0 says it is a function"),
                row("def f(): ...", "async def f(): ...", "geo.f: is async, release 1.0 says it is not"),
                row("a: int", "a: str", "geo.a: is of type 'str', release 1.0 says 'int'"),
                row("a: int", "a: int = 1", "geo.a: has the value '1', release 1.0 does not say so"),
                row(
                        "def f(x): ...",
                        "def f(x=...): ...",
                        "geo.f: parameter 'x' has a default, release 1.0 says it has none"),
                row(
                        "def f(x=...): ...",
                        "def f(x=1): ...",
                        "geo.f: parameter 'x' defaults to '1', release 1.0 says '...'"),
                row("class C: 'Doc.'", "class C: ...", "geo.C: the documentation is not in release 1.1"),
                row("a.b = 1", "a.b = 2", "geo: statement differs"),
                row("", "type A = int", "geo.A: type alias is missing"));
    }

    private static Arguments row(String before, String after, String... lines) {
        return arguments(before, after, List.of(lines), String.join("; ", lines));
    }
}
