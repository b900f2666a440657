// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import io.github.pyo3stubs.typing.Supertypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What mypy 2.4.1 and pyright 1.1.414 report of a method over that of a base; {@code OverridesIT} asks them about
 * thousands of others.
 */
class OverridesTest {

    private static final ModuleDef DESCRIBED = new ModuleDef(
            "m",
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            List.of(classOf("B"), classOf("C", new Name("m", "B"))),
            List.of(),
            List.of());

    private static final String METHOD = "  # pyright: ignore[reportIncompatibleMethodOverride]";

    @ParameterizedTest(name = "f({1}) over f({0})")
    @CsvSource(
            delimiter = ';',
            value = {
                "self, x: int; self, x: int; neither",
                "self, x: int; self, x: int | str; neither",
                "self, x: int; self, x: str; both",
                "self, x: int | str; self, x: int; both",
                "self, x: int; self, x: bool; both",
                "self, x: bool; self, x: float; neither",
                "self, x; self, x: float; neither",
                "self, x: int; self, y: int; pyright",
                "self, _x: int; self, y: int; neither",
                "self, x: int, /; self, y: int, /; neither",
                "self, x: int; self, x: int, /; pyright",
                "self, x: int, y: int; self, y: int, x: int; both",
                "self, x: int; self; both",
                "self; self, x: int; both",
                "self; self, x: int = 1; neither",
                "self, x: int = 1; self, x: int; both",
                "self, *, x: int; self, x: int; pyright",
                "self, x: int; self, *, x: int; both",
                "self, *, x: int; self, **others: int; neither",
                "self, *, x: int; self, *, y: int; both",
                "self, x: int; self, *rest: int; pyright",
                "self, x: int, /; self, *rest: str; both",
                "self, x: int; self, *rest: int, **others: int; neither",
                "self, *rest: int; self; both",
                "self, **others: int; self, **others: str; mypy",
                "self, *rest, **others; self, x: int; neither",
                "self, x: list[int]; self, x: list[bool]; both",
                "self, x: list[bool]; self, x: Sequence[int]; neither",
                "self, x: list; self, x: list[int]; neither",
                "self, x: tuple[int, str]; self, x: tuple[int, ...]; both",
                "self, x: tuple[int, int]; self, x: tuple[int, ...]; neither",
                "self, x: Literal[1]; self, x: int; neither",
                "self, x: int; self, x: Literal[1]; both",
                "self, x: Foreign; self, x: Foreign; neither",
                "self, x: Foreign; self, x: Other; unknown",
                "self, x: Foreign; self, x: object; neither",
            })
    void a_method_has_the_comment_that_checkers_need(String base, String method, String reportedBy) throws Exception {
        String comment = switch (reportedBy) {
            case "both", "mypy" -> "  # type: ignore[override]";
            case "unknown" -> "  # type: ignore[override, unused-ignore]";
            case "pyright" -> METHOD;
            default -> "";
        };

        assertThat(unwrapped(marked(classes("def f(" + base + "): ...", "def f(" + method + "): ..."))))
                .endsWith("def f(" + method + "): ..." + comment + "\n");
    }

    @ParameterizedTest(name = "{1} over {0}")
    @CsvSource({
        "int, int, false",
        "int, bool, false",
        "int, str, true",
        "int, int | None, true",
        "object, int, false",
        "Incomplete, str, false",
        "int, Incomplete, false",
        "Self, C, false",
        "Self, Self, false",
        "B, Self, false",
        "B, C, false",
        "C, B, true",
        "Exception, ValueError, false",
        "ValueError, Exception, true",
        "Sequence[int], list[bool], false",
    })
    void a_result_is_one_of_those_of_the_base(String base, String result, boolean reported) throws Exception {
        assertThat(marked(classes("def f(self) -> " + base + ": ...", "def f(self) -> " + result + ": ...")))
                .endsWith(reported ? ": ...  # type: ignore[override]\n" : ": ...\n");
    }

    @ParameterizedTest(name = "{1} over {0}")
    @CsvSource({
        "def, def, ''",
        "def, classmethod, pyright",
        "def, staticmethod, pyright",
        "classmethod, def, mypy",
        "staticmethod, def, mypy",
        "staticmethod, classmethod, pyright",
        "def, async, mypy",
        "async, def, mypy",
        "def, property, mypy",
        "property, def, mypy",
    })
    void a_method_is_called_as_that_of_the_base(String base, String method, String comment) throws Exception {
        assertThat(unwrapped(marked(classes(ofKind(base), ofKind(method)))))
                .endsWith("int: ..."
                        + (comment.isEmpty() ? "" : comment.equals("mypy") ? "  # type: ignore[override]" : METHOD)
                        + "\n");
    }

    private static String ofKind(String kind) {
        return switch (kind) {
            case "classmethod" -> "@classmethod\n    def f(cls) -> int: ...";
            case "staticmethod" -> "@staticmethod\n    def f() -> int: ...";
            case "async" -> "async def f(self) -> int: ...";
            case "property" -> "@property\n    def f(self) -> int: ...";
            default -> "def f(self) -> int: ...";
        };
    }

    @Test
    void every_class_has_the_methods_of_object() throws Exception {
        assertThat(marked("""
                class A:
                    def __eq__(self, other: int, /) -> bool: ...
                    def __format__(self, spec: str, /) -> int: ...
                    def __getstate__(self) -> int: ...
                    def __hash__(self) -> int: ...
                    def __init__(self, x: int) -> None: ...
                    def __str__(self) -> bytes: ...
                """)).isEqualTo("""
                class A:
                    def __eq__(self, other: int, /) -> bool: ...  # type: ignore[override]
                    def __format__(self, spec: str, /) -> int: ...  # type: ignore[override]
                    def __getstate__(self) -> int: ...
                    def __hash__(self) -> int: ...
                    def __init__(self, x: int) -> None: ...
                    def __str__(self) -> bytes: ...  # type: ignore[override]
                """);
    }

    @Test
    void mypy_looks_at_all_bases_and_pyright_at_the_nearest() throws Exception {
        assertThat(unwrapped(marked("""
                class A:
                    def f(self, x: int): ...
                    def g(self, x: int): ...
                class B(A):
                    def f(self, x: str): ...
                    def g(self, y: int): ...
                class C(B):
                    def f(self, x: str): ...
                    def g(self, y: int): ...
                class D(C):
                    def f(self, x: object): ...
                """))).isEqualTo("""
                class A:
                    def f(self, x: int): ...
                    def g(self, x: int): ...

                class B(A):
                    def f(self, x: str): ...  # type: ignore[override]
                    def g(self, y: int): ...  # pyright: ignore[reportIncompatibleMethodOverride]

                class C(B):
                    def f(self, x: str): ...  # type: ignore[override]
                    def g(self, y: int): ...

                class D(C):
                    def f(self, x: object): ...
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "f, true",
        "__deepcopy__, true",
        "__setstate__, true",
        "__getitem__, false",
        "__contains__, false",
        "__exit__, false",
    })
    void a_name_at_another_position_matters_where_mypy_knows_no_call_by_position(String name, boolean matters)
            throws Exception {
        String base = "def " + name + "(self, x: int): ...";
        String method = "def " + name + "(self, y: int, x: int = 0): ...";

        assertThat(marked(classes(base, method)).contains("# type: ignore[override]"))
                .isEqualTo(matters);
    }

    /** What is like a member of {@code object} alone is not, if another declaration has its name. */
    @Test
    void several_declarations_of_a_name_of_object_are_compared_as_one() throws Exception {
        assertThat(marked("""
                        from collections.abc import Iterable
                        class B:
                            __hash__: str
                            def __hash__(self, /) -> int: ...
                        class C:
                            __repr__: Iterable[str]
                            def __repr__(self) -> str: ...
                            def __repr__(self, other: int, /) -> object: ...
                        """)).isEqualTo("""
                        from collections.abc import Iterable

                        class B:
                            __hash__: str  # type: ignore[assignment]
                            def __hash__(self, /) -> int: ...  # type: ignore[assignment]

                        class C:
                            __repr__: Iterable[str]  # type: ignore[assignment]
                            def __repr__(self) -> str: ...  # type: ignore[assignment]
                            def __repr__(self, other: int, /) -> object: ...
                        """);
    }

    @Test
    void a_class_may_have_itself_as_its_generic_base() throws Exception {
        assertThat(marked("""
                class A:
                    def f(self) -> int: ...
                class C(A):
                    def f(self) -> D: ...
                class D(E[int]): ...
                class E(D[int]): ...
                """)).contains("def f(self) -> D: ...  # type: ignore[override]");
    }

    private static ClassDef classOf(String name, Expression... bases) {
        return new ClassDef(name, Optional.empty(), List.of(bases), List.of(), List.of(), List.of(), List.of());
    }

    private static String classes(String base, String method) {
        return "from collections.abc import Sequence\nfrom typing import Literal, Self\n"
                + "from _typeshed import Incomplete\nfrom foreign import Foreign, Other\n"
                + "class B:\n    " + base + "\nclass C(B):\n    " + method + "\n";
    }

    private static String marked(String text) throws StubSyntaxException {
        StubTree tree =
                Overrides.marked(StubTree.of(List.of(StubParser.parse(text, "m", false))), new Supertypes(DESCRIBED));
        StubFile file = tree.file("m").orElseThrow();
        return StubPrinter.print(file, tree);
    }

    /** A definition on one line, whatever its width. */
    private static String unwrapped(String text) {
        return text.replaceAll("\\((  # .*)\n +(.*)\n +(\\).*)", "($2$3$1");
    }
}
