// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stubs of the module {@code geo}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StubUpdateTest {

    private static final PartlyDescribed PARTLY = new PartlyDescribed(new TreeSet<>(List.of("geo")));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void by_content(String what, String generated, String committed, String updated) throws Exception {
        assertThat(updated(generated, committed, Comparison.CONTENT, PartlyDescribed.NONE))
                .isEqualTo(updated);
    }

    static Stream<Arguments> by_content() {
        return Stream.of(
                arguments(
                        "what is new stands where the library has it",
                        "a: int\nb: int\nd: int\nc: int\n",
                        "a: int\nc: int\n",
                        "a: int\nb: int\nd: int\nc: int\n"),
                arguments(
                        "what is new stands behind what is before it, wherever that is",
                        "a: int\nb: int\nc: int\n",
                        "c: int\na: int\n",
                        "c: int\na: int\nb: int\n"),
                arguments(
                        "what is stale is replaced in its place",
                        "a: int\nb: int\nc: int\n",
                        "c: int\na: str\nb: int\n",
                        "c: int\na: int\nb: int\n"),
                arguments("what is gone goes", "b: int\n", "a: int\nb: int\nclass C: ...\n", "b: int\n"),
                arguments(
                        "a block stays whose header defines names",
                        "b: int\n",
                        "for c in d:\n    a: int\nwith e as f:\n    pass\nb: f.T\n",
                        "for c in d:\n    pass\n\nwith e as f:\n    pass\n\nb: int\n"),
                arguments(
                        "comments go with what they are about",
                        "a: int\nb: int\nc: int\n",
                        "# of a\na: int\n# of b\nb: str\n# of d\nd: int\n",
                        "# of a\na: int\n\n# of b\nb: int\n\nc: int\n"),
                arguments(
                        "another kind of thing",
                        "class a:\n    x: int\n",
                        "def a() -> int: ...\nb: int\n",
                        "class a:\n    x: int\n"),
                arguments("of a class only the members that are stale", """
                        class NotFound(Exception): ...
                        class C:
                            def f(self, /) -> int: ...
                            def g(self, /) -> int: ...
                            def h(self, /) -> int: ...
                            class D:
                                x: int
                        """, """
                        class NotFound(OSError):
                            def old(self): ...
                        class C:
                            # of h
                            def h(self, /) -> "int": ...
                            def g(self, /) -> str: ...
                            class D:
                                x: 0x10
                                y: int
                        """, """
                        class NotFound(OSError): ...

                        class C:
                            def f(self, /) -> int: ...
                            # of h
                            def h(self, /) -> "int": ...
                            def g(self, /) -> int: ...
                            class D:
                                x: int
                        """),
                arguments(
                        "of a class that only its bases make stale all members stay",
                        "class B: ...\nclass C(B):\n    x: int\n    y: str\n",
                        "class B: ...\nclass C:\n    y: 'str'\n    x: int\n",
                        "class B: ...\n\nclass C(B):\n    y: \"str\"\n    x: int\n"),
                arguments(
                        "a class that stands there twice",
                        "class C:\n    x: int\n",
                        "class C:\n    x: int\nclass C:\n    y: int\n",
                        "class C:\n    x: int\n"),
                arguments(
                        "overloads are one thing",
                        "from typing import overload\n@overload\ndef f(a: int) -> int: ...\n@overload\ndef f(a: str) -> str: ...\n",
                        "from typing import overload\n@overload\ndef f(a: str) -> str: ...\n@overload\ndef f(a: int) -> int: ...\nb: int\n",
                        "from typing import overload\n\n@overload\ndef f(a: int) -> int: ...\n\n@overload\ndef f(a: str) -> str: ...\n"),
                arguments(
                        "under conditions only what is stale",
                        "import sys\na: int\nif sys.platform == 'win32':\n    b: int\n    c: int\n",
                        "import sys\nif sys.platform == 'win32':\n    a: int\n    c: \"int\"\n    b: str\n",
                        "import sys\na: int\n\nif sys.platform == \"win32\":\n    c: \"int\"\n    b: int\n"),
                arguments(
                        "the module's documentation",
                        "'''New.'''\na: int\n",
                        "'''Old.'''\na: 'int'\n",
                        "\"\"\"\nNew.\n\"\"\"\n\na: \"int\"\n"),
                arguments(
                        "imports that only the former text needs go",
                        "a: int\n",
                        "from datetime import date\na: date\n",
                        "a: int\n"),
                arguments(
                        "imports that a text in quotes needs stay",
                        "from numpy import ndarray\na: ndarray\nb: int\n",
                        "import numpy as np\na: 'np.ndarray'\nb: str\n",
                        "import numpy as np\na: \"np.ndarray\"\nb: int\n"),
                arguments(
                        "an alias that only names without quotes use goes",
                        "from decimal import Decimal\na: Decimal\nb: int\n",
                        "from decimal import Decimal as _Decimal\na: _Decimal\nb: str\n",
                        "from decimal import Decimal\na: Decimal\nb: int\n"),
                arguments(
                        "an alias in quotes stays, and the whole file uses it",
                        "from decimal import Decimal\na: Decimal\nb: Decimal\nc: int\n",
                        "from decimal import Decimal as _Decimal\na: '_Decimal'\nb: _Decimal\nc: str\n",
                        "from decimal import Decimal as _Decimal\na: \"_Decimal\"\nb: _Decimal\nc: int\n"),
                arguments(
                        "a new name that a text in quotes means something else by",
                        "from numpy import ndarray\na: ndarray\nnp: int\n",
                        "import numpy as np\na: 'np.ndarray'\n",
                        "from numpy import ndarray\na: ndarray\nnp: int\n"),
                arguments(
                        "what older generators did not write is added, though all else is fresh",
                        "from . import s as s\n__all__ = ['s', 'a']\na: int\n",
                        "a: 'int'\n",
                        "from . import s as s\n\n__all__ = [\"s\", \"a\"]\n\na: \"int\"\n"),
                arguments("a wrong __all__", "__all__ = ['a']\na: int\n", "__all__ = ['b']\na: 'int'\n", """
                        __all__ = ["a"]

                        a: "int"
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void by_signatures(String what, String generated, String committed, String updated) throws Exception {
        assertThat(updated(generated, committed, Comparison.SIGNATURES, PartlyDescribed.NONE))
                .isEqualTo(updated);
    }

    static Stream<Arguments> by_signatures() {
        return Stream.of(
                arguments(
                        "types, documentation and helpers stay",
                        "'''New.'''\ndef f(a: int) -> int: ...\ndef g(): ...\n",
                        "'''Old.'''\nfrom typing import TypeVar\nT = TypeVar('T')\n_L = list[T]\n"
                                + "def f(a: T) -> _L:\n    '''Same.'''\ndef h(): ...\n",
                        "\"\"\"\nOld.\n\"\"\"\n\nfrom typing import TypeVar\nT = TypeVar(\"T\")\n_L = list[T]\n\n"
                                + "def f(a: T) -> _L:\n    \"\"\"\n    Same.\n    \"\"\"\n\ndef g(): ...\n"),
                arguments(
                        "a constructor under its other name",
                        "class C:\n    def __new__(cls, /, a: int) -> C: ...\n    x: int\n",
                        "class C:\n    x: str\n    def __init__(self, b: int) -> None: ...\n",
                        "class C:\n    x: str\n    def __new__(cls, /, a: int) -> C: ...\n"),
                arguments(
                        "a second constructor",
                        "class C:\n    def __new__(cls, /, a: int) -> C: ...\n    def __init__(self, /, a: int) -> None: ...\n",
                        "class C:\n    def __init__(self, a: int) -> None: ...\n",
                        "class C:\n    def __new__(cls, /, a: int) -> C: ...\n    def __init__(self, /, a: int) -> None: ...\n"),
                arguments(
                        "a class under a condition",
                        "class C:\n    def f(self, /, a: int): ...\n    def g(self, /): ...\n",
                        "import sys\nif sys.version_info >= (3, 12):\n    class C:\n        def f(self, a: str) -> int: ...\n",
                        "import sys\n\nif sys.version_info >= (3, 12):\n    class C:\n        def f(self, a: str) -> int: ...\n"
                                + "        def g(self, /): ...\n"),
                arguments(
                        "what is gone from the library is unknown where it is a type",
                        "def f(a: int) -> int: ...\n",
                        "class Old: ...\ndef f(a: Old) -> int: ...\n",
                        "from _typeshed import Incomplete\ndef f(a: Incomplete) -> int: ...\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void of_a_partly_described_module(String what, String generated, String committed, String updated)
            throws Exception {
        assertThat(updated(generated, committed, Comparison.CONTENT, PARTLY)).isEqualTo(updated);
    }

    static Stream<Arguments> of_a_partly_described_module() {
        String others = "from _typeshed import Incomplete\ndef __getattr__(name: str) -> Incomplete: ...\n";
        return Stream.of(
                arguments(
                        "names beside the described ones stay, with what they need",
                        "def f(a: int): ...\n" + others,
                        "from typing import TypeVar\nfrom base import Error as _Error\n" + others
                                + "_T = TypeVar('_T')\ndef f(): ...\n# of Torn\nclass Torn(_Error): ...\ndef g(a: _T) -> _T: ...\n",
                        """
                        from _typeshed import Incomplete
                        from base import Error
                        from typing import TypeVar
                        def __getattr__(name: str) -> Incomplete: ...
                        _T = TypeVar("_T")
                        def f(a: int): ...

                        # of Torn
                        class Torn(Error): ...

                        def g(a: _T) -> _T: ...
                        """),
                arguments(
                        "a function for all other names is not added where these are named",
                        "a: int\n" + others,
                        "a: str\nb: int\n",
                        "a: int\nb: int\n"),
                arguments(
                        "and is added where none is",
                        "a: int\n" + others,
                        "a: int\n_b: int\n",
                        "from _typeshed import Incomplete\na: int\ndef __getattr__(name: str) -> Incomplete: ...\n_b: int\n"));
    }

    private static String updated(String generated, String committed, Comparison by, PartlyDescribed partly)
            throws StubSyntaxException {
        StubFile library = parsed(generated);
        StubFile updated = new StubUpdate(
                        new ModuleDemand(
                                library,
                                new TreeMap<>(),
                                Set.of(),
                                AnyTarget.libraries(StubTree.of(List.of(library))),
                                UnsharedDocumentation.UNDER_CONDITIONS,
                                () -> StubTree.of(List.of(library)),
                                false,
                                StubTree.of(List.of(library))),
                        by,
                        partly,
                        StubTree.of(List.of(library)))
                .of(parsed(committed));
        return StubPrinter.print(updated, StubTree.of(List.of(updated)));
    }

    private static StubFile parsed(String text) throws StubSyntaxException {
        return StubParser.parse(text, "geo", true);
    }
}
