// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicItemsTest {

    private static StubFile file(String module, boolean isPackage, String text) {
        try {
            return StubParser.parse(text, module, isPackage);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static StubTree tree(String text) {
        return StubTree.of(List.of(file("geo._n", false, text)));
    }

    /** The items below the module, each with its gaps, and a star if it is documented. */
    private static List<String> told(StubTree... trees) {
        return PublicItems.of(List.of(trees)).stream()
                .filter(item -> !item.name().equals("geo._n"))
                .map(item -> item.name().replace("geo._n.", "")
                        + (item.isDocumented() ? "*" : "")
                        + item.gaps().stream().map(Gap::toString).collect(joining(", ", ": ", "")))
                .map(text -> text.replaceFirst(": $", ""))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_declaration_is_judged(String text, List<String> items) {
        assertThat(told(tree("from typing import Any, Callable, Final, TypeVar\nfrom _typeshed import Incomplete\n"
                        + text + "\n")))
                .isEqualTo(items);
    }

    static Stream<Arguments> a_declaration_is_judged() {
        return Stream.of(
                arguments("def f(x: int, *, y: str = ...) -> None: ...", List.of("f")),
                arguments("def f() -> None:\n    'Does.'", List.of("f*")),
                arguments("def f() -> None:\n    ' '", List.of("f")),
                arguments("async def f(x): ...", List.of("f: parameter 'x' has no type, the result has no type")),
                arguments(
                        "def f(*a, **k: Any) -> int: ...",
                        List.of("f: parameter '*a' has no type, parameter '**k' is 'Any'")),
                arguments(
                        "def f(x: list[Any]) -> Callable[[Incomplete], int]: ...",
                        List.of("f: parameter 'x' is 'list[Any]', returns 'Callable[[Incomplete], int]'")),
                arguments("def f(x: list) -> tuple[int, ...]: ...", List.of("f")),
                arguments(
                        "import typing_extensions\ndef f() -> typing_extensions.Any: ...", List.of("f: returns 'Any'")),
                arguments(
                        "def f(x: int | Incomplete) -> object: ...", List.of("f: parameter 'x' is 'int | Incomplete'")),
                arguments(
                        "def __getattr__(name: str) -> Incomplete: ...",
                        List.of("__getattr__*: stands for members that are not described")),
                arguments("def __getattr__(name: str) -> int: ...", List.of("__getattr__*")),
                arguments("def _f(x): ...", List.of()),
                arguments("X: Final = 3", List.of("X")),
                arguments("X: Final", List.of("X: has no type")),
                arguments("X: Final = ...", List.of("X: has no type")),
                arguments("X: Final[dict[str, Any]]\n'Documented.'", List.of("X*: is 'Final[dict[str, Any]]'")),
                arguments("X: int", List.of("X")),
                arguments("X", List.of("X: has no type")),
                arguments("T = TypeVar('T')\nAlias = list[Any]\ntype Other = Any", List.of()),
                arguments("__all__ = ['f']\n__all__ += ['g']\n__version__: str", List.of("__version__*")),
                arguments("from . import shapes as shapes", List.of()));
    }

    @Test
    void members_are_items_at_any_depth() {
        assertThat(told(tree("""
                from typing import Any, Final, final
                from _typeshed import Incomplete
                @final
                class Point(Incomplete):
                    "A point."
                    x: Any
                    RED = 1
                    def __new__(cls, x, /) -> Point: ...
                    def __eq__(self, other: object, /) -> bool: ...
                    def __hash__(self): ...
                    def move(self, /, by: int) -> None: ...
                    def spelled(self: Any) -> None: ...
                    @staticmethod
                    def zero(x) -> Point: ...
                    @classmethod
                    def one(cls) -> Point: ...
                    def _private(self): ...
                    class Kind:
                        def name(self) -> str: ...
                    class _Hidden:
                        def name(self) -> str: ...
                """)))
                .containsExactly(
                        "Point*: a base is 'Incomplete'",
                        "Point.x: is 'Any'",
                        "Point.RED",
                        "Point.__new__*: parameter 'x' has no type",
                        "Point.__eq__*",
                        "Point.__hash__*: the result has no type",
                        "Point.move",
                        "Point.spelled: parameter 'self' is 'Any'",
                        "Point.zero: parameter 'x' has no type",
                        "Point.one",
                        "Point.Kind",
                        "Point.Kind.name");
    }

    @Test
    void all_definitions_of_a_name_are_one_item() {
        assertThat(told(tree("""
                import sys
                from typing import Any, overload
                @overload
                def f(x: int) -> int: ...
                @overload
                def f(x: Any) -> str:
                    "Documented once."
                class Point:
                    @property
                    def x(self) -> int: ...
                    @x.setter
                    def x(self, value) -> None:
                        "Of the setter."
                if sys.platform == "win32":
                    def g() -> int: ...
                else:
                    def g() -> Any: ...
                """)))
                .containsExactly(
                        "f*: parameter 'x' is 'Any'",
                        "Point",
                        "Point.x*: parameter 'value' has no type",
                        "g: returns 'Any'");
    }

    @Test
    void what_only_one_target_has_counts_and_what_all_have_counts_once() {
        assertThat(told(
                        tree("def f() -> int: ...\ndef g() -> int: ..."),
                        tree("def f():\n    'Text'\ndef h() -> int: ...")))
                .containsExactly("f*: the result has no type", "g", "h");
    }

    @Test
    void modules_are_items_unless_they_are_private() {
        StubTree tree = StubTree.of(List.of(
                file("geo._n", true, "'Of the module.'\n"),
                file("geo._n.shapes", true, "def f() -> None: ..."),
                file("geo._n._hidden", true, "def f() -> None: ..."),
                file("geo._n._hidden.deep", false, "def f() -> None: ..."),
                file("other", false, "")));

        assertThat(PublicItems.of(List.of(tree)))
                .extracting(Item::name)
                .containsExactly("geo._n", "geo._n.shapes", "geo._n.shapes.f", "other");
        assertThat(PublicItems.of(List.of(tree)))
                .filteredOn(Item::isDocumented)
                .extracting(Item::name)
                .containsExactly("geo._n");
    }
}
