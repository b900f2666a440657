// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionTest {

    private static final View LINUX = new View(OperatingSystem.LINUX, VersionRange.only(new PythonVersion(3, 10)));
    private static final View WINDOWS = new View(OperatingSystem.WINDOWS, VersionRange.only(new PythonVersion(3, 12)));

    private static final String NESTED = """
            import sys
            from typing import TYPE_CHECKING
            # stays with the constant
            A: int
            if sys.platform == "win32":
                # of windows
                B: int
            elif sys.platform == "linux":
                if sys.version_info >= (3, 11):
                    C: int
                else:
                    D: int
            else:
                E: int
            class K:
                if sys.platform != "win32":
                    def f(self) -> int: ...
                else:
                    def f(self) -> str: ...
            if TYPE_CHECKING:
                F: int
            else:
                G: int
            """;

    /** A row: the stub, and what Linux sees of it. */
    static Stream<Arguments> renamedImports() {
        String unlisted = "import sys\n__all__ = [\"a\"]\nif sys.platform == \"win32\":\n    __all__ += [\"b\"]\n";
        String plain = "__all__ = [\"a\"]\n";
        return Stream.of(
                arguments(unlisted + "from a import r as b\n", plain),
                arguments(
                        unlisted + "from a import r as b\ndef f() -> b: ...\n",
                        "from a import r\n\n" + plain + "\ndef f() -> r: ...\n"),
                arguments(unlisted + "import q.e as b\nx: b.T\n", "from q.e import T\n\n" + plain + "\nx: T\n"),
                arguments(
                        unlisted + "from a import r as b\nx: \"b\"\n",
                        "from a import r as b\n\n" + plain + "\nx: \"b\"\n"),
                arguments(
                        unlisted + "if FLAG:\n    from a import r as b\ndef f() -> b: ...\n",
                        "from a import r\n\n" + plain + "\ndef f() -> r: ...\n"),
                arguments(
                        unlisted
                                + "if FLAG:\n    from a import r as b\nelse:\n    from c import b\ndef f() -> b: ...\n",
                        plain
                                + "\nif FLAG:\n    from a import r as b\nelse:\n    from c import b as b\n\ndef f() -> b: ...\n"),
                arguments(
                        "import sys\nif sys.platform == \"win32\":\n    from c import q as b\nelse:\n    from a import r as b\ndef f() -> b: ...\n",
                        "from a import r\ndef f() -> r: ...\n"),
                arguments(
                        "import sys\nif FLAG:\n    from a import r as b\nif sys.platform == \"win32\":\n    from c import q as b\ndef f() -> b: ...\n",
                        "from a import r\ndef f() -> r: ...\n"));
    }

    @Test
    void a_name_that_only_other_views_define_is_the_builtin() throws StubSyntaxException {
        String stub =
                "import sys\nif sys.platform == \"win32\":\n    class int: ...\ndef f() -> int: ...\nx: int.real\n";

        assertThat(seen(stub, LINUX)).isEqualTo("def f() -> int: ...\nx: int.real\n");
        assertThat(seen(stub, WINDOWS)).contains("class int: ...", "def f() -> int: ...");
    }

    @Test
    void a_condition_decides_that_has_another_meaning_for_other_views_only() throws StubSyntaxException {
        String stub = """
                import sys
                from typing import TYPE_CHECKING
                if sys.platform == "win32":
                    from a import b as TYPE_CHECKING
                if TYPE_CHECKING:
                    x: int
                else:
                    x: str
                """;

        assertThat(seen(stub, LINUX)).isEqualTo("x: int\n");
        assertThat(seen(stub, WINDOWS)).contains("x: int\n", "x: str\n");
    }

    @ParameterizedTest
    @MethodSource("renamedImports")
    void a_view_does_not_see_renamed_imports_of_names_that_it_does_not_list(String stub, String expected)
            throws StubSyntaxException {
        String seen = seen(stub, LINUX);
        assertThat(seen).isEqualTo(expected);
        assertThat(seen(seen, LINUX)).isEqualTo(seen);
    }

    @Test
    void a_view_sees_the_branches_that_are_true_for_it() throws StubSyntaxException {
        assertThat(seen(NESTED, LINUX)).isEqualTo("""
                        # stays with the constant
                        A: int

                        D: int

                        class K:
                            def f(self) -> int: ...

                        F: int
                        """);
        assertThat(seen(NESTED, WINDOWS)).isEqualTo("""
                        # stays with the constant
                        A: int

                        # of windows
                        B: int

                        class K:
                            def f(self) -> str: ...

                        F: int
                        """);
    }

    @Test
    void each_seen_declaration_has_its_guard() throws StubSyntaxException {
        assertThat(guards(NESTED, LINUX))
                .isEqualTo(Map.of(
                        "m.D",
                        "sys.platform == \"linux\" and sys.version_info < (3, 11)",
                        "m.K.f",
                        "sys.platform != \"win32\"",
                        "m.F",
                        "TYPE_CHECKING"));
    }

    @Test
    void an_unknown_condition_stays_and_is_named() throws StubSyntaxException {
        String text = """
                import sys
                from other import FLAG
                if FLAG and sys.platform == "linux":
                    A: int
                elif sys.platform == "linux":
                    B: int
                else:
                    C: int
                """;
        Projection onLinux = Projection.of(tree(text), LINUX);

        assertThat(onLinux.unknown()).hasSize(1);
        assertThat(seen(text, LINUX)).isEqualTo("""
                        import sys
                        from other import FLAG

                        if FLAG and sys.platform == "linux":
                            A: int
                        else:
                            B: int
                        """);
        assertThat(seen(text, WINDOWS)).isEqualTo("C: int\n");
        assertThat(Projection.of(tree(text), WINDOWS).unknown()).isEmpty();
    }

    @Test
    void a_list_of_public_names_is_one_list() throws StubSyntaxException {
        String text = """
                import sys
                __all__ = ["A"]
                if sys.platform == "linux":
                    __all__ += ["B", "X"]
                    __all__.extend(("C",))
                    __all__.append("D")
                    __all__.remove("X")
                A: int
                B: int
                C: int
                D: int
                """;

        assertThat(seen(text, LINUX)).startsWith("__all__ = [\"A\", \"B\", \"C\", \"D\"]\n");
        assertThat(seen(text, WINDOWS)).startsWith("__all__ = [\"A\"]\n");
    }

    /** Under a condition the name is the module's own, because it may have other meanings. */
    @Test
    void an_import_without_its_condition_gives_its_name_the_imported_meaning() throws StubSyntaxException {
        String guarded = """
                import sys
                if sys.platform == "linux":
                    from .sub import Limit as Limit
                    from . import sub as sub
                    def limit(x: sub.Other) -> Limit: ...
                """;
        String own = """
                from .sub import Limit as Limit
                from . import sub as sub
                def limit(x: sub.Other) -> Limit: ...
                """;
        StubFile file = StubParser.parse(guarded, "m", true);
        StubFile wanted = StubParser.parse(own, "m", true);

        assertThat(Projection.of(StubTree.of(List.of(file)), LINUX).tree().file("m"))
                .contains(wanted);
    }

    @Test
    void a_module_of_other_systems_is_missing() throws StubSyntaxException {
        StubFile root = StubParser.parse(
                "import sys\nif sys.platform == 'linux':\n    from . import sub as sub\nfrom . import kept as kept\nA: int\n",
                "m",
                true);
        StubFile sub = StubParser.parse("import sys\nif sys.platform == 'linux':\n    B: int\n", "m.sub", false);
        StubFile kept = StubParser.parse("import sys\nif sys.platform == 'linux':\n    C: int\n", "m.kept", false);
        StubTree tree = StubTree.of(List.of(root, sub, kept));

        assertThat(Projection.of(tree, LINUX).tree().files()).containsOnlyKeys("m", "m.kept", "m.sub");
        assertThat(Projection.of(tree, WINDOWS).tree().files()).containsOnlyKeys("m", "m.kept");
    }

    @Test
    void versions_for_which_a_tree_looks_different() throws StubSyntaxException {
        StubTree tree = tree("""
                import sys
                if sys.version_info >= (3, 12):
                    A: int
                if (3, 10) <= sys.version_info and sys.platform == "linux":
                    B: int
                if sys.version_info[0] == 3:
                    C: int
                """);

        assertThat(StubConditions.of(tree).spans())
                .extracting(VersionRange::toString)
                .containsExactly("3.9 and earlier", "3.10 to 3.11", "3.12 and later");
    }

    @Test
    void views_that_nobody_has_compared() throws StubSyntaxException {
        StubTree tree = tree(NESTED);
        List<OperatingSystem> systems = List.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

        assertThat(GuardedBranch.unseen(tree, List.of(LINUX), systems))
                .extracting(View::toString)
                .containsExactly("linux, Python 3.11 and later", "darwin", "win32");
        assertThat(GuardedBranch.unseen(tree, List.of(LINUX, WINDOWS), systems))
                .extracting(View::toString)
                .containsExactly("linux, Python 3.11 and later", "darwin");
    }

    private static StubTree tree(String text) throws StubSyntaxException {
        return StubTree.of(List.of(StubParser.parse(text, "m", false)));
    }

    private static String seen(String text, View view) throws StubSyntaxException {
        StubTree seen = Projection.of(tree(text), view).tree();
        return StubPrinter.print(seen.file("m").orElseThrow(), seen);
    }

    private static Map<String, String> guards(String text, View view) throws StubSyntaxException {
        return Projection.of(tree(text), view).guards().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> StubPrinter.lines(
                                        new Assignment(
                                                "x", Optional.empty(), Optional.of(entry.getValue()), Optional.empty()),
                                        name -> name.module().equals("sys") ? name.dotted() : name.path())
                                .get(0)
                                .substring("x = ".length())));
    }
}
