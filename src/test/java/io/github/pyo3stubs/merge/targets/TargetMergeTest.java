// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static io.github.pyo3stubs.merge.targets.Targets.merged;
import static io.github.pyo3stubs.merge.targets.Targets.target;
import static io.github.pyo3stubs.merge.targets.Targets.trees;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.merge.targets.MergeResult.Conflicting;
import io.github.pyo3stubs.merge.targets.MergeResult.Merged;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TargetMergeTest {

    @Test
    void what_is_equal_everywhere_has_no_guard() throws StubSyntaxException {
        Map<Target, StubTree> trees = trees("linux", "a: int\n", "mac", "a: int\n", "windows cp310-cp310", "a: int\n");

        assertThat(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME))
                .isEqualTo(new Merged(Targets.tree("a: int\n"), List.of()));
    }

    @Test
    void what_few_platforms_have_is_under_their_names_and_what_few_lack_under_the_others() throws StubSyntaxException {
        assertThat(merged(trees("linux", "a: int\nb: int\n", "mac", "b: int\n", "windows", "b: int\n")))
                .isEqualTo("import sys\n\nif sys.platform == \"linux\":\n    a: int\n\nb: int\n");
        assertThat(merged(trees("linux", "a: int\nb: int\n", "mac", "a: int\nb: int\n", "windows", "b: int\n")))
                .isEqualTo("import sys\n\nif sys.platform != \"win32\":\n    a: int\n\nb: int\n");
        assertThat(merged(trees("linux", "a: int\nb: int\n", "windows", "b: int\n")))
                .isEqualTo("import sys\n\nif sys.platform == \"linux\":\n    a: int\n\nb: int\n");
    }

    /** In such a class a condition would be about the member: {@code sys.platform} of {@code sys: int}. */
    @Test
    void a_class_with_a_member_called_sys_has_no_conditions_inside() throws StubSyntaxException {
        String linux = "class C:\n    sys: int\n    def k(self) -> int: ...\n";
        String windows = "class C:\n    sys: int\n    def k(self) -> str: ...\n";

        assertThat(merged(trees("linux", linux, "mac", linux, "windows", windows)))
                .isEqualTo("import sys\n\nif sys.platform == \"win32\":\n%selse:\n%s"
                        .formatted(windows.indent(4), linux.indent(4)));
        assertThat(merged(trees("linux", linux, "mac", linux, "windows", linux.replace("sys", "sys_"))))
                .contains("if sys.platform == \"win32\":\n    class C:\n        sys_: int\n");
        assertThat(merged(trees("linux", linux + "    a: int\n", "aarch64-unknown-linux-gnu", linux)))
                .isEqualTo(linux + "    # only on linux-x86_64\n    a: int\n");
    }

    @Test
    void what_stands_before_such_a_class_under_its_name_is_kept() throws StubSyntaxException {
        String windows = "class C:\n    sys: int\n";

        assertThat(merged(trees("linux", "def C() -> int: ...\n" + windows, "mac", windows, "windows", windows)))
                .contains("else:\n    def C() -> int: ...\n    class C:\n");
    }

    @Test
    void several_platforms_are_joined_by_or_and_never_by_in() throws StubSyntaxException {
        assertThat(merged(trees("linux", "a: int\n", "mac", "a: int\n", "windows", "b: int\n", "ios", "b: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "ios" or sys.platform == "win32":
                            b: int
                        else:
                            a: int
                        """);
        assertThat(merged(trees(
                        "linux",
                        "a: int\n",
                        "mac",
                        "a: int\n",
                        "aarch64-linux-android",
                        "a: int\n",
                        "windows",
                        "c: int\n",
                        "ios",
                        "c: int\n")))
                .contains("if sys.platform == \"ios\" or sys.platform == \"win32\":\n    c: int\nelse:\n    a: int\n");
    }

    @Test
    void different_forms_have_a_branch_each_by_name_and_that_of_linux_is_the_last() throws StubSyntaxException {
        assertThat(merged(trees("windows", "a: str\n", "linux", "a: int\n", "mac", "a: bytes\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "darwin":
                            a: bytes
                        elif sys.platform == "win32":
                            a: str
                        else:
                            a: int
                        """);
    }

    @Test
    void without_linux_the_largest_group_is_the_last() throws StubSyntaxException {
        assertThat(merged(trees("windows", "a: str\n", "ios", "a: int\n", "mac", "a: int\n")))
                .isEqualTo("import sys\n\nif sys.platform == \"win32\":\n    a: str\nelse:\n    a: int\n");
    }

    @Test
    void where_a_platform_lacks_the_name_no_branch_is_the_last() throws StubSyntaxException {
        assertThat(merged(trees("windows", "a: str\nb: int\n", "linux", "a: int\nb: int\n", "mac", "b: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "linux":
                            a: int
                        elif sys.platform == "win32":
                            a: str

                        b: int
                        """);
    }

    @Test
    void a_system_with_its_release_in_its_name_is_tested_by_the_beginning() throws StubSyntaxException {
        assertThat(merged(trees("freebsd", "a: int\nb: int\n", "linux", "b: int\n")))
                .contains("if sys.platform.startswith(\"freebsd\"):\n    a: int\n");
        assertThat(merged(trees("freebsd", "b: int\n", "linux", "a: int\nb: int\n", "mac", "a: int\nb: int\n")))
                .contains("if not sys.platform.startswith(\"freebsd\"):\n    a: int\n");
    }

    /** What the platforms at hand do not have in common is not claimed for others. */
    @Test
    void platforms_that_are_not_at_hand_have_what_all_others_have() throws StubSyntaxException {
        Map<Target, StubTree> trees = trees(
                "linux cp310-cp310",
                "a: int\nb: int\nc: int\n",
                "windows cp310-cp310",
                "a: int\nb: str\nc: int\n",
                "linux cp312-cp312",
                "a: int\nb: int\nd: int\n",
                "windows cp312-cp312",
                "a: int\nb: str\nd: int\n");

        assertThat(Targets.text(
                        Targets.tree(TargetMerge.of(trees, Set.of(OperatingSystem.MACOS), ModuleOwners.BY_NAME)), "m"))
                .isEqualTo("""
                        import sys
                        a: int

                        if sys.platform == "linux":
                            b: int
                        elif sys.platform == "win32":
                            b: str

                        if sys.version_info >= (3, 12):
                            d: int
                        else:
                            c: int
                        """);
    }

    @Test
    void neighbours_with_one_condition_share_one_if() throws StubSyntaxException {
        assertThat(merged(trees("linux", "a: int\nb: int\nc: int\nd: int\n", "windows", "c: int\nd: str\ne: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "linux":
                            a: int
                            b: int

                        c: int

                        if sys.platform == "win32":
                            d: str
                            e: int
                        else:
                            d: int
                        """);
    }

    @Test
    void members_of_classes_have_guards_of_their_own() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux", "class K:\n    a: int\n    class I:\n        b: int\n",
                        "windows", "class K:\n    a: int\n    class I:\n        b: str\n")))
                .isEqualTo("""
                        import sys

                        class K:
                            a: int
                            class I:
                                if sys.platform == "win32":
                                    b: str
                                else:
                                    b: int
                        """);
    }

    /** Within a class only the platforms that have it count. */
    @Test
    void members_that_a_class_has_wherever_it_is_have_no_guard() throws StubSyntaxException {
        assertThat(merged(trees("linux", "class K:\n    a: int\n", "windows", "b: int\n", "mac", "b: int\n")))
                .contains("if sys.platform != \"linux\":\n    b: int\nelse:\n    class K:\n        a: int\n");
    }

    @Test
    void classes_with_different_headers_are_written_in_whole() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux", "class K(int):\n    a: int\n    b: int\n",
                        "mac", "class K(int):\n    a: int\n    c: int\n",
                        "windows", "class K(str):\n    a: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "win32":
                            class K(str):
                                a: int
                        else:
                            class K(int):
                                a: int
                                if sys.platform == "darwin":
                                    c: int
                                else:
                                    b: int
                        """);
    }

    @Test
    void docstrings_of_functions_and_attributes_count() throws StubSyntaxException {
        assertThat(merged(trees("linux", "def f() -> int:\n    'one'\n", "windows", "def f() -> int:\n    'other'\n")))
                .contains("if sys.platform == \"win32\":", "other", "else:", "one");
        assertThat(merged(trees("linux", "a: int\n'one'\n", "windows", "a: int\n'other'\n")))
                .contains("if sys.platform == \"win32\":", "other", "else:", "one");
    }

    @Test
    void different_docstrings_of_modules_and_classes_are_left_out() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux", "'one'\nclass K:\n    'same'\nclass L:\n    'one'\n",
                        "windows", "'other'\nclass K:\n    'same'\nclass L:\n    'other'\n")))
                .isEqualTo("class K:\n    \"\"\"\n    same\n    \"\"\"\n\nclass L: ...\n");
    }

    @Test
    void overloads_and_accessors_stay_together() throws StubSyntaxException {
        String overloads = """
                from typing import overload
                @overload
                def f(a: int) -> int: ...
                @overload
                def f(a: str) -> str: ...
                """;
        String more = overloads + "@overload\ndef f(a: bytes) -> bytes: ...\n";
        assertThat(merged(trees("linux", more, "windows", overloads)))
                .contains("if sys.platform == \"win32\":\n    @overload\n    def f(a: int) -> int: ...\n    @overload\n"
                        + "    def f(a: str) -> str: ...\nelse:\n    @overload\n    def f(a: int) -> int: ...\n");
        String getter = "class K:\n    @property\n    def a(self) -> int: ...\n    b: int\n";
        String setter =
                "class K:\n    @property\n    def a(self) -> int: ...\n    @a.setter\n    def a(self, value: int) -> None: ...\n    b: int\n";
        assertThat(merged(trees("linux", getter, "windows", setter))).isEqualTo("""
                        import sys

                        class K:
                            if sys.platform == "win32":
                                @property
                                def a(self) -> int: ...
                                @a.setter
                                def a(self, value: int) -> None: ...
                            else:
                                @property
                                def a(self) -> int: ...
                            b: int
                        """);
    }

    @Test
    void versions_are_told_apart_by_their_first_one() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310", "a: int\nb: int\nc: int\n",
                        "linux cp311-cp311", "a: int\nb: str\nc: int\n",
                        "linux cp312-cp312", "a: int\nb: bytes\nd: int\n")))
                .isEqualTo("""
                        import sys
                        a: int

                        if sys.version_info >= (3, 12):
                            b: bytes
                        elif sys.version_info >= (3, 11):
                            b: str
                        else:
                            b: int

                        if sys.version_info >= (3, 12):
                            d: int
                        else:
                            c: int
                        """);
    }

    /** The rule that absence writes no branch leaves no other way than an upper bound. */
    @Test
    void what_later_versions_lack_has_an_upper_bound() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310", "a: int\nb: int\n",
                        "linux cp311-cp311", "b: int\nc: int\n",
                        "linux cp312-cp312", "b: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.version_info < (3, 11):
                            a: int

                        b: int

                        if sys.version_info >= (3, 11) and sys.version_info < (3, 12):
                            c: int
                        """);
    }

    @Test
    void a_build_for_one_version_wins_over_the_stable_abi_there_alone() throws StubSyntaxException {
        assertThat(merged(trees("linux cp39-abi3", "a: int\n", "linux cp312-cp312", "a: str\n")))
                .isEqualTo("""
                        import sys

                        if sys.version_info >= (3, 12) and sys.version_info < (3, 13):
                            a: str
                        else:
                            a: int
                        """);
        assertThat(merged(trees("linux cp39-abi3", "a: int\n", "linux cp312-abi3", "a: str\n")))
                .contains("if sys.version_info >= (3, 12):\n    a: str\nelse:\n    a: int\n");
    }

    @Test
    void system_and_version_are_combined_or_nested_with_few_guards() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "b: int\n",
                        "linux cp312-cp312",
                        "a: int\nb: int\n",
                        "windows cp310-cp310",
                        "b: int\n",
                        "windows cp312-cp312",
                        "b: int\n")))
                .contains("if sys.platform == \"linux\" and sys.version_info >= (3, 12):\n    a: int\n");
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\nb: int\n",
                        "linux cp312-cp312",
                        "a: int\nb: int\n",
                        "windows cp310-cp310",
                        "b: int\n",
                        "windows cp312-cp312",
                        "a: int\nb: int\n")))
                .contains("if sys.platform == \"linux\" or sys.version_info >= (3, 12):\n    a: int\n");
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\n",
                        "linux cp312-cp312",
                        "a: str\n",
                        "windows cp310-cp310",
                        "a: bytes\n",
                        "windows cp312-cp312",
                        "a: bool\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "win32":
                            if sys.version_info >= (3, 12):
                                a: bool
                            else:
                                a: bytes
                        elif sys.version_info >= (3, 12):
                            a: str
                        else:
                            a: int
                        """);
    }

    @Test
    void a_version_that_one_platform_has_says_what_is_new_on_all() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "b: int\n",
                        "linux cp312-cp312",
                        "a: int\nb: int\n",
                        "windows cp310-cp310",
                        "b: int\n")))
                .contains("if sys.version_info >= (3, 12):\n    a: int\n");
        // where they differ already there is no telling
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\nb: int\n",
                        "linux cp312-cp312",
                        "a: bytes\nb: int\n",
                        "windows cp310-cp310",
                        "a: str\nb: int\n")))
                .contains("if sys.platform == \"win32\":\n    a: str\n");
    }

    @Test
    void a_version_that_one_platform_has_says_nothing_of_platforms_that_differ_later() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\nb: int\n",
                        "linux cp312-cp312",
                        "a: int\nb: int\n",
                        "windows cp310-cp310",
                        "a: int\nb: int\n",
                        "windows cp312-cp312",
                        "a: int\nb: int\n",
                        "mac cp310-abi3",
                        "a: int\nb: int\n",
                        "mac cp311-abi3",
                        "b: int\n")))
                .contains("if sys.platform != \"darwin\" or sys.version_info < (3, 11):\n    a: int\n");
        // all agree before and after
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\nb: int\n",
                        "linux cp312-cp312",
                        "b: int\n",
                        "mac cp310-abi3",
                        "a: int\nb: int\n",
                        "mac cp311-abi3",
                        "b: int\n")))
                .contains("if sys.version_info < (3, 11):\n    a: int\n");
    }

    @Test
    void versions_that_a_term_already_covers_need_no_comparison_in_another() throws StubSyntaxException {
        assertThat(merged(trees(
                        "linux cp310-cp310",
                        "a: int\nb: int\n",
                        "linux cp311-cp311",
                        "b: int\n",
                        "linux cp312-cp312",
                        "a: int\nb: int\n",
                        "mac cp310-cp310",
                        "a: int\nb: int\n",
                        "mac cp311-cp311",
                        "b: int\n",
                        "mac cp312-cp312",
                        "b: int\n")))
                .contains("if sys.version_info < (3, 11) or"
                        + " sys.platform == \"linux\" and sys.version_info >= (3, 12):\n    a: int\n");
    }

    @Test
    void what_only_some_CPUs_have_is_kept_and_named() throws StubSyntaxException {
        Map<Target, StubTree> trees =
                trees("linux", "a: int\nb: int\n", "linux-arm", "b: int\n", "windows", "b: int\n");
        Merged merged = (Merged) TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME);

        assertThat(Targets.text(merged.tree(), "m"))
                .contains("if sys.platform == \"linux\":\n    # only on linux-x86_64\n    a: int\n");
        assertThat(merged.undistinguished())
                .containsExactly(new Undistinguished("m.a", List.of(target("linux")), List.of(target("linux-arm"))))
                .extracting(Undistinguished::toString)
                .containsExactly("m.a: only on linux-x86_64, not on linux-aarch_64");
    }

    @Test
    void other_interpreters_of_one_version_are_named_too() throws StubSyntaxException {
        Merged merged = (Merged) TargetMerge.of(
                trees(
                        "linux cp313-cp313", "class K:\n    a: int\n    b: int\n",
                        "linux cp313-cp313t", "class K:\n    b: int\n"),
                Set.of(),
                ModuleOwners.BY_NAME);

        assertThat(merged.tree())
                .isEqualTo(
                        Targets.tree("class K:\n    # only on linux-x86_64 (cp313-cp313)\n    a: int\n    b: int\n"));
        assertThat(merged.undistinguished())
                .extracting(Undistinguished::declaration)
                .containsExactly("m.K.a");
    }

    @Test
    void different_forms_that_no_condition_tells_apart_are_a_conflict() throws StubSyntaxException {
        assertThat(TargetMerge.of(
                        trees("linux", "a: int\n", "linux-musl", "a: str\n", "mac", "a: str\n"),
                        Set.of(),
                        ModuleOwners.BY_NAME))
                .isEqualTo(new Conflicting(List.of(new MergeConflict("m.a", target("linux"), target("linux-musl")))));
        assertThat(TargetMerge.of(
                        trees("linux cp310-cp310", "class K(int): ...\n", "linux pp310-pypy310_pp73", "class K: ...\n"),
                        Set.of(),
                        ModuleOwners.BY_NAME))
                .isInstanceOfSatisfying(
                        Conflicting.class,
                        conflicting -> assertThat(conflicting.conflicts())
                                .extracting(MergeConflict::declaration)
                                .containsExactly("m.K"));
    }

    @ParameterizedTest
    @CsvSource({"def A() -> None: ...,class A: ...", "class A: ...,def A() -> None: ...", "A: int,class A: ..."})
    void kinds_of_declarations_that_no_condition_tells_apart_are_a_conflict(String one, String other)
            throws StubSyntaxException {
        assertThat(TargetMerge.of(
                        trees("linux", one + "\n", "linux-musl", other + "\n"), Set.of(), ModuleOwners.BY_NAME))
                .isEqualTo(new Conflicting(List.of(new MergeConflict("m.A", target("linux"), target("linux-musl")))));
    }

    @Test
    void a_build_of_unknown_version_is_one_of_the_others_or_a_conflict() throws StubSyntaxException {
        assertThat(merged(trees("linux", "a: str\n", "linux cp310-cp310", "a: int\n", "linux cp312-cp312", "a: str\n")))
                .contains("if sys.version_info >= (3, 12):\n    a: str\nelse:\n    a: int\n");
        assertThat(TargetMerge.of(
                        trees("linux", "a: bool\n", "linux cp310-cp310", "a: int\n"), Set.of(), ModuleOwners.BY_NAME))
                .isInstanceOf(Conflicting.class);
    }

    /** A project may have an extension module for each version, and another one of the stable ABI. */
    @Test
    void each_extension_module_is_merged_for_its_own_targets() throws StubSyntaxException {
        StubTree stable = Targets.files("# a\nx: int\n");
        StubTree older = Targets.files("# b\ny: int\n");
        StubTree newer = Targets.files("# b\nz: int\n");
        StubTree merged = Targets.tree(TargetMerge.of(
                Map.of(
                        target("linux cp39-abi3"), stable,
                        target("linux cp310-cp310"), older,
                        target("linux cp312-cp312"), newer),
                Set.of(),
                ModuleOwners.BY_NAME));

        assertThat(Targets.text(merged, "a")).isEqualTo("x: int\n");
        assertThat(Targets.text(merged, "b"))
                .contains("if sys.version_info >= (3, 12):\n    z: int\nelse:\n    y: int\n");
    }

    @Test
    void a_module_that_is_a_package_somewhere_is_one_everywhere() throws StubSyntaxException {
        StubTree merged = Targets.tree(TargetMerge.of(
                Map.of(
                        target("linux"),
                                Targets.files("# m/\n'doc'\nfrom . import s as s\na: int\n# m.s\n'of s'\nb: int\n"),
                        target("windows"), Targets.files("# m\n'doc'\na: int\n")),
                Set.of(),
                ModuleOwners.BY_NAME));

        assertThat(merged.file("m").orElseThrow().isPackage()).isTrue();
        assertThat(Targets.text(merged, "m.s"))
                .isEqualTo("\"\"\"\nof s\n\"\"\"\n\nimport sys\n\nif sys.platform == \"linux\":\n    b: int\n");
    }

    @Test
    void a_module_of_some_platforms_has_one_condition_if_one_of_them_declares_nothing_in_it()
            throws StubSyntaxException {
        StubTree tree = Targets.tree(TargetMerge.of(
                Map.of(
                        target("linux"), Targets.files("# m/\nfrom . import s as s\n# m.s\nb: int\n"),
                        target("windows"), Targets.files("# m/\nfrom . import s as s\n# m.s\n"),
                        target("mac"), Targets.files("# m\na: int\n")),
                Set.of(),
                ModuleOwners.BY_NAME));

        assertThat(Targets.text(tree, "m.s")).isEqualTo("""
                import sys

                if sys.platform == "linux":
                    b: int
                """);
    }

    /** Where the other module lacks the name, a type checker would miss it. */
    @Test
    void an_import_of_a_name_that_some_lack_is_under_its_condition() throws StubSyntaxException {
        StubTree linux = Targets.files("""
                # m/
                from . import s as s, t as t
                # m.s
                class K: ...
                class L: ...
                # m.t
                from .s import K, L
                def f(k: K) -> None: ...
                def g(l: L) -> None: ...
                """);
        StubTree windows = Targets.files("""
                # m/
                from . import s as s, t as t
                # m.s
                class K: ...
                # m.t
                from .s import K
                def f(k: K) -> None: ...
                """);
        StubTree merged = Targets.tree(TargetMerge.of(
                Map.of(target("linux"), linux, target("windows"), windows), Set.of(), ModuleOwners.BY_NAME));
        String text = Targets.text(merged, "m.t");

        assertThat(text).isEqualTo("""
                        import sys
                        from .s import K

                        if sys.platform == "linux":
                            from .s import L

                        def f(k: K) -> None: ...

                        if sys.platform == "linux":
                            def g(l: L) -> None: ...
                        """);
        assertThat(StubParser.parse(text, "m.t", false))
                .isEqualTo(merged.file("m.t").orElseThrow());
    }

    @Test
    void lists_without_a_common_name_are_written_in_whole() throws StubSyntaxException {
        assertThat(merged(trees("linux", "__all__ = ['a']\na: int\n", "windows", "__all__ = ['b']\nb: int\n")))
                .isEqualTo("""
                        import sys

                        if sys.platform == "win32":
                            __all__ = ["b"]
                            b: int
                        else:
                            __all__ = ["a"]
                            a: int
                        """);
    }
}
