// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.remedy.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed stub with conditions, or with a declaration that only some systems have. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedStubsTest {

    private static final String GUARDED = """
            import sys
            def f(a: int) -> int: ...

            if sys.platform == "win32":
                def drives() -> list[str]: ...
            else:
                def umask(mask: int) -> int: ...
            """;

    private static final String WINDOWS = "def f(a: int) -> int: ...\ndef drives() -> list[str]: ...\n";
    private static final String LINUX = "def f(a: int) -> int: ...\ndef umask(mask: int) -> int: ...\n";

    @TempDir
    private Path directory;

    private Path committed(String text) throws Exception {
        return write(directory.resolve("m.pyi"), mark("m") + text);
    }

    private String text() throws Exception {
        return Files.readString(directory.resolve("m.pyi"))
                .replace(mark("m"), "")
                .stripLeading();
    }

    private CommittedStubs stubs(Comparison comparison) {
        return new CommittedStubs(directory, comparison);
    }

    private Verdict verify(Comparison comparison, String... targetsAndTexts) throws Exception {
        return stubs(comparison).compare(libraries(targetsAndTexts), PartlyDescribed.NONE);
    }

    private void generate(Comparison comparison, String... targetsAndTexts) throws Exception {
        stubs(comparison)
                .update(libraries(targetsAndTexts), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
    }

    private static LibraryStubs libraries(String... targetsAndTexts) throws Exception {
        return AnyTarget.libraries(Targets.trees(targetsAndTexts));
    }

    private static String message(Verdict verdict) {
        return verdict.message("libm.so", Path::toString, Message.text(""), Message.of("generate"))
                .toString();
    }

    @Test
    void a_function_that_only_linux_has_can_be_declared_so_on_windows() throws Exception {
        committed("def f(a: int) -> int: ...\n\ndef fork() -> int: ...\n");

        String message = message(verify(Comparison.CONTENT, "windows", "def f(a: int) -> int: ...\n"));

        String declaration = "if sys.platform != \"win32\":\n    def fork() -> int: ...\n";
        assertThat(message)
                .contains("If other platforms still have it as committed, declare it so, and generating keeps it:\n"
                        + ("m.pyi\n" + "  import sys\n\n" + "  if sys.platform != \"win32\":\n"
                                        + "      def fork() -> int: ...\n")
                                .indent(2)
                                .replaceAll("(?m)^ +$", ""));
        committed("import sys\n\ndef f(a: int) -> int: ...\n\n" + declaration);
        String before = text();
        assertThat(verify(Comparison.CONTENT, "windows", "def f(a: int) -> int: ...\n")
                        .isFresh())
                .isTrue();
        assertThat(verify(Comparison.CONTENT, "linux", "def f(a: int) -> int: ...\ndef fork() -> int: ...\n")
                        .isFresh())
                .isTrue();
        generate(Comparison.CONTENT, "windows", "def f(a: int) -> int: ...\n");
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void a_changed_function_is_not_taken_for_one_of_this_system_in_a_project_without_conditions() throws Exception {
        committed("def f(a: int) -> int: ...\n");

        assertThat(message(verify(Comparison.CONTENT, "windows", "def f(a: str) -> int: ...\n")))
                .doesNotContain("other platforms");
    }

    /** The library of Linux has changed, and generating there has changed the stub for all systems. */
    @Test
    void what_another_system_has_changed_can_be_declared_so_in_a_project_with_platforms() throws Exception {
        String linux = "__all__ = ['f', 'g']\ndef f(a: int) -> int: ...\ndef g() -> str: ...\n";
        committed(linux);
        LibraryStubs windows = libraries(
                "windows", "__all__ = ['b', 'f', 'g']\nb: int\ndef f(a: int) -> int: ...\ndef g() -> int: ...\n");

        String message = message(
                stubs(Comparison.CONTENT).compare(of(windows, "linux-x86_64", "windows-x86_64"), PartlyDescribed.NONE));

        String declarations = """
                import sys

                __all__ = ["f", "g"]

                if sys.platform == "win32":
                    __all__ += ["b"]
                    b: int

                if sys.platform == "win32":
                    def g() -> int: ...
                else:
                    def g() -> str: ...
                """;
        assertThat(message)
                .contains("If other platforms still have it as committed, declare it so, and generating keeps it:\n"
                        + ("m.pyi\n" + declarations.indent(2)).indent(2).replaceAll("(?m)^ +$", ""));
        committed(declarations + "def f(a: int) -> int: ...\n");
        assertThat(verify(Comparison.CONTENT, "linux", linux).isFresh()).isTrue();
        assertThat(stubs(Comparison.CONTENT)
                        .compare(windows, PartlyDescribed.NONE)
                        .isFresh())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'A.'\n__all__ = []\n",
                "__all__ = ['K']\nclass K:\n    'A.'\n    a: int\n",
                "__all__ = ['K']\nclass K(int):\n    class Inner:\n        'A.'\n        a: int\n"
            })
    void a_docstring_that_one_system_changes_is_to_be_removed(String text) throws Exception {
        String[] platforms = {"linux-x86_64", "osx-aarch_64", "windows-x86_64"};
        String other = text.replace("A.", "B.");
        List<LibraryStubs> jobs = List.of(
                of(libraries("linux", text), platforms),
                of(libraries("mac", text), platforms),
                of(libraries("windows", other), platforms),
                of(libraries("linux", text, "mac", text, "windows", other), platforms));
        committed(text);

        String name = text.contains("Inner") ? "m.K.Inner" : text.contains("K") ? "m.K" : "m";
        assertThat(message(stubs(Comparison.CONTENT).compare(jobs.get(2), PartlyDescribed.NONE)))
                .contains("If other platforms document it otherwise, remove its docstring from the stub, and generating"
                        + " keeps it so, because there is one for all; or write the same text for all in Rust: " + name
                        + "\n");
        assertThat(message(stubs(Comparison.CONTENT).compare(jobs.get(3), PartlyDescribed.NONE)))
                .doesNotContain("in Rust");

        committed(text.replaceAll(" *'A.'\n", ""));
        String before = text();
        for (LibraryStubs job : jobs) {
            assertThat(stubs(Comparison.CONTENT)
                            .compare(job, PartlyDescribed.NONE)
                            .isFresh())
                    .isTrue();
            stubs(Comparison.CONTENT)
                    .update(job, PartlyDescribed.NONE, Unmarked.KEPT)
                    .apply();
            assertThat(text()).isEqualTo(before);
        }
    }

    @Test
    void a_changed_function_can_be_declared_for_this_system_where_a_comment_names_platforms() throws Exception {
        committed("# only on windows-aarch_64\ndef arm() -> int: ...\ndef f(a: int) -> int: ...\n");

        assertThat(message(verify(Comparison.CONTENT, "windows", "def f(a: str) -> int: ...\n")))
                .contains("    if sys.platform == \"win32\":\n        def f(a: str) -> int: ...\n    else:\n");
    }

    private static LibraryStubs of(LibraryStubs libraries, String... platforms) {
        return new LibraryStubs(
                libraries.targets(),
                libraries.merged(),
                libraries.described(),
                new ProjectPlatforms(Stream.of(platforms)
                        .flatMap(name -> ProjectPlatforms.named(name).stream())
                        .collect(toCollection(TreeSet::new))),
                libraries.owners(),
                libraries.places());
    }

    @Test
    void a_new_function_can_be_declared_for_this_system_in_a_project_with_conditions() throws Exception {
        committed(GUARDED);

        assertThat(message(verify(Comparison.CONTENT, "linux", LINUX + "def fork() -> int: ...\n")))
                .contains("    if sys.platform == \"linux\":\n        def fork() -> int: ...\n");
    }

    /** Stubs of older generators have no list, so a stub without one is fresh, and an update adds it. */
    @Test
    void public_names_that_only_one_system_lists_are_listed_for_all_by_their_libraries() throws Exception {
        String library = "__all__ = [\"f\"]\n\ndef f() -> int: ...\n";
        String[] all = {"linux", library, "mac", library};
        committed("import sys\nif sys.platform == \"linux\":\n    __all__ = [\"f\"]\ndef f() -> int: ...\n");
        assertThat(verify(Comparison.CONTENT, all).isFresh()).isTrue();

        generate(Comparison.CONTENT, all);

        assertThat(text()).isEqualTo(library);
        assertThat(verify(Comparison.CONTENT, all).isFresh()).isTrue();
    }

    @Test
    void a_change_is_named_with_its_condition() throws Exception {
        committed(GUARDED);

        assertThat(message(verify(
                        Comparison.CONTENT, "windows", WINDOWS.replace("list[str]", "list[int]"), "linux", LINUX)))
                .contains("  m.drives: returns 'list[int]', the stub says 'list[str]' under"
                        + " 'sys.platform == \"win32\"' (win32)\n");
    }

    @Test
    void an_update_changes_branches_of_the_systems_at_hand_and_what_all_share() throws Exception {
        committed(GUARDED);

        generate(
                Comparison.CONTENT,
                "linux",
                "def f(a: str) -> int: ...\ndef new() -> None: ...\ndef umask(mask: str) -> int: ...\n");

        assertThat(text()).isEqualTo("""
                import sys
                def f(a: str) -> int: ...
                def new() -> None: ...

                if sys.platform == "win32":
                    def drives() -> list[str]: ...
                else:
                    def umask(mask: str) -> int: ...
                """);
    }

    @Test
    void exact_texts_with_the_branches_of_other_systems() throws Exception {
        committed(GUARDED);

        assertThat(verify(Comparison.EXACT, "linux", LINUX).isFresh()).isTrue();
        assertThat(verify(Comparison.EXACT, "linux", LINUX, "windows", WINDOWS).isFresh())
                .isTrue();

        committed(GUARDED.replace("a: int", "a:  int"));

        assertThat(verify(Comparison.EXACT, "linux", LINUX).isFresh()).isFalse();
        generate(Comparison.EXACT, "linux", LINUX);
        assertThat(text()).isEqualTo(GUARDED);
    }

    @Test
    void signatures_with_the_types_of_the_user_in_branches() throws Exception {
        String typed = GUARDED.replace("mask: int", "mask: float").replace("list[str]", "tuple[str, ...]");
        committed(typed);

        assertThat(verify(Comparison.SIGNATURES, "linux", LINUX).isFresh()).isTrue();
        assertThat(verify(Comparison.SIGNATURES, "linux", LINUX, "windows", WINDOWS)
                        .isFresh())
                .isTrue();

        generate(Comparison.SIGNATURES, "windows", WINDOWS.replace("a: int", "a: int, b: int"));

        assertThat(text()).isEqualTo(typed.replace("a: int", "a: int, b: int"));
    }

    @Test
    void public_names_are_named_with_the_condition_of_their_list_or_function() throws Exception {
        committed("""
                import sys
                __all__ = ["a", "gone"]
                if sys.platform == "win32":
                    __all__ += ["w"]
                def a() -> None: ...
                if sys.platform == "win32":
                    def w() -> None: ...
                    def x() -> None: ...
                """);

        assertThat(
                        message(
                                verify(
                                        Comparison.CONTENT,
                                        "windows",
                                        "__all__ = ['a', 'n', 'x']\ndef a() -> None: ...\ndef n() -> None: ...\ndef x() -> None: ...\n")))
                .contains("""
                          m.__all__: element 'n' is missing
                          m.__all__: element 'gone' is not in the library
                          m.__all__: element 'x' is missing under 'sys.platform == "win32"'
                          m.__all__: element 'w' is not in the library under 'sys.platform == "win32"'
                        """, "  m.w: function is not in the library under 'sys.platform == \"win32\"'\n");
    }

    @Test
    void a_condition_on_the_family_of_systems_keeps_the_spelling_that_type_checkers_understand() throws Exception {
        String stub = """
                import os

                if os.name == "nt":
                    def w() -> int: ...
                else:
                    def l() -> int: ...
                """;
        committed(stub);

        generate(Comparison.CONTENT, "linux", "def l() -> str: ...\n");

        assertThat(text()).contains("import os\n", "if os.name == \"nt\":\n    def w() -> int: ...\n");
        assertThat(verify(Comparison.CONTENT, "windows", "def w() -> int: ...\n")
                        .isFresh())
                .isTrue();
    }

    @Test
    void libraries_of_two_systems_leave_to_a_third_what_a_condition_gives_it() throws Exception {
        committed("""
                import sys

                __all__ = ["a"]

                if sys.platform != "win32":
                    __all__ += ["u"]

                def a() -> int: ...

                if sys.platform != "win32":
                    def u() -> int: ...
                """);

        generate(
                Comparison.CONTENT,
                "linux",
                "__all__ = ['a', 'n', 'u']\ndef a() -> int: ...\ndef n() -> int: ...\ndef u() -> int: ...\n",
                "windows",
                "__all__ = ['a', 'n']\ndef a() -> int: ...\ndef n() -> int: ...\n");

        assertThat(text())
                .contains("__all__ = [\"a\", \"n\"]\n\nif sys.platform != \"win32\":\n    __all__ += [\"u\"]\n");
    }

    /** Libraries of an unknown version, and what an overlay says of macOS. */
    @Test
    void what_versions_of_one_system_lack_is_left_to_libraries_of_other_systems() throws Exception {
        String guarded = """
                import sys
                def f(a: str) -> int: ...

                if sys.platform != "darwin" or sys.version_info < (3, 11):
                    def g() -> int: ...
                """;
        LibraryStubs libraries = new LibraryStubs(
                Set.of(Targets.target("linux"), Targets.target("windows"), Targets.target("mac")),
                Targets.tree(guarded),
                Optional.empty(),
                ProjectPlatforms.UNSTATED,
                ModuleOwners.BY_NAME,
                ModulePlaces.BY_NAME);
        for (String before : List.of("", "def f(a: str) -> int: ...\ndef g() -> int: ...\n")) {
            Files.deleteIfExists(directory.resolve("m.pyi"));
            if (!before.isEmpty()) {
                committed(before);
            }

            stubs(Comparison.CONTENT)
                    .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                    .apply();

            assertThat(text()).isEqualTo(guarded);
        }
    }

    /** An overlay declares {@code g} differently from some version on. */
    @Test
    void a_change_of_a_library_of_an_unknown_version_holds_for_all_versions() throws Exception {
        String overlaid = """
                import sys
                __all__ = ["f", "g", "n"]
                def f(a: str) -> int: ...

                if sys.version_info >= (3, 12):
                    def g() -> bytes: ...
                else:
                    def g() -> int: ...
                def n() -> int: ...
                """;
        committed(overlaid.replace("a: str", "a: int")
                .replace(", \"n\"", ", \"old\"")
                .replace("n() -> int", "old() -> int"));
        LibraryStubs libraries = new LibraryStubs(
                Set.of(Targets.target("linux")),
                Targets.tree(overlaid),
                Optional.of(
                        Targets.tree(
                                "__all__ = ['f', 'g', 'n']\ndef f(a: str) -> int: ...\ndef g() -> int: ...\ndef n() -> int: ...\n")),
                ProjectPlatforms.UNSTATED,
                ModuleOwners.BY_NAME,
                ModulePlaces.BY_NAME);

        stubs(Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(text().replace("\n\n", "\n")).isEqualTo(overlaid.replace("\n\n", "\n"));
    }

    @Test
    void what_versions_of_one_system_lack_is_left_to_systems_without_a_library() throws Exception {
        committed("def f() -> int: ...\ndef g() -> int: ...\n");
        LibraryStubs libraries = new LibraryStubs(
                Set.of(Targets.target("linux"), Targets.target("mac")),
                Targets.tree("""
                        import sys
                        def f() -> int: ...
                        if sys.platform != "darwin" or sys.version_info < (3, 11):
                            def g() -> int: ...
                        """),
                Optional.empty(),
                new ProjectPlatforms(new TreeSet<>(Stream.of("linux", "mac", "windows")
                        .map(system -> Targets.target(system).platform())
                        .toList())),
                ModuleOwners.BY_NAME,
                ModulePlaces.BY_NAME);

        stubs(Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(text())
                .contains("if sys.platform != \"darwin\" or sys.version_info < (3, 11):\n    def g() -> int: ...\n");
    }

    @Test
    void a_declaration_that_leaves_a_shared_condition_leaves_no_empty_branch() throws Exception {
        committed("""
                import sys
                if sys.platform == "linux":
                    def l() -> None: ...
                if sys.platform == "win32":
                    def w() -> None: ...
                """);

        generate(Comparison.CONTENT, "linux", "def l() -> int: ...\n", "windows", "def w() -> None: ...\n");

        assertThat(text()).isEqualTo("""
                import sys

                if sys.platform == "linux":
                    def l() -> int: ...

                if sys.platform == "win32":
                    def w() -> None: ...
                """);

        committed(GUARDED);
        generate(Comparison.CONTENT, "windows", "def f(a: int) -> int: ...\n", "linux", LINUX);

        assertThat(text()).isEqualTo("""
                import sys
                def f(a: int) -> int: ...

                if sys.platform != "win32":
                    def umask(mask: int) -> int: ...
                """);
    }

    /** The stub says of Windows that it lacks the function. */
    @Test
    void what_a_condition_denies_a_system_without_a_library_is_not_new_there() throws Exception {
        committed("""
                import sys
                __all__ = ["a"]
                if sys.platform == "linux":
                    __all__ += ["l"]
                if sys.platform == "win32":
                    __all__ += ["w"]
                def a() -> None: ...
                if sys.platform == "linux":
                    def l() -> None: ...
                if sys.platform == "win32":
                    def w() -> None: ...
                """);

        generate(Comparison.CONTENT, "mac", "__all__ = ['a', 'l']\ndef a() -> None: ...\ndef l() -> None: ...\n");

        assertThat(text()).isEqualTo("""
                import sys

                __all__ = ["a"]

                if sys.platform == "win32":
                    __all__ += ["w"]
                else:
                    __all__ += ["l"]

                def a() -> None: ...

                if sys.platform != "win32":
                    def l() -> None: ...

                if sys.platform == "win32":
                    def w() -> None: ...
                """);
    }

    @Test
    void a_condition_on_a_system_that_no_library_is_for_stays_as_it_is_spelled() throws Exception {
        String stub = """
                import sys

                __all__ = ["a"]

                if sys.platform in ("win32", "cygwin"):
                    __all__ += ["w"]

                def a() -> None: ...

                if sys.platform in ("win32", "cygwin"):
                    def w() -> None: ...

                class K:
                    if sys.platform == "cygwin" or sys.platform == "win32":
                        def f(self, a: str) -> None: ...
                    else:
                        def f(self) -> None: ...

                if sys.platform == "cygwin":
                    def c() -> None: ...
                elif sys.platform == "win32":
                    def c(a: int) -> None: ...
                """;
        String linux = "__all__ = ['a']\ndef a() -> None: ...\nclass K:\n    def f(self) -> None: ...\n";
        String windows = "__all__ = ['a', 'n', 'w']\ndef a() -> None: ...\ndef n() -> None: ...\n"
                + "def w() -> int: ...\nclass K:\n    def f(self, a: int) -> None: ...\ndef c(a: str) -> None: ...\n";
        String updated = stub.replace("[\"a\"]", "[\"a\", \"n\"]")
                .replace("def a() -> None: ...", "def a() -> None: ...\ndef n() -> None: ...")
                .replace("w() -> None", "w() -> int")
                .replace("a: str", "a: int")
                .replace("""
                        if sys.platform == "cygwin":
                            def c() -> None: ...
                        elif sys.platform == "win32":
                            def c(a: int) -> None: ...
                        """, """
                        if sys.platform == "win32":
                            def c(a: str) -> None: ...

                        if sys.platform == "cygwin":
                            def c() -> None: ...
                        """);
        committed(stub);
        generate(
                Comparison.CONTENT,
                "linux",
                linux.replace("'a'", "'a', 'n'").replace("class", "def n() -> None: ...\nclass"),
                "windows",
                windows);

        assertThat(text()).isEqualTo(updated);

        committed(stub);
        generate(Comparison.CONTENT, "windows", windows);

        assertThat(text()).isEqualTo(updated);
    }

    @Test
    void an_annotated_list_of_public_names_is_fresh() throws Exception {
        committed("""
                import sys
                __all__: list[str] = ["a"]
                if sys.platform == "win32":
                    __all__.append("w")
                def a() -> None: ...
                if sys.platform == "win32":
                    def w() -> None: ...
                """);
        String before = text();
        String linux = "__all__ = ['a']\ndef a() -> None: ...\n";
        String windows = "__all__ = ['a', 'w']\ndef a() -> None: ...\ndef w() -> None: ...\n";

        assertThat(verify(Comparison.CONTENT, "linux", linux).isFresh()).isTrue();
        assertThat(verify(Comparison.CONTENT, "windows", windows).isFresh()).isTrue();
        assertThat(verify(Comparison.CONTENT, "windows", windows, "linux", linux)
                        .isFresh())
                .isTrue();
        generate(Comparison.CONTENT, "linux", linux);
        assertThat(text()).isEqualTo(before);
    }

    @Test
    void a_list_of_public_names_in_several_statements_is_fresh_without_conditions() throws Exception {
        committed("__all__: list[str] = ['a']\n__all__.extend(('b',))\na: int\nb: int\n");

        assertThat(verify(Comparison.CONTENT, "linux", "__all__ = ['a', 'b']\na: int\nb: int\n")
                        .isFresh())
                .isTrue();
        assertThat(message(verify(Comparison.CONTENT, "linux", "__all__ = ['a', 'c']\na: int\nc: int\n")))
                .contains("  m.__all__: element 'c' is missing\n  m.__all__: element 'b' is not in the library\n");
    }

    @Test
    void what_an_update_writes_anyway_is_not_shown_for_pasting() throws Exception {
        committed(GUARDED);

        assertThat(message(verify(Comparison.CONTENT, "windows", WINDOWS.replace("list[str]", "list[int]"))))
                .contains("m.drives: returns")
                .doesNotContain("other platforms");
        assertThat(message(verify(
                        Comparison.CONTENT,
                        "windows",
                        WINDOWS.replace("a: int", "a: str"),
                        "linux",
                        LINUX.replace("a: int", "a: str"))))
                .contains("m.f: parameter 'a'")
                .doesNotContain("other platforms", "#");
    }

    @Test
    void a_text_for_pasting_is_whole_or_replaced_by_the_way_to_it() throws Exception {
        for (int count : List.of(150, 250)) {
            StringBuilder functions = new StringBuilder("def f(a: int) -> int: ...\n");
            for (int i = 0; i < count; i++) {
                functions.append("def only_").append(i).append("() -> int: ...\n");
            }
            committed(functions.toString());
            String message = message(verify(Comparison.CONTENT, "linux", "def f(a: int) -> int: ...\n"));

            if (count == 150) {
                assertThat(message)
                        .contains("declare it so, and generating keeps it:\n")
                        .contains("        def only_0() -> int: ...\n", "        def only_149() -> int: ...\n");
            } else {
                assertThat(message)
                        .contains(
                                "If other platforms still have it as committed, generate with their libraries too, by")
                        .doesNotContain("        def only_0", "declare it so");
            }
        }
    }

    /** A build by cargo does not tell its version, nor one for the stable ABI for which versions there are others. */
    @ParameterizedTest
    @ValueSource(strings = {"linux", "linux cp39-abi3"})
    void a_library_that_may_be_for_several_versions_is_fresh_alone(String target) throws Exception {
        String old = "class K:\n    'A.'\n    a: int\n";
        String[] all = {"linux cp39-abi3", old, "linux cp312-cp312", old.replace("A.", "B.") + "b: int\n"};
        generate(Comparison.CONTENT, all);
        String text = text();

        assertThat(text).contains("if sys.version_info >= (3, 12)").doesNotContain("A.", "B.");
        assertThat(verify(Comparison.CONTENT, all).isFresh()).isTrue();
        for (Comparison comparison : Comparison.values()) {
            assertThat(verify(comparison, target, old).isFresh()).isTrue();
            generate(comparison, target, old);
            assertThat(text()).isEqualTo(text);
        }
        assertThat(verify(Comparison.CONTENT, target, old.replace("a: int", "c: int"))
                        .isFresh())
                .isFalse();
        generate(Comparison.CONTENT, target, old.replace("a: int", "c: int"));
        assertThat(text()).isEqualTo(text.replace("a: int", "c: int"));
    }

    @Test
    void versions_of_the_only_system_at_hand_need_no_condition_on_systems() throws Exception {
        String newer = LINUX + "def monitor() -> int: ...\n";
        String guarded = "import sys\n" + LINUX + "\nif sys.version_info >= (3, 12):\n    def monitor() -> int: ...\n";

        generate(Comparison.CONTENT, "linux cp310-cp310", LINUX, "linux cp312-cp312", newer);
        assertThat(text()).isEqualTo(guarded);

        committed(LINUX);
        generate(Comparison.CONTENT, "linux cp310-cp310", LINUX, "linux cp312-cp312", newer);
        assertThat(text()).isEqualTo(guarded);
    }

    @Test
    void views_that_no_supported_Python_has_are_not_listed() throws Exception {
        committed("import sys\n\nif sys.platform == \"darwin\" and sys.version_info >= (3, 8):\n    a: int\n");

        assertThat(verify(Comparison.CONTENT, "linux", "").unchecked())
                .containsExactly(new View(OperatingSystem.MACOS, VersionRange.ALL));
    }
}
