// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static io.github.pyo3stubs.merge.targets.Targets.merged;
import static io.github.pyo3stubs.merge.targets.Targets.trees;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicNamesMergeTest {

    @Test
    void names_that_all_have_are_one_list_and_others_are_added_under_conditions() throws Exception {
        assertThat(merged(trees(
                        "linux", "__all__ = ['a', 'l', 'p']\n",
                        "mac", "__all__ = ['m', 'a', 'p']\n",
                        "windows", "__all__ = ['w', 'a']\n")))
                .isEqualTo("""
                        import sys

                        __all__ = ["a"]

                        if sys.platform == "darwin":
                            __all__ += ["m"]

                        if sys.platform == "linux":
                            __all__ += ["l"]

                        if sys.platform == "win32":
                            __all__ += ["w"]
                        else:
                            __all__ += ["p"]
                        """);
    }

    @Test
    void forms_that_say_the_same_are_merged() throws Exception {
        assertThat(merged(trees(
                        "linux", "__all__: list[str] = ['a', 'l']\n",
                        "mac", "__all__ = ('a',)\n__all__.append('l')\n",
                        "windows", "__all__ = ['a', 'x']\n__all__ += ('w',)\n__all__.remove('x')\n")))
                .isEqualTo("""
                        import sys

                        __all__ = ["a"]

                        if sys.platform == "win32":
                            __all__ += ["w"]
                        else:
                            __all__ += ["l"]
                        """);
    }

    @Test
    void a_list_that_only_some_have_is_under_their_condition() throws Exception {
        assertThat(merged(trees("linux", "__all__ = ['a']\na: int\n", "windows", "a: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "linux":
                            __all__ = ["a"]

                        a: int
                        """);
    }

    @Test
    void changes_that_cannot_be_read_stay_after_their_list() throws Exception {
        assertThat(merged(trees(
                        "linux", "__all__ = ['a']\na: int\n",
                        "windows", "__all__ = ['a']\n__all__.extend(names())\na: int\n")))
                .isEqualTo("""
                        import sys

                        __all__ = ["a"]

                        if sys.platform == "win32":
                            __all__ += names()

                        a: int
                        """);
    }

    @Test
    void names_of_later_versions_are_added_there() throws Exception {
        assertThat(merged(trees(
                        "linux cp310-cp310", "__all__ = ['a']\n",
                        "linux cp312-cp312", "__all__ = ['a', 'v']\n")))
                .isEqualTo("""
                        import sys

                        __all__ = ["a"]

                        if sys.version_info >= (3, 12):
                            __all__ += ["v"]
                        """);
    }

    @Test
    void an_order_of_names_is_no_difference() throws Exception {
        assertThat(merged(trees("linux", "__all__ = ['a', 'b']\n", "windows", "__all__ = ['b', 'a']\n")))
                .isEqualTo("__all__ = [\"a\", \"b\"]\n");
    }
}
