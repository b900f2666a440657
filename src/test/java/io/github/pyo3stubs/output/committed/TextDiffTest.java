// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.CpuTime;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.DriftText;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.DeclarationLines;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The diff of a library's stub and a committed one shows what counts, and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TextDiffTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_differs_is_shown_in_canonical_form(String name, String library, String stub, String diff)
            throws StubSyntaxException {
        assertThat(diff(library, stub, Comparison.CONTENT)).isEqualTo(diff);
    }

    static Stream<Arguments> what_differs_is_shown_in_canonical_form() {
        return Stream.of(
                arguments("a function, among others that only are worded otherwise", """
                        from collections.abc import Awaitable
                        def connect(path: str, *, ephemeral: bool = False) -> Awaitable[int | None]: ...
                        def other(a: int, b: list[str]) -> None: ...
                        """, """
                        # Mine.
                        from typing import Awaitable, List, Optional

                        def other(a : int, b: "List[str]") -> None:  # other
                            ...

                        def connect(
                            path: str,
                        ) -> Awaitable[Optional[int]]:
                            pass
                        """, """
                        @@ -7 @@
                        -def connect(path: str) -> Awaitable[int | None]: ...
                        +def connect(path: str, *, ephemeral: bool = False) -> Awaitable[int | None]: ...
                        """),
                arguments("a method", """
                        class Outer:
                            class Inner:
                                @classmethod
                                def f(cls, a: int) -> Outer.Inner: ...
                                def g(self): ...
                        """, """
                        class Outer:
                            class Inner:
                                def g(self): ...
                                @classmethod
                                def f(cls, b: int) -> "Outer.Inner": ...
                        """, """
                        @@ -5 @@
                         class Outer:
                             class Inner:
                                 @classmethod
                        -        def f(cls, b: int) -> Outer.Inner: ...
                        +        def f(cls, a: int) -> Outer.Inner: ...
                        """),
                arguments(
                        "what is missing, in the stub or in a class, and what is surplus",
                        "def f(): ...\nclass C:\n    def g(self): ...",
                        "class C:\n    h: int\na: int\n",
                        """
                        @@ missing @@
                        +def f(): ...
                        @@ -1 @@
                         class C:
                        +    def g(self): ...
                        @@ -2 @@
                         class C:
                        -    h: int
                        @@ -3 @@
                        -a: int
                        """),
                arguments("one of several overloads", """
                        from typing import overload
                        @overload
                        def f(a: int) -> int: ...
                        @overload
                        def f(a: str) -> str: ...
                        """, """
                        from typing import overload
                        @overload
                        def f(a: int) -> int: ...
                        @overload
                        def f(a: str) -> bytes: ...
                        """, """
                        @@ -5 @@
                         @overload
                        -def f(a: str) -> bytes: ...
                        +def f(a: str) -> str: ...
                        """),
                arguments("the setter of a property", """
                        class C:
                            @property
                            def p(self) -> int: ...
                            @p.setter
                            def p(self, value: int) -> None: ...
                        """, """
                        class C:
                            @property
                            def p(self) -> int: ...
                            @p.setter
                            def p(self, value: str) -> None: ...
                        """, """
                        @@ -5 @@
                         class C:
                             @p.setter
                        -    def p(self, value: str) -> None: ...
                        +    def p(self, value: int) -> None: ...
                        """),
                arguments("documentation, with what it belongs to", """
                        @a
                        def f(b: int):
                            \"""
                            One.

                            Two.
                            Three.
                            Four.
                            Five.
                            \"""
                        """, """
                        @a
                        def f(b: int):
                            \"""
                            One.

                            Two.
                            3.
                            Four.

                            \"""
                        """, """
                        @@ -2 @@
                         @a
                         def f(b: int):
                             …
                        -    3.
                        +    Three.
                             Four.
                        +    Five.
                        """),
                arguments("the documentation of the module", "'One.'", "'Two.'", """
                        @@ … @@
                         \"""
                        -Two.
                        +One.
                        """),
                arguments(
                        "bases, without the class's members",
                        "class C(int):\n    a: int",
                        "class C(str):\n    a: int",
                        """
                        @@ -1 @@
                        -class C(str): ...
                        +class C(int): ...
                        """),
                arguments("a class that is missing, with its members", "class C:\n    'Doc.'\n    a: int", "", """
                        @@ missing @@
                        +class C:
                        +    \"""
                        +    Doc.
                        +    \"""
                        +    a: int
                        """),
                arguments(
                        "names of __all__, after all others",
                        "__all__ = ['a', 'b', 'c', 'd', 'e', 'f']\na: int",
                        "__all__ = ['f', 'b', 'c', 'x', 'd', 'e']\na: str",
                        """
                        @@ -2 @@
                        -a: str
                        +a: int
                        @@ -1 @@
                         __all__ = [
                        +    "a",
                             "b",
                             "c",
                             "d",
                             "e",
                             "f",
                        -    "x",
                        """.replace("     \"b\",\n     \"c\",\n     \"d\",\n     \"e\",\n     \"f\",\n", "     …\n")),
                arguments(
                        "types of one name from different modules",
                        "import x\ndef f(a: int, b: x.T): ...",
                        "import y\ndef f(a: int, b: y.T): ...",
                        """
                        @@ -2 @@
                        -def f(a: int, b: y.T): ...
                        +def f(a: int, b: x.T): ...
                        """),
                arguments(
                        "what is under a condition",
                        "import sys\nclass C:\n    if sys.platform == 'win32':\n        a: int\n    else:\n        a: str",
                        "import sys\nclass C:\n    if sys.platform == 'win32':\n        a: str\n    else:\n        a: str",
                        """
                        @@ … @@
                         if sys.platform == "win32":
                             class C:
                        -        a: str
                        +        a: int
                        """),
                arguments(
                        "definitions that a later one replaces",
                        "def f(a: int): ...",
                        "def f(b: str): ...\ndef f(a: int): ...",
                        """
                        @@ -1 @@
                        -def f(b: str): ...
                        """),
                arguments("re-exports", "from .a import f as f", "from .a import g as g", """
                        @@ missing @@
                        +from geo.a import f as f
                        @@ -1 @@
                        -from geo.a import g as g
                        """),
                arguments("another order", "@a\n@b\ndef f(): ...", "@b\n@a\ndef f(): ...", """
                        @@ -3 @@
                        +@a
                         @b
                        -@a
                        """));
    }

    @Test
    void of_signatures_no_types_are_shown() throws StubSyntaxException {
        assertThat(diff(
                        "def f(a: int, b: str = ''): 'One.'\ndef g(): ...",
                        "def f(a: str): ...\ndef g() -> int: ...",
                        Comparison.SIGNATURES))
                .isEqualTo("""
                        @@ -1 @@
                        -def f(a): ...
                        +def f(a, b=...): ...
                        """);
    }

    @Test
    void what_is_not_told_is_not_shown() throws StubSyntaxException {
        StubFile library = StubParser.parse("a: int\nb: int", "geo.native", false);
        StubFile stub = StubParser.parse("a: str\nb: str", "geo.native", false);

        Drift drift = Drift.between(library, stub, Comparison.CONTENT);
        assertThat(drift.changes()).extracting(Change::name).containsExactly("geo.native.a", "geo.native.b");
        assertThat(DriftText.of(new Drift(drift.compared(), drift.changes().subList(1, 2))))
                .extracting(DriftText::generated)
                .containsExactly(List.of("b: int"));
    }

    @Test
    void of_texts_every_line_that_differs_is_shown() {
        assertThat(TextDiff.between(List.of("a", "b : int", "c"), List.of("a", "b: int", "c"))
                        .lines())
                .containsExactly("@@ -2,1 +2,1 @@", "-b : int", "+b: int");
    }

    private static String diff(String library, String stub, Comparison by) throws StubSyntaxException {
        StubFile generated = StubParser.parse(library, "geo.native", false);
        StubFile committed = StubParser.parse(stub, "geo.native", false);
        Drift drift = Drift.between(generated, committed, by);
        TextDiff diff = TextDiff.of(DriftText.of(drift), DeclarationLines.of(stub, "geo.native"));
        return String.join("\n", diff.lines()) + "\n";
    }

    /** One line in three stays. To find that out would take minutes. */
    @Test
    void very_long_texts_are_one_change_between_the_first_and_the_last_line_that_differ() {
        List<String> from = IntStream.range(0, 300_000)
                .mapToObj(i -> i % 3 == 1 ? "kept " + i : "old " + i)
                .toList();
        List<String> to = IntStream.range(0, 300_000)
                .mapToObj(i -> i % 3 == 1 ? "kept " + i : "new " + i)
                .toList();

        List<String> diff = TextDiff.between(around(from), around(to)).lines();

        assertThat(diff).hasSize(600_001).startsWith("@@ -2,300000 +2,300000 @@", "-old 0", "-kept 1", "-old 2");
        assertThat(diff.subList(300_001, diff.size()))
                .startsWith("+new 0", "+kept 1")
                .endsWith("+new 299999");
    }

    /** The search would take the square of the number of lines, most of it without comparing any. */
    @Test
    void a_million_lines_in_the_place_of_a_few_are_one_change() {
        List<String> from =
                IntStream.range(0, 1_000_000).mapToObj(i -> "old " + i).toList();
        List<String> to = List.of("new 0", "old 500", "new 1");

        List<String> diff = CpuTime.assertWithin(
                Duration.ofSeconds(20),
                () -> TextDiff.between(around(from), around(to)).lines());

        assertThat(diff)
                .hasSize(1_000_004)
                .startsWith("@@ -2,1000000 +2,3 @@", "-old 0")
                .endsWith("+new 1");
    }

    @Test
    void few_changes_of_long_texts_are_found_one_by_one() {
        List<String> from =
                IntStream.range(0, 300_000).mapToObj(i -> "line " + i).toList();
        List<String> to = new ArrayList<>(from);
        to.set(100, "other");
        to.remove(9_000);

        assertThat(TextDiff.between(from, to).lines())
                .filteredOn(line -> !line.startsWith("@@"))
                .containsExactly("-line 100", "+other", "-line 9000");
    }

    private static List<String> around(List<String> lines) {
        return Stream.of(List.of("first"), lines, List.of("last", "last"))
                .flatMap(List::stream)
                .toList();
    }
}
