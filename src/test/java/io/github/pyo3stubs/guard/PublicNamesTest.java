// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "__all__ = ['a', 'b']",
                "__all__ = ('a', 'b')",
                "__all__: list[str] = ['a', 'b']",
                "__all__: list[str]; __all__ += ['a', 'b']",
                "__all__ = ['a']; __all__ += ['b']",
                "__all__ = ['a']; __all__ += ('b',)",
                "__all__ = ['a']; __all__.extend(['b'])",
                "__all__ = ['a']; __all__.extend(('b',))",
                "__all__ = ['a']; __all__.append('b')",
                "__all__ = ['a', 'x', 'b']; __all__.remove('x')",
                "__all__ = ['x']; __all__ += ['y']; __all__ = ['a', 'b']",
                "__all__ = ['a'] + ['b']",
                "__all__ = ['a'] + ['b'] + []",
                "__all__ = ['a', *['b']]",
                "__all__ = [*['a'], *('b',)]",
                "__all__ = list(('a', 'b'))",
                "__all__ = sorted(['a', 'b'], key=str.lower)",
                "__all__ = ['a']; __all__ = __all__ + ['b']",
                "__all__ = ['a']; __all__ = [*__all__, 'b']",
                "__all__ = ['a']; __all__ += [*['b']]",
                "__all__ = ['a']; __all__ += list(['b'])",
                "__all__ = ['a']; __all__.insert(0, 'b')",
                "__all__ = ['a', 'b']; __all__.sort()",
                "__all__ = ['a', 'b']; __all__.reverse()",
                "__all__ = ['a']; __all__ += []; __all__.append('b')",
            })
    void all_forms_are_one_list(String statements) throws StubSyntaxException {
        assertThat(together(statements)).isEqualTo("__all__ = [\"a\", \"b\"]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__all__ += other.__all__",
                "__all__ += [name]",
                "__all__ += [x for x in name]",
                "__all__ += name * 2",
                "__all__.remove(\"absent\")",
                "__all__.pop()",
            })
    void other_changes_stay_after_the_list(String change) throws StubSyntaxException {
        assertThat(together("import other\nname: str\n__all__ = ['a']\n" + change + "\n__all__.append('c')\n"))
                .contains("__all__ = [\"a\", \"c\"]\n\n" + change + "\n");
    }

    @Test
    void changes_without_a_list_stay() throws StubSyntaxException {
        assertThat(together("__all__.append('b')\n")).isEqualTo("__all__ += [\"b\"]\n");
    }

    @Test
    void each_statement_about_the_list_binds_its_name() throws StubSyntaxException {
        assertThat(body("__all__ = ['a']\n__all__ += ['b']\n__all__.append('c')\n__all__.sort()\n"))
                .allSatisfy(statement -> assertThat(statement.binds()).containsExactly("__all__"));
        assertThat(body("all.append('c')\n"))
                .allSatisfy(statement -> assertThat(statement.binds()).isEmpty());
    }

    @Test
    void a_module_has_a_list_even_if_it_cannot_be_read() throws StubSyntaxException {
        String text = "import sys\nif sys.platform == 'win32':\n    __all__ = names()\n";

        assertThat(PublicNames.areListed(body(text))).isTrue();
        assertThat(PublicNames.listed(body(text))).isEmpty();
        assertThat(PublicNames.areListed(body("a: int\n"))).isFalse();
    }

    @Test
    void a_module_without_a_list_offers_all_names_but_private_ones_and_imports_for_itself() throws StubSyntaxException {
        String text = """
                import sys
                from os import getpid as getpid, getppid as _getppid
                from os import getuid
                a: int
                _b: int
                def c(): ...
                def c(x): ...
                class D:
                    e: int
                if sys.platform == "win32":
                    def f(): ...
                """;

        assertThat(printed(OfferedNames.listing(body(text)))).isEqualTo("""
                import sys

                __all__ = ["getpid", "a", "c", "D"]

                if sys.platform == "win32":
                    __all__ += ["f"]
                """);
    }

    @Test
    void names_are_added_and_removed() throws StubSyntaxException {
        assertThat(updated("__all__ = ['a', 'b']\n", Set.of("a"), "b", "c")).isEqualTo("__all__ = [\"b\", \"c\"]\n");
    }

    @Test
    void names_are_removed_under_conditions_and_are_not_added_twice() throws StubSyntaxException {
        assertThat(updated("""
                        __all__ = ["a"]
                        if FLAG:
                            __all__ += ["b", "c"]
                            __all__.remove("a")
                        elif OTHER:
                            __all__ += ["d"]
                        """, Set.of("a", "b", "d"), "c", "e")).isEqualTo("""
                        __all__ = ["e"]

                        if FLAG:
                            __all__ += ["c"]
                        """);
    }

    @Test
    void a_branch_in_the_middle_that_loses_all_names_is_left_out() throws StubSyntaxException {
        assertThat(updated("""
                        if FLAG:
                            __all__ += ["a"]
                        elif OTHER:
                            __all__ += ["b"]
                        else:
                            __all__ += ["c"]
                        """, Set.of("b"))).isEqualTo("""
                        if FLAG:
                            __all__ += ["a"]
                        elif not OTHER:
                            __all__ += ["c"]
                        """);
    }

    @Test
    void an_empty_branch_of_the_user_stays() throws StubSyntaxException {
        String text = """
                if FLAG:
                    pass
                else:
                    __all__ += ["c"]
                """;

        assertThat(updated(text, Set.of("b"))).isEqualTo(text);
    }

    @Test
    void names_are_added_to_a_list_that_cannot_be_read() throws StubSyntaxException {
        assertThat(updated("__all__ = names()\n", Set.of("a"), "b"))
                .isEqualTo("__all__ = names()\n\n__all__ += [\"b\"]\n");
        assertThat(updated("__all__ = names()\n", Set.of("a"))).isEqualTo("__all__ = names()\n");
    }

    private static String updated(String text, Set<String> removed, String... added) throws StubSyntaxException {
        return printed(PublicNames.updated(body(text), removed::contains, List.of(added)));
    }

    private static String together(String text) throws StubSyntaxException {
        return printed(PublicNames.together(body(text)));
    }

    private static List<Statement> body(String text) throws StubSyntaxException {
        return StubParser.parse(text, "m", false).body();
    }

    private static String printed(List<Statement> body) throws StubSyntaxException {
        StubFile file = StubParser.parse("", "m", false).withBody(body);
        return StubPrinter.print(file, StubTree.of(List.of(file)));
    }
}
