// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form of a statement, and the spellings of it that make no difference. */
class StubParserTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void prints_what_it_reads(String what, String text) throws StubSyntaxException {
        assertThat(reprinted(text)).isEqualTo(text);
    }

    static Stream<Arguments> prints_what_it_reads() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("assignments", """
                        a: int
                        b = 1
                        c: str = ...
                        d
                        """),
                Arguments.of("assignments to more than a name", """
                        (a, b) = (1, 2)
                        [c, *d] = e
                        a.b: int = 3
                        a.c = f = 4
                        """),
                Arguments.of("augmented assignments", """
                        __all__ = ["a"]

                        __all__ += ["b"]

                        a = 1
                        a **= 2
                        """),
                Arguments.of("functions", """
                        def f(): ...
                        async def g(a, /, b, c: int = 1, *d: str, e=2, **f: float) -> None: ...
                        def h(*, a): ...
                        def i(*args: *Ts): ...
                        """),
                Arguments.of("decorators", """
                        @a.b
                        @c(1, d=2)
                        def f(): ...

                        @a.b[c]().d
                        class A: ...
                        """),
                Arguments.of("classes", """
                        class A(B, C[int], metaclass=M, total=False):
                            a: int
                            def f(self): ...
                            class D:
                                b = 1
                            @property
                            def x(self): ...
                            @x.setter
                            def x(self, value): ...
                            g = f
                            if b:
                                c: int
                        """),
                Arguments.of("type parameters", """
                        type A[T, *Ts, **P] = dict[T, tuple[*Ts]]
                        type B = A[B]
                        def f[T: int = bool, *Ts = *tuple[int, ...]](a: T) -> Ts: ...

                        class C[T: (int, str)](Base[T]):
                            def f[U](self, a: T, b: U): ...
                        """),
                Arguments.of("conditions", """
                        import sys

                        if sys.version_info >= (3, 9) and sys.platform == "win32":
                            a: int
                            b: int
                        elif not TYPE_CHECKING:
                            pass
                        else:
                            def f(): ...
                            class A:
                                c: str
                        """),
                Arguments.of("documentation", """
                        \"""
                        Of the module.

                          Indented.
                        \"""

                        a: int
                        \"""
                        Of an attribute.
                        \"""

                        type B = int
                        \"""
                        Of an alias.
                        \"""

                        class A:
                            \"""
                            Of a class.

                            Two paragraphs.
                            \"""
                            b: str
                            \"""
                            Of its attribute.
                            \"""
                            def f(self):
                                \"""
                                Of its method.
                                \"""
                        """),
                Arguments.of("comments before statements", """
                        # of a
                        #of a, too
                        a: int

                        b: str

                        # of the class
                        class A:
                            # of f
                            @b
                            def f(self): ...

                        # of the condition
                        if b:
                            # of c
                            c = 1
                        """),
                Arguments.of("other compound statements", """
                        try:
                            a = 1
                        except (B, C) as e:
                            pass
                        except * D:
                            a = 2
                        else:
                            b = 3
                        finally:
                            c = 4

                        with f (a) as b, c:
                            d = 1

                        for x, y in z:
                            a: int
                        else:
                            b: int

                        async for x in y:
                            a: int

                        while a [0] == 1:
                            b = 2

                        match a:
                            case {"a": 1, ** rest} if b:
                                c = 1
                            case A (b = 2) | None as d:
                                c = 2
                        """),
                Arguments.of("blocks without statements that define names", """
                        from b import C
                        a: f.T

                        if c:
                            # of the loop
                            for d, * e in C:
                                pass

                        with g as f:
                            pass
                        """),
                Arguments.of("other simple statements", """
                        del a, b
                        assert a, "text"
                        raise A from b
                        global a
                        f(1)
                        await g()
                        """),
                Arguments.of("imports for the sake of others", """
                        from q import *
                        from p.r import *
                        import a as a
                        import a.b as c
                        from q.r import e as f, g as g

                        __all__ = ["c", "f"]
                        """),
                Arguments.of("imports that depend on a condition", """
                        import sys

                        if sys.version_info >= (3, 11):
                            from typing import Self
                        else:
                            from typing_extensions import Self

                        try:
                            import a.b
                            from q import c as c
                        except ImportError:
                            a = None

                        def f() -> Self: ...
                        """),
                Arguments.of("comments for type checkers", """
                        class C(B):
                            x: int = 1  # type: ignore[assignment]
                            \"""
                            Documented.
                            \"""
                            @overload  # type: ignore[override]
                            def f(self) -> int: ...
                            @overload
                            def f(self, x: int) -> int: ...  # pyright: ignore[reportIncompatibleMethodOverride]
                            def g(self) -> int:  # type: ignore[override]
                                \"""
                                Documented.
                                \"""
                            def exactly_as_wide_as_a_line(self, x: int = 1, yyyyyyyyyyyyy: str = "") -> int: ...  # type: ignore[override]
                            def more_than_as_wide_as_line(  # type: ignore[override]
                                self, x: int = 1, yyyyyyyyyyyy: str = ""
                            ) -> float: ...
                            def m(self, yyyyyyy: str, /) -> int: ...  # pyright: ignore[reportIncompatibleXXXXX]
                            def m(  # pyright: ignore[reportIncompatibleXXXXX]
                                self, yyyyyyyy: str, /
                            ) -> int: ...
                            async def m(  # type: ignore[override]
                                self,
                                xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: str,
                                /,
                                yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy: float,
                                *,
                                z: int,
                                **kwargs: int,
                            ) -> int:
                                \"""
                                Documented.
                                \"""

                        def mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm(  # type: ignore
                        ) -> int: ...
                        """),
                Arguments.of("imports in a class", """
                        class A:
                            import a
                            from b import c as d
                            x: int
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void other_spellings_are_the_same_tree(String what, String text, String printed) throws StubSyntaxException {
        assertThat(reprinted(text)).isEqualTo(printed);
        assertThat(parse(text)).isEqualTo(parse(printed));
    }

    static Stream<Arguments> other_spellings_are_the_same_tree() {
        return Stream.of(
                Arguments.of("byte-order mark and encoding", "\ufeff# -*- coding: utf-8 -*-\n\na:int\n", """
                        # -*- coding: utf-8 -*-
                        a: int
                        """),
                Arguments.of("line ends", "class A:\r\n    a: int\r    b: str\r\n", """
                        class A:
                            a: int
                            b: str
                        """),
                Arguments.of("no line end at the end", "class A:\n  pass", "class A: ...\n"),
                Arguments.of("tabs and form feeds", "class A:\n\tdef f(self): ...\n\f\n        x: int\n\fy: int", """
                        class A:
                            def f(self): ...
                            x: int

                        y: int
                        """),
                Arguments.of("semicolons", "a: int; b: str;\nclass A: x: int; y: str\n", """
                        a: int
                        b: str

                        class A:
                            x: int
                            y: str
                        """),
                Arguments.of("continued lines", """
                        def f(  # comment
                            a: int,
                          # comment
                            b: str,
                        ) -> \\
                            None: ...
                        """, "def f(a: int, b: str) -> None: ...\n"),
                Arguments.of("bodies of functions", """
                        def f():
                            pass
                        def g():
                            if a:
                                import b
                                return lambda: 1
                            def h(): ...
                            raise NotImplementedError
                        def h(): "Text."; return 1
                        """, """
                        def f(): ...
                        def g(): ...

                        def h():
                            \"""
                            Text.
                            \"""
                        """),
                Arguments.of("docstrings", """
                        'of the ' "module"; a: int; "of a"
                        class A:
                            '''Summary.

                            More.
                                Indented.
                            '''
                            def f(self): r'\\d'; ...
                        """, """
                        \"""
                        of the module
                        \"""

                        a: int
                        \"""
                        of a
                        \"""

                        class A:
                            \"""
                            Summary.

                            More.
                                Indented.
                            \"""
                            def f(self):
                                \"""
                                \\\\d
                                \"""
                        """),
                Arguments.of("several targets", "a = b = 1\na, b = c = 1, 2\n", """
                        a = 1
                        b = 1
                        (a, b) = c = (1, 2)
                        """),
                Arguments.of("texts that document nothing", "def f(): ...\n'text'\n...\n", "def f(): ...\n"),
                Arguments.of("comments that belong to nothing", """
                        # of the import
                        import b
                        class A:
                            x: b.C  # at the end of a line
                            # at the end of a body
                        def f(): ...  # noqa
                        # at the end
                        """, """
                        from b import C

                        class A:
                            x: C

                        def f(): ...
                        """),
                Arguments.of("comments for type checkers", """
                        class C(B):
                            x: int ; y: str  # noqa #type:ignore[assignment] # because
                            @overload  # type: ignore # of all
                            # between
                            @classmethod  # type: ignore[misc]
                            def f(
                                cls,  # type: ignore[ override ]
                            ): ...  # pyright:ignore[ reportIncompatibleMethodOverride ] ; type: ignored
                            def g(self): pass  # type: ignore-errors
                        """, """
                        class C(B):
                            x: int  # type: ignore[assignment]
                            y: str  # type: ignore[assignment]
                            @overload  # type: ignore
                            @classmethod
                            def f(cls): ...  # type: ignore[ override ]  # pyright: ignore[ reportIncompatibleMethodOverride ]
                            def g(self): ...
                        """),
                Arguments.of("nothing in a condition", """
                        if a:
                            import b
                        elif c:
                            pass
                        if a:
                            pass
                        else:
                            if b:
                                x: int
                            else:
                                y: int
                        """, """
                        import b

                        if a:
                            pass
                        elif b:
                            x: int
                        else:
                            y: int
                        """));
    }

    @Test
    void what_is_a_keyword_only_in_some_places_can_be_a_name() throws StubSyntaxException {
        String text = """
                type: int
                match = 1
                case = match
                type = match
                match[1]
                match(type)
                def match(type, case, _): ...
                """;

        assertThat(reprinted(text)).isEqualTo(text);
    }

    @Test
    void a_text_after_an_attribute_is_its_documentation() throws StubSyntaxException {
        assertThat(parse("# comment\na = 1\n# no comment\n'text'\n'no text'\n").body())
                .containsExactly(
                        new Comment(List.of("# comment")),
                        new Assignment(
                                "a", Optional.empty(), Optional.of(new Expression.Number("1")), Optional.of("text")));
    }

    private static StubFile parse(String text) throws StubSyntaxException {
        return StubParser.parse(text, "p.m", false);
    }

    private static String reprinted(String text) throws StubSyntaxException {
        StubFile file = parse(text);
        return StubPrinter.print(file, StubTree.of(List.of(file)));
    }
}
