// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

    private static final Wording WORDING = new Wording(new Sides("the stub", "the library"));

    private static final String OVERLOADS = """
            from typing import overload
            @overload
            def f(a: int) -> int: ...
            @overload
            def f(a: str) -> str: ...
            """;

    private static final String PROPERTY = """
            class C:
                @property
                def p(self, /) -> int: ...
                @p.setter
                def p(self, value: int, /) -> None: ...
            """;

    private static final String READ_ONLY = """
            class C:
                @property
                def p(self, /) -> int: ...
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void content_is_fresh_whatever_the(String matter, String library, String stub) throws StubSyntaxException {
        assertThat(between(library, stub, Comparison.CONTENT)).isEmpty();
        assertThat(between(stub, library, Comparison.CONTENT)).isEmpty();
    }

    static Stream<Arguments> content_is_fresh_whatever_the() {
        return Stream.of(
                arguments("formatting", "def f(a: int, b=1) -> int: ...", """
                        def f(
                            a : int,
                            b = (1),
                        ) -> (int) :
                            ...
                        """),
                arguments("comments", "a: int", "# one\na: int  # type: str\n# two"),
                arguments(
                        "comments for type checkers",
                        "class C(B):\n  a: int\n  @d\n  def f(self): ...",
                        "class C(B):\n  a: int  # type: ignore[assignment]\n  @d  # type: ignore[misc]\n"
                                + "  def f(self): ...  # pyright: ignore[reportIncompatibleMethodOverride]"),
                arguments("types that a union repeats", "a: int | str\nb: int", "a: int | str | int\nb: int | int"),
                arguments("order of a union's members", "a: int | str | None\nb: list[int | str]", """
                        a: None | str | int
                        b: list[str | int]
                        """),
                arguments(
                        "way to write a union", "a: int | None\nb: int | str | None\nc: list[int | None]\nd: int", """
                        import typing
                        import typing_extensions as te
                        from typing import Optional as Maybe, Union
                        a: Maybe[int]
                        b: typing.Union[str, te.Optional["Union[int, str]"]]
                        c: typing.List[te.Optional[int]]
                        d: Union[int]
                        """),
                arguments(
                        "order of a literal's values, and whether they stand in one",
                        "from typing import Literal\na: Literal['a', 'b', 'c'] | None\nb: Literal[1, 2]",
                        """
                        from typing import Literal, Optional, Union
                        import typing_extensions
                        a: Union[Literal["c", None], Optional[typing_extensions.Literal["b", "a"]]]
                        b: Literal[2, Literal[1]]
                        """),
                arguments("module that a type is taken from", """
                        from collections import defaultdict
                        from collections.abc import Awaitable, Callable, Mapping, Set
                        from contextlib import AbstractContextManager
                        from io import BytesIO
                        from re import Pattern
                        from typing import Any, Never, NamedTuple
                        class C(Mapping[str, int]): ...
                        class D(OSError): ...
                        class E(NamedTuple): ...
                        def f(a: Callable[[list[int]], dict[str, type[C]]], b: Set[str], c: None) -> Awaitable[Any]: ...
                        def g(a: defaultdict[str, tuple[()]], b: Pattern[str], c: BytesIO) -> Never: ...
                        def h(a: AbstractContextManager[str], b: frozenset[int], c: set[int], d: str) -> Never: ...
                        """, """
                        import typing as t
                        from _io import BytesIO
                        from types import NoneType
                        from typing import Dict, List, NoReturn, Type
                        from typing_extensions import Any, Awaitable, NamedTuple, Never
                        class C(t.Mapping["str", int]): ...
                        class D(IOError): ...
                        class E(NamedTuple): ...
                        def f(a: t.Callable[[List[int]], Dict[str, "Type[C]"]], b: t.AbstractSet[str], c: NoneType) -> Awaitable[Any]: ...
                        def g(a: t.DefaultDict[str, t.Tuple[()]], b: t.Pattern[str], c: BytesIO) -> NoReturn: ...
                        def h(a: t.ContextManager[str], b: t.FrozenSet[int], c: t.Set[int], d: t.Text) -> Never: ...
                        """),
                arguments("module that a decorator is taken from", """
                        from typing import final, overload
                        from warnings import deprecated
                        @final
                        class C: ...
                        @overload
                        def f(a: int) -> int: ...
                        @overload
                        @deprecated("old")
                        def f(a: str) -> str: ...
                        """, """
                        import typing_extensions
                        from typing_extensions import deprecated, final
                        @final
                        class C: ...
                        @typing_extensions.overload
                        def f(a: int) -> int: ...
                        @typing_extensions.overload
                        @deprecated("old")
                        def f(a: str) -> str: ...
                        """),
                arguments("spelling of an alias's types", """
                        from typing import TypeAlias
                        A: TypeAlias = list[int | None]
                        B = int | str
                        type D = dict[str, int]
                        """, """
                        import typing
                        A: typing.TypeAlias = "typing.List[typing.Optional[int]]"
                        B = typing.Union[str, "int"]
                        type D = typing.Dict[str, int]
                        """),
                arguments(
                        "module that what is offered on is taken from",
                        "from collections.abc import Mapping as Mapping",
                        "from typing import Mapping as Mapping"),
                arguments(
                        "release of Python that has a name",
                        "from typing import Self\nfrom collections.abc import Buffer\ndef f(a: Buffer) -> Self: ...",
                        "from typing_extensions import Buffer, Self\ndef f(a: Buffer) -> Self: ..."),
                arguments("empty body", "class C: ...\ndef f(): ...", "class C(): pass\ndef f():\n    pass"),
                arguments("quotes", "a = \"it's\"", "a = 'it\\x27s'"),
                arguments(
                        "numbers' spelling",
                        "a = 255; b = 1000; c = 100000.0; d = 1j; e = -8",
                        "a = 0XfF; b = 1_000; c = 1E5; d = 1.J; e = -0o10"),
                arguments(
                        "order of unlike names",
                        "a: int\ndef f(): ...\nclass C: ...",
                        "class C: ...\ndef f(): ...\na: int"),
                arguments("order of members", "class C:\n    a: int\n    b: int", "class C:\n    b: int\n    a: int"),
                arguments(
                        "order in __all__",
                        "__all__ = ['a', 'b']\na: int\nb: int",
                        "__all__ = ('b', 'a')\na: int\nb: int"),
                arguments(
                        "spelling of imports",
                        "import collections.abc\na: collections.abc.Buffer",
                        "from collections import abc as letters\na: letters.Buffer"),
                arguments(
                        "aliases", "from typing import Any\na: Any", "from typing import Any as Whatever\na: Whatever"),
                arguments("unused imports", "a: int", "import os\nfrom sys import path\na: int"),
                arguments("relative imports", "from .types import T\na: T", "from geo.types import T\na: T"),
                arguments("quoted annotation", "def f(a: list[C]) -> C: ...\nclass C: ...", """
                        def f(a: "list['C']") -> "C": ...
                        class C: ...
                        """),
                arguments(
                        "quoted annotation with an import",
                        "from datetime import date\ndef f(a: date) -> date | None: ...",
                        "import datetime as d\ndef f(a: 'd.date') -> 'd.date | None': ..."),
                arguments(
                        "quoted annotation of what is also used without quotes",
                        "from datetime import date\na: date\nb: date",
                        "from datetime import date\na: date\nb: 'date'"),
                arguments("quotes that PyO3's program leaves, with no imports", """
                        from collections.abc import Awaitable
                        from ipaddress import IPv4Address
                        from numpy import ndarray
                        from typing import Any
                        from typing_extensions import Self, TypeIs
                        from .shapes import Point, Round
                        from .other import Decimal
                        def f(a: Awaitable[IPv4Address], b: Any, c: ndarray, d: int) -> Self: ...
                        def g(a: Point, b: list[Round.Kind], c: Decimal, d: list[int]) -> TypeIs[int]: ...
                        """, """
                        def f(a: "collections.abc.Awaitable[IPv4Address]", b: "Any", c: "np.ndarray", d: "int") -> "typing.Self": ...
                        def g(a: "shapes.Point", b: "list[Round.Kind]", c: "Decimal", d: list["int"]) -> "typing_extensions.TypeIs[int]": ...
                        """),
                arguments("types of keywords", """
                        from typing import NotRequired, TypedDict, Unpack
                        _K = TypedDict("_K", {"from": NotRequired[str | None], "is": int})
                        def f(**kwargs: Unpack[_K]): ...
                        """, """
                        from typing import TypedDict
                        from typing_extensions import NotRequired, Unpack
                        _K = TypedDict("_K", {"from": NotRequired["str | None"], "is": "int"})
                        def f(**kwargs: "Unpack[_K]"): ...
                        """),
                arguments("quoted union", "a: int | str | None", "a: int | 'str | None'"),
                arguments(
                        "quoted base", "class C(list[D]): ...\nclass D: ...", "class C(list['D']): ...\nclass D: ..."),
                arguments("quoted alias", """
                        from typing import TypeAlias
                        A: TypeAlias = list[int]
                        """, """
                        from typing import TypeAlias
                        A: TypeAlias = "list[int]"
                        """),
                arguments(
                        "order of branches",
                        "import sys\nif sys.platform == 'win32':\n    a: int\nif sys.platform == 'linux':\n    b: int",
                        "import sys\nif sys.platform == 'linux':\n    b: int\nif sys.platform == 'win32':\n    a: int"),
                arguments("documentation's indentation", """
                        def f():
                            \"""
                            One.

                              Two.
                            Three.
                            \"""
                        """, """
                        def f():
                          '''  One.\s\s

                               Two.
                             Three.\s

                          '''
                        """),
                arguments(
                        "tabs in documentation",
                        "def f():\n    '''a\n            b\n    c'''",
                        "def f():\n\t'''a\n\t\tb\n\tc'''"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource
    void content_that_differs_is_told_by_name(String library, String stub, List<String> told, String name)
            throws StubSyntaxException {
        assertThat(between(library, stub, Comparison.CONTENT)).containsExactlyElementsOf(told);
        assertThat(between(library, stub, Comparison.EXACT)).containsExactlyElementsOf(told);
    }

    static Stream<Arguments> content_that_differs_is_told_by_name() {
        return Stream.of(
                // parameters
                row(
                        "def connect(path: str, *, ephemeral: bool = False) -> int: ...",
                        "def connect(path: str) -> int: ...",
                        "connect: parameter 'ephemeral: bool = False' is missing"),
                row(
                        "def f(a): ...",
                        "def f(a, *args, **kwargs): ...",
                        "f: parameter '*args' is not in the library",
                        "f: parameter '**kwargs' is not in the library"),
                row(
                        "def f(a: int, b: int): ...",
                        "def f(a: int, c: int): ...",
                        "f: parameter 'b' is called 'c' in the stub"),
                row("def f(a, b, c): ...", "def f(c, a, b): ...", "f: parameter 'a' is in another place"),
                row(
                        "def f(a, b): ...",
                        "def f(a, /, *, b): ...",
                        "f: parameter 'a' is positional or keyword, the stub says positional-only",
                        "f: parameter 'b' is positional or keyword, the stub says keyword-only"),
                row("def f(*a): ...", "def f(**a): ...", "f: parameter 'a' is '*', the stub says '**'"),
                row(
                        "def f(a=None): ...",
                        "def f(a=False): ...",
                        "f: parameter 'a' defaults to 'None', the stub says 'False'"),
                row("def f(a=1): ...", "def f(a): ...", "f: parameter 'a' defaults to '1', the stub does not say so"),
                row("def f(a): ...", "def f(a=1): ...", "f: parameter 'a' has no default, the stub says '1'"),
                row(
                        "def f(a: int): ...",
                        "def f(a: str): ...",
                        "f: parameter 'a' is of type 'int', the stub says 'str'"),
                row(
                        "def f(a: int): ...",
                        "def f(a): ...",
                        "f: parameter 'a' is of type 'int', the stub does not say so"),
                row("def f(a): ...", "def f(a: int): ...", "f: parameter 'a' has no type, the stub says 'int'"),
                // functions
                row("def f() -> int: ...", "def f() -> str: ...", "f: returns 'int', the stub says 'str'"),
                row("def f(): ...", "def f() -> str: ...", "f: has no return type, the stub says 'str'"),
                row("async def f(): ...", "def f(): ...", "f: is async, the stub says it is not"),
                row("def f(): ...", "async def f(): ...", "f: is not async, the stub says it is"),
                row(
                        "class C:\n    @staticmethod\n    def f(): ...",
                        "class C:\n    @classmethod\n    def f(): ...",
                        "C.f: decorator '@staticmethod' is missing",
                        "C.f: decorator '@classmethod' is not in the library"),
                row("@a\n@b\ndef f(): ...", "@b\n@a\ndef f(): ...", "f: the decorators are in another order"),
                row(
                        "def f[T](a: T): ...",
                        "def f[T: int](a: T): ...",
                        "f: type parameter 'T' is missing",
                        "f: type parameter 'T: int' is not in the library"),
                row(
                        OVERLOADS,
                        OVERLOADS.replace("str", "bytes"),
                        "f: overload 2: parameter 'a' is of type 'str', the stub says 'bytes'",
                        "f: overload 2: returns 'str', the stub says 'bytes'"),
                row(OVERLOADS, OVERLOADS.substring(0, OVERLOADS.lastIndexOf('@')), "f: overload 2 is missing"),
                row(
                        OVERLOADS,
                        OVERLOADS + "@overload\ndef f(a: float) -> float: ...",
                        "f: overload 3 is not in the library"),
                row(
                        "@overload\ndef f(a): ...\n@overload\ndef f(b): ...",
                        "@overload\ndef f(b): ...\n@overload\ndef f(a): ...",
                        "f: the overloads are in another order"),
                // properties
                row(PROPERTY, READ_ONLY, "C.p.setter: setter is missing"),
                row(READ_ONLY, PROPERTY, "C.p.setter: setter is not in the library"),
                row(
                        PROPERTY,
                        PROPERTY.replace("value: int", "value: str"),
                        "C.p.setter: parameter 'value' is of type 'int', the stub says 'str'"),
                row(PROPERTY, PROPERTY.replace("-> int", "-> str"), "C.p: returns 'int', the stub says 'str'"),
                // classes
                row("class C(int): ...", "class C: ...", "C: base 'int' is missing"),
                row(
                        "class C(ValueError): ...",
                        "class C(Exception): ...",
                        "C: base 'ValueError' is missing",
                        "C: base 'Exception' is not in the library"),
                row("class C(Exception):\n    a: int", "class C:\n    a: int", "C: base 'Exception' is missing"),
                row("class C(Exception): ...", "class C: ...", "C: base 'Exception' is missing"),
                row(
                        "class C:\n    class D(Exception): ...",
                        "class C:\n    class D: ...",
                        "C.D: base 'Exception' is missing"),
                row("class C(int, str): ...", "class C(str, int): ...", "C: the bases are in another order"),
                row("class C[T]: ...", "class C: ...", "C: type parameter 'T' is missing"),
                row(
                        "class C:\n    class D:\n        def f(self): ...",
                        "class C:\n    class D: ...",
                        "C.D.f: function is missing"),
                row("class C:\n    a: int", "", "C: class is missing"),
                // attributes and aliases
                row("a: int", "a: str", "a: is of type 'int', the stub says 'str'"),
                row("a = 1", "a = 2", "a: has the value '1', the stub says '2'"),
                row("a = 1", "a = 1.0", "a: has the value '1', the stub says '1.0'"),
                row("a: int = 1", "a: int", "a: has the value '1', the stub does not say so"),
                row("type A = int", "type A = str", "A: stands for 'int', the stub says 'str'"),
                row(
                        "__all__ = ['a']",
                        "__all__ = ['b']",
                        "__all__: element 'a' is missing",
                        "__all__: element 'b' is not in the library"),
                // declarations
                row("def f(): ...", "", "f: function is missing"),
                row("", "a: int", "a: attribute is not in the library"),
                row("class C: ...", "def C(): ...", "C: is a class, the stub says it is a function"),
                row("a: int", "def a(): ...", "a: is an attribute, the stub says it is a function"),
                row("from . import shapes as shapes", "", "shapes: import is missing"),
                row("from .a import C as C", "class C: ...", "C: is an import, the stub says it is a class"),
                row("from .a import *", "from .b import *", "*: import differs"),
                row("", "del a", "a: statement is not in the library"),
                row(
                        "import sys\nif sys.platform == 'win32':\n    def f(): ...\nelse:\n    def f(a): ...",
                        "import sys\nif sys.platform == 'win32':\n    def f(b): ...",
                        "f: parameter 'b' is not in the library under 'sys.platform == \"win32\"'",
                        "f: function is missing under 'not sys.platform == \"win32\"'"),
                // definitions that a later one replaces
                row("def f(a): ...", "def f(b): ...\ndef f(a): ...", "f: is defined twice; the last one counts"),
                row(
                        "def f(a): ...",
                        "def f(a): ...\ndef f(a): ...\ndef f(b): ...",
                        "f: is defined 3 times; the last one counts",
                        "f: parameter 'a' is called 'b' in the stub"),
                row(
                        "class C:\n    a: int",
                        "class C:\n    b: int\nclass C:\n    a: int\n    a: str",
                        "C: is defined twice; the last one counts",
                        "C.a: is defined twice; the last one counts",
                        "C.a: is of type 'int', the stub says 'str'"),
                row("a: int", "def a(): ...\na: int", "a: is defined twice; the last one counts"),
                row(
                        "",
                        "a: int\na: int",
                        "a: is defined twice; the last one counts",
                        "a: attribute is not in the library"),
                row(
                        PROPERTY,
                        PROPERTY + PROPERTY.replace("class C:\n", ""),
                        "C.p: is defined twice; the last one counts",
                        "C.p.setter: is defined twice; the last one counts"),
                row(
                        OVERLOADS,
                        OVERLOADS + OVERLOADS.replace("from typing import overload\n", "def f(a: bytes): ...\n"),
                        "f: is defined twice; the last one counts"),
                row(
                        "import sys\nif sys.platform == 'win32':\n    def f(): ...",
                        "import sys\nif sys.platform == 'win32':\n    def f(): ...\n    def f(): ...",
                        "f: is defined twice under 'sys.platform == \"win32\"'; the last one counts"),
                // types
                row("import x, y\na: x.T", "import x, y\na: y.T", "a: is of type 'x.T', the stub says 'y.T'"),
                row("import x\na: list[x.T | None]", "a: int", "a: is of type 'list[T | None]', the stub says 'int'"),
                row(
                        "a: C.D\nclass C:\n    class D: ...",
                        "a: int\nclass C:\n    class D: ...",
                        "a: is of type 'C.D', the stub says 'int'"),
                row("a: int | str", "a: str | bytes", "a: is of type 'int | str', the stub says 'bytes | str'"),
                row(
                        "from typing import Literal\na: Literal['a', 'b']",
                        "from typing import Literal\na: Literal['b', 'c'] | None",
                        "a: is of type 'Literal[\"a\", \"b\"]', the stub says 'Literal[\"b\", \"c\"] | None'"),
                row(
                        "a: list[int]",
                        "from geo.other import List\na: List[int]",
                        "a: is of type 'list[int]', the stub says 'List[int]'"),
                row(
                        "def f(a=list): ...",
                        "from typing import List\ndef f(a=List): ...",
                        "f: parameter 'a' defaults to 'list', the stub says 'List'"),
                row(
                        "from typing import Literal\na: Literal['int']",
                        "from typing import Literal\na: Literal[int]",
                        "a: is of type 'Literal[\"int\"]', the stub says 'Literal[int]'"),
                row(
                        "from typing import Annotated\na: Annotated['int', 'int']",
                        "from typing import Annotated\na: Annotated[int, int]",
                        "a: is of type 'Annotated[int, \"int\"]', the stub says 'Annotated[int, int]'"),
                row("import a\nb: a.int", "b: int", "b: is of type 'a.int', the stub says 'int'"),
                row(
                        "import builtins\nclass int: ...\nb: builtins.int",
                        "class int: ...\nb: int",
                        "b: is of type 'builtins.int', the stub says 'geo.native.int'"),
                row("a: 'no type'", "a: int", "a: is of type '\"no type\"', the stub says 'int'"),
                // documentation
                row("'Module.'", "", ": the documentation is missing"),
                row("def f(): 'One.'", "def f(): 'Two.'", "f: the documentation differs"),
                row("class C: ...", "class C: 'Doc.'", "C: the documentation is not in the library"),
                row(
                        "def f():\n    '''a\n\n    b'''",
                        "def f():\n    '''a\n\n        b\n    c'''",
                        "f: the documentation differs"));
    }

    /** PyO3 describes no exceptions of {@code create_exception!}, so that the base in the generated stub is a guess. */
    @ParameterizedTest
    @ValueSource(strings = {"(ValueError)", "(Base)", "(ValueError, KeyError)", "(Exception)"})
    void of_an_exception_that_is_only_a_name_the_base_does_not_count(String bases) throws StubSyntaxException {
        String library = "class Base: ...\nclass C(Exception): ...";
        String stub = "class Base: ...\nclass C%s:".formatted(bases);

        assertThat(between(library, stub + " ...", Comparison.CONTENT)).isEmpty();
        assertThat(between(library, stub + " 'Doc.'", Comparison.CONTENT))
                .containsExactly("C: the documentation is not in the library");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void signatures_are_fresh_whatever_the(String matter, String library, String stub) throws StubSyntaxException {
        assertThat(between(library, stub, Comparison.SIGNATURES)).isEmpty();
    }

    static Stream<Arguments> signatures_are_fresh_whatever_the() {
        return Stream.of(
                arguments("types of keywords", """
                        from typing import TypedDict, Unpack
                        _FKwargs = TypedDict("_FKwargs", {"from": str})
                        def f(**kwargs: Unpack[_FKwargs]): ...
                        """, "def f(**kwargs: str): ..."),
                arguments(
                        "types", "def f(a: int, b: str = '') -> int: ...\nc: int", "def f(a, b=...): ...\nc: str = ''"),
                arguments("documentation", "'Doc.'\ndef f(): 'Doc.'", "def f(): ..."),
                arguments("bases and decorators", "@final\nclass C(Exception): ...", "class C: ..."),
                arguments("async", "async def f(): ...", "def f() -> Awaitable[None]: ..."),
                arguments("conditions", "def f(a): ...", "import sys\nif sys.platform == 'linux':\n    def f(a): ..."),
                arguments("conditions, of which one form is right", "def f(a): ...", """
                        import sys
                        if sys.platform == 'linux':
                            def f(a): ...
                        else:
                            def f(b): ...
                        """),
                arguments("overloads", "def f(a=None): ...", OVERLOADS),
                arguments(
                        "constructor",
                        "class C:\n    def __new__(cls, /, a): ...",
                        "class C:\n    def __init__(self, a): ..."),
                arguments("name of self", "class C:\n    def f(self, /, a): ...", "class C:\n    def f(this, a): ..."),
                arguments(
                        "parameters' names of special methods",
                        "class C:\n    def __eq__(self, other, /): ...",
                        "class C:\n    def __eq__(self, o): ..."),
                arguments("way to write an attribute", PROPERTY, "class C:\n    p: int"),
                arguments("kind of property", READ_ONLY, """
                        from functools import cached_property
                        class C:
                            @cached_property
                            def p(self): ...
                        """),
                arguments("types of the stub", "", """
                        from typing import NewType, ParamSpec, TypeAlias, TypeVar
                        T = TypeVar("T")
                        P = ParamSpec("P")
                        N = NewType("N", int)
                        A: TypeAlias = int
                        type B = int
                        class _Private: ...
                        """),
                arguments("origin", "class C: ...", "from .other import C as C"),
                arguments("imports", "from . import s as s", "from . import t as t"),
                arguments("__all__", "__all__ = ['a']\na: int", "a: int"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource
    void signatures_that_differ_are_told_by_name(String library, String stub, List<String> told, String name)
            throws StubSyntaxException {
        assertThat(between(library, stub, Comparison.SIGNATURES)).containsExactlyElementsOf(told);
    }

    static Stream<Arguments> signatures_that_differ_are_told_by_name() {
        return Stream.of(
                row("def f(a: int = 1): ...", "def f(): ...", "f: parameter 'a=...' is missing"),
                row("def f(a: int): ...", "def f(a: int, *b): ...", "f: parameter '*b' is not in the library"),
                row("def f(a: int): ...", "def f(b: int): ...", "f: parameter 'a' is called 'b' in the stub"),
                row("def f(a, b): ...", "def f(b, a): ...", "f: parameter 'a' is in another place"),
                row(
                        "def f(a): ...",
                        "def f(*, a): ...",
                        "f: parameter 'a' is positional or keyword, the stub says keyword-only"),
                row("def f(a=1): ...", "def f(a): ...", "f: parameter 'a' has a default, the stub says it has none"),
                row("def f(a): ...", "def f(a=1): ...", "f: parameter 'a' has no default, the stub says it has one"),
                row(
                        "class C:\n    def __new__(cls, a): ...",
                        "class C:\n    def __init__(self): ...",
                        "C.__new__: parameter 'a' is missing"),
                row(
                        "class C:\n    def __eq__(self, other): ...",
                        "class C:\n    def __eq__(self): ...",
                        "C.__eq__: parameter 'argument1' is missing"),
                row(
                        "class C:\n    def __x__(self, a, *, argument1): ...",
                        "class C:\n    def __x__(self, a): ...",
                        "C.__x__: parameter 'argument1' is missing"),
                row(
                        "class C:\n    @staticmethod\n    def f(): ...",
                        "class C:\n    @classmethod\n    def f(cls): ...",
                        "C.f: decorator '@staticmethod' is missing",
                        "C.f: decorator '@classmethod' is not in the library",
                        "C.f: parameter 'self' is not in the library"),
                row(READ_ONLY, "class C:\n    def p(self): ...", "C.p: decorator '@property' is missing"),
                row(READ_ONLY, "class C:\n    p: int", "C.p: is a property, the stub says it is an attribute"),
                row(PROPERTY, READ_ONLY, "C.p: is an attribute, the stub says it is a property"),
                row("def f(): ...", "class f: ...", "f: is a function, the stub says it is a class"),
                row(
                        "def f(a: int): ...",
                        "def f(b: int): ...\ndef f(c: int): ...",
                        "f: is defined twice; the last one counts",
                        "f: parameter 'a' is called 'c' in the stub"),
                row(
                        "class C: ...",
                        OVERLOADS.replace(" f", " C").replace("a: str", "b: str"),
                        "C: is a class, the stub says it is an overload",
                        "C: overload 2 is not in the library"),
                row("def f(): ...\ndef _g(): ...", "", "f: function is missing", "_g: function is missing"),
                row(
                        "",
                        "def f(): ...\ndef _g(): ...\nclass C:\n    def __len__(self): ...",
                        "f: function is not in the library",
                        "C: class is not in the library"),
                row(
                        "class C: ...",
                        "class C:\n    def __len__(self): ...\n    def _f(self): ...",
                        "C.__len__: function is not in the library"));
    }

    @Test
    void an_undefined_name_in_quotes_means_no_other_than_the_librarys() throws StubSyntaxException {
        assertThat(between("from a import Bar\nx: Bar", "x: 'b.Bar'", Comparison.CONTENT))
                .containsExactly("x: is of type 'a.Bar', the stub says 'b.Bar'");
        assertThat(between("from a import Bar\nx: Bar", "x: 'Baz'", Comparison.CONTENT))
                .hasSize(1);
        assertThat(between("from a import int\nx: int", "x: 'int'", Comparison.CONTENT))
                .hasSize(1);
        assertThat(between("from _typeshed import Incomplete\nx: Incomplete", "x: 'u32'", Comparison.CONTENT))
                .hasSize(1);
    }

    /** As the library's description has it: nobody wrote these imports, and the accessor's decorator is no name. */
    @Test
    void a_tree_that_was_never_text_is_compared_with_one_that_was() throws StubSyntaxException {
        Expression date = new Name("datetime", "date");
        StubFile generated = new StubFile(
                "geo.native",
                false,
                Optional.empty(),
                List.of(new Declaration.ClassDefinition(
                        "C",
                        List.of(),
                        List.of(),
                        Optional.of("One.\n  Two.\n"),
                        List.of(
                                accessor(Name.builtin("property"), Optional.of(date)),
                                accessor(new Expression.Attribute(Name.builtin("p"), "setter"), Optional.empty())))));

        String stub = """
                import datetime
                class C:
                    \"""One.
                      Two.\"""
                    @property
                    def p(self) -> datetime.date: ...
                    @p.setter
                    def p(self): ...
                """;
        assertThat(Drift.between(generated, StubParser.parse(stub, "geo.native", false), Comparison.CONTENT)
                        .changes())
                .isEmpty();
    }

    private static Statement accessor(Expression decorator, Optional<Expression> returns) {
        return new Declaration.Function(
                "p",
                List.of(decorator),
                false,
                List.of(new Parameter(
                        "self", Parameter.Kind.POSITIONAL_OR_KEYWORD, Optional.empty(), Optional.empty())),
                returns,
                Optional.empty());
    }

    private static Arguments row(String library, String stub, String... told) {
        return arguments(library, stub, List.of(told), String.join("; ", told));
    }

    /** The differences, without the name of the module before those of the declarations. */
    private static List<String> between(String library, String stub, Comparison by) throws StubSyntaxException {
        Drift drift = Drift.between(
                StubParser.parse(library, "geo.native", false), StubParser.parse(stub, "geo.native", false), by);
        assertThat(drift.isEmpty()).isEqualTo(drift.changes().isEmpty());
        return drift.changes().stream()
                .flatMap(change -> WORDING.lines(change, List.of()).stream())
                .map(line -> line.replaceFirst("^geo\\.native\\.?", ""))
                .toList();
    }
}
