// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names of a stub mean, and which of its imports are statements. */
class StubNamesTest {

    @ParameterizedTest(name = "after {0}, {1} is {3} of {2}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "pass ; int ; builtins ; int",
                "pass ; unheard.of ; builtins ; unheard.of",
                "pass ; __all__ ; '' ; __all__",
                "import a ; a.B ; a ; B",
                "import a ; a.b.C ; a ; b.C",
                "import a ; a ; a ; -",
                "import a.b ; a.b.C ; a.b ; C",
                "import a.b ; a.b ; a.b ; -",
                "import a.b ; a.C ; a ; C",
                "import a.b.c, a.d ; a.b.X ; a.b ; X",
                "import a.b.c, a.d ; a.d.e.X ; a.d ; e.X",
                "import a.b as c ; c.D.E ; a.b ; D.E",
                "import builtins ; builtins.int ; builtins ; int",
                "from a import B ; B ; a ; B",
                "from a import b ; b.C ; a ; b.C",
                "from a import (b as c, d,) ; c ; a ; b",
                "from . import x ; x.C ; p.q ; x.C",
                "from .x import C ; C ; p.q.x ; C",
                "from .. import x ; x ; p ; x",
                "from ..x.y import C ; C ; p.x.y ; C",
                "from . import m ; m.C ; p.q ; m.C",
                "if c: import a.b ; a.b.C ; a.b ; C",
                "'if a: from b import C\\nelse: from b import C' ; C ; b ; C",
                "'if a: from b import C\\nelse: from c import C' ; C ; p.q.m ; C",
                "'if a: from b import C as C' ; C ; p.q.m ; C",
                "'try: import a\\nexcept E: a = 1' ; a.b ; p.q.m ; a.b",
                "'from a import C\\nclass C(C): ...' ; C ; p.q.m ; C",
                "class A: ... ; A.B ; p.q.m ; A.B",
                "'a, *b = c' ; b ; p.q.m ; b",
                "with a as b: pass ; b ; p.q.m ; b",
                "from a import * ; b ; builtins ; b",
            })
    void a_name_means_what_the_file_gives_it(String before, String name, String module, String path) throws Exception {
        StubFile file = StubParser.parse(before.replace("\\n", "\n") + "\nresult = " + name, "p.q.m", false);

        assertThat(valueOf("result", file)).isEqualTo(new Name(module, path == null ? "" : path));
    }

    @Test
    void a_package_imports_its_own_submodules() throws Exception {
        StubFile file = StubParser.parse("from . import s, t\nclass s: ...\na = s\nb = t.X", "p", true);

        assertThat(valueOf("a", file)).isEqualTo(new Name("p", "s"));
        assertThat(valueOf("b", file)).isEqualTo(new Name("p.t", "X"));
    }

    @Test
    void class_bodies_type_parameters_and_lambdas_have_names_of_their_own() throws Exception {
        StubFile file = StubParser.parse("""
                from m import D, T, x
                class A[T]:
                    C = D
                    a: C
                    class B:
                        D: int
                        b: tuple[A, C, D, T, A.C]
                    def f[x](self, d=lambda D: (D, x)) -> tuple[C, T, x]: ...
                e: tuple[C, D, T, x]
                """, "p", false);

        assertThat(StubPrinter.print(file, StubTree.of(List.of(file)))).isEqualTo("""
                from m import D as D2, T as T2, x as x2

                class A[T]:
                    C = D2
                    a: A.C
                    class B:
                        D: int
                        b: tuple[A, C, A.B.D, T, A.C]
                    def f[x](self, d=lambda D: (D, x)) -> tuple[A.C, T, x]: ...

                e: tuple[C, D2, T2, x2]
                """);
    }

    @Test
    void a_body_that_hides_what_it_uses_gets_it_by_another_name() throws Exception {
        String text = """
                from p import B as B2
                from q import C as C2
                class B: ...

                class A:
                    A: int
                    B: B2
                    C: C2
                    a: A
                """;
        StubFile file = StubParser.parse(text, "p", false);

        assertThat(StubPrinter.print(file, StubTree.of(List.of(file)))).isEqualTo(text);
    }

    /** Type checkers read the list of another module only behind a simple name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "import other ; other",
                "import other.part as part ; part",
                "import p.s as s ; s",
                "from . import s as s ; s",
                "from elsewhere import part ; part",
            })
    void the_public_names_of_another_module_stay_behind_its_name(String statement, String module) throws Exception {
        String text = statement + "\n\n__all__ = [\"a\"]\n\n__all__ += " + module + ".__all__\n";
        StubFile file = StubParser.parse(text, "p", true);

        String printed = StubPrinter.print(file, StubTree.of(List.of(file)));

        assertThat(printed).isEqualTo(text);
        assertThat(StubParser.parse(printed, "p", true)).isEqualTo(file);
    }

    @Test
    void the_public_names_of_the_module_itself_have_no_module() throws Exception {
        String text = "__all__ = [\"a\"]\na = __all__\n";
        StubFile file = StubParser.parse(text, "p", false);

        assertThat(StubPrinter.print(file, StubTree.of(List.of(file)))).isEqualTo("__all__ = [\"a\"]\n\na = __all__\n");
    }

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "import a ; import a",
                "import a.b as c ; import a.b",
                "from a import b as c ; from a import b",
                "if c: from a import b ; from a import b",
                "from a import * ; from a import *",
                "import a as a ; import a as a",
                "'import a.b; __all__ = [\"a\"]' ; import a as a",
                "'from a import b as c; __all__ += (\"c\",)' ; from a import b as c",
                "'from a import b; __all__.extend([\"b\"])' ; from a import b as b",
                "'from a import b; x: b' ; from a import b",
                "'from a import b as c; x: \"c | None\"' ; from a import b as c",
                "'import a; x: \"a.B\"; y: a.C' ; import a",
                "from __future__ import annotations ; -",
                "from builtins import int ; -",
                "'import a.b; from a import b; x: a.b' ; import a.b",
            })
    void imports_are_kept_for_their_own_sake(String text, String line) throws Exception {
        StubFile file = StubParser.parse(text, "p", false);
        String printed = StubPrinter.print(file, StubTree.of(List.of(file)));

        assertThat(printed.lines().filter(each -> each.contains("import")).findFirst())
                .isEqualTo(Optional.ofNullable(line));
    }

    @Test
    void the_order_and_spelling_of_imports_make_no_difference() throws Exception {
        StubFile one = StubParser.parse("import a.b\nfrom c import d as e, f as f\nx: a.b.X\ny: e.Y\n", "p", false);
        StubFile other =
                StubParser.parse("from c import f as f\nimport c\nfrom a.b import X\nx: X\ny: c.d.Y", "p", false);

        assertThat(one).isEqualTo(other);
        assertThat(one.body()).first().isEqualTo(new Import(new Name("c", "f"), true));
    }

    private static Expression valueOf(String name, StubFile file) {
        return file.body().stream()
                .filter(statement -> statement instanceof Assignment assignment
                        && assignment.name().equals(name))
                .map(statement -> ((Assignment) statement).value().orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
