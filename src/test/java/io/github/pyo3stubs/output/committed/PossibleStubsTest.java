// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A committed stub with declarations that its library may have or not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PossibleStubsTest {

    private static final String X86 = """
            __all__ = ["K", "f"]
            class K:
                def a(self) -> int: ...
            def f(a: int) -> int: ...
            """;

    private static final String ARM = """
            __all__ = ["K", "L", "f", "neon"]
            class K:
                def a(self) -> int: ...
                def b(self) -> int: ...
            class L: ...
            def f(a: int) -> int: ...
            def neon() -> int: ...
            """;

    private static final String BOTH = """
            __all__ = ["K", "L", "f", "neon"]

            class K:
                def a(self) -> int: ...
                # only on linux-aarch_64
                def b(self) -> int: ...

            # only on linux-aarch_64
            class L: ...

            def f(a: int) -> int: ...

            # only on linux-aarch_64
            def neon() -> int: ...
            """;

    private static final String FLAGGED = """
            from platform import system

            __all__ = ["f"]

            if FLAG:
                __all__ += ["g"]

            def f(a: int) -> int: ...

            if FLAG:
                def g(a: int) -> int: ...
            elif system() == "Linux":
                def g(a: str) -> int: ...
            """;

    @TempDir
    private Path directory;

    private void committed(String text) throws Exception {
        write(directory.resolve("m.pyi"), mark("m") + text);
    }

    private String text() throws Exception {
        return Files.readString(directory.resolve("m.pyi"))
                .replace(mark("m"), "")
                .stripLeading();
    }

    private Verdict verify(Comparison comparison, String... targetsAndTexts) throws Exception {
        return new CommittedStubs(directory, comparison).compare(libraries(targetsAndTexts), PartlyDescribed.NONE);
    }

    private void generate(Comparison comparison, String... targetsAndTexts) throws Exception {
        new CommittedStubs(directory, comparison)
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
    void what_only_another_CPU_has_is_marked_so() throws Exception {
        generate(Comparison.CONTENT, "linux", X86, "linux-arm", ARM, "mac", X86);

        assertThat(text()).isEqualTo("""
                import sys

                __all__ = ["K", "f"]

                if sys.platform == "linux":
                    __all__ += ["L", "neon"]

                class K:
                    def a(self) -> int: ...
                    if sys.platform == "linux":
                        # only on linux-aarch_64
                        def b(self) -> int: ...

                if sys.platform == "linux":
                    # only on linux-aarch_64
                    class L: ...

                def f(a: int) -> int: ...

                if sys.platform == "linux":
                    # only on linux-aarch_64
                    def neon() -> int: ...
                """);
        for (Comparison comparison : Comparison.values()) {
            assertThat(verify(comparison, "linux", X86).isFresh()).isTrue();
            assertThat(verify(comparison, "linux-arm", ARM).isFresh()).isTrue();
            assertThat(verify(comparison, "mac", X86).isFresh()).isTrue();
        }
    }

    /** No stub has a place for a comment about an import, so each job alone finds it stale, and has to know why. */
    @Test
    void a_submodule_of_another_CPU_is_stale_with_the_advice_to_compare_all() throws Exception {
        StubTree x86 = Targets.files("""
                # m/
                from . import simd as simd
                def f() -> int: ...
                # m.simd
                def add() -> int: ...
                """);
        StubTree arm = Targets.files("# m\ndef f() -> int: ...\n");
        Map<Target, StubTree> both = Map.of(Targets.target("linux"), x86, Targets.target("linux-arm"), arm);
        CommittedStubs stubs = new CommittedStubs(directory, Comparison.CONTENT);
        stubs.update(AnyTarget.libraries(both), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(stubs.compare(AnyTarget.libraries(both), PartlyDescribed.NONE)
                        .isFresh())
                .isTrue();
        String message = message(
                stubs.compare(AnyTarget.libraries(Map.of(Targets.target("linux-arm"), arm)), PartlyDescribed.NONE));
        assertThat(message)
                .contains("If only builds for another CPU, C library or interpreter have an import or a submodule, no"
                        + " comment can say so. Compare with the libraries of all in one job: libraries=…")
                .doesNotContain("say so in a line above it");
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void stubs_for_two_CPUs_are_fresh_with_the_library_of_each(Comparison comparison) throws Exception {
        generate(Comparison.CONTENT, "linux", X86, "linux-arm", ARM);

        assertThat(text()).isEqualTo(BOTH);
        assertThat(verify(comparison, "linux", X86, "linux-arm", ARM).isFresh()).isTrue();
        assertThat(verify(comparison, "linux-arm", ARM).isFresh()).isTrue();
        Verdict other = verify(comparison, "linux", X86);
        assertThat(other.isFresh()).isTrue();
        assertThat(other.notes(Note.Elsewhere.class))
                .containsExactly(new Note.Elsewhere(Path.of("m.pyi"), List.of("m.K.b", "m.L", "m.neon")));
    }

    @Test
    void a_list_that_cannot_be_read_may_have_any_declared_name() throws Exception {
        String unread = "__all__ = [\"f\"] + names()\ndef f() -> int: ...\ndef g() -> int: ...\n";
        committed(unread);

        Verdict verdict =
                verify(Comparison.CONTENT, "linux", "__all__ = ['f', 'g']\ndef f() -> int: ...\ndef g() -> int: ...\n");

        assertThat(verdict.isFresh()).isTrue();
        assertThat(verdict.notes(Note.UnreadNames.class))
                .containsExactly(new Note.UnreadNames(Path.of("m.pyi"), List.of("__all__ += names()")));

        String changed = "__all__ = ['g', 'h']\ndef g() -> int: ...\ndef h() -> int: ...\n";
        assertThat(verify(Comparison.CONTENT, "linux", changed).isFresh()).isFalse();
        generate(Comparison.CONTENT, "linux", changed);
        assertThat(text()).isEqualTo("""
                __all__ = ["h"]

                __all__ += names()

                def g() -> int: ...
                def h() -> int: ...
                """);
        assertThat(verify(Comparison.CONTENT, "linux", changed).isFresh()).isTrue();
    }

    @Test
    void the_list_of_another_module_has_the_names_that_it_is_to_have() throws Exception {
        String module = """
                from . import part as part
                from .part import p as p

                __all__ = ["part"]

                __all__ += part.__all__
                """;
        Files.createDirectories(directory.resolve("m"));
        write(directory.resolve("m/py.typed"), "");
        write(directory.resolve("m/__init__.pyi"), mark("m") + module);
        write(directory.resolve("m/part.pyi"), mark("m") + "__all__ = [\"p\"]\n\np: int\n");
        LibraryStubs changed = ofTwoModules("p", "q");
        CommittedStubs stubs = new CommittedStubs(directory, Comparison.CONTENT);

        assertThat(stubs.compare(ofTwoModules("p"), PartlyDescribed.NONE).isFresh())
                .isTrue();
        assertThat(message(stubs.compare(changed, PartlyDescribed.NONE)))
                .contains("m.part.__all__")
                .doesNotContain("m.__all__");
        stubs.update(changed, PartlyDescribed.NONE, Unmarked.KEPT).apply();
        assertThat(Files.readString(directory.resolve("m/__init__.pyi")))
                .endsWith(module.replace("import p as p", "import p as p, q as q"));
        assertThat(stubs.compare(changed, PartlyDescribed.NONE).isFresh()).isTrue();
    }

    /** The stubs of a module with a submodule, whose attributes it offers. */
    private static LibraryStubs ofTwoModules(String... attributes) throws Exception {
        StringBuilder module = new StringBuilder("# m/\nfrom . import part as part\n");
        StringBuilder part = new StringBuilder("# m.part\n");
        for (String attribute : attributes) {
            module.append("from .part import %1$s as %1$s\n".formatted(attribute));
            part.append(attribute + ": int\n");
        }
        String names = "'" + String.join("', '", attributes) + "'";
        return AnyTarget.libraries(Map.of(
                Targets.target("linux"),
                Targets.files(module + "__all__ = ['part', " + names + "]\n" + part + "__all__ = [" + names + "]\n")));
    }

    @Test
    void an_update_keeps_what_another_CPU_has() throws Exception {
        committed(BOTH);

        generate(
                Comparison.CONTENT,
                "linux",
                X86.replace("a: int", "a: str").replace("\"f\"", "\"f\", \"new\"") + "def new() -> int: ...\n");

        assertThat(text())
                .isEqualTo(BOTH.replace("a: int", "a: str")
                        .replace("\"L\", \"f\", \"neon\"", "\"f\", \"new\", \"L\", \"neon\"")
                        .replace("f(a: str) -> int: ...\n", "f(a: str) -> int: ...\ndef new() -> int: ...\n"));
    }

    @Test
    void what_the_named_target_lacks_is_stale() throws Exception {
        committed(BOTH);

        assertThat(message(verify(Comparison.CONTENT, "linux-arm", ARM.replace("def neon() -> int: ...\n", ""))))
                .contains("m.neon: function is not in the library\n");
        generate(Comparison.CONTENT, "linux", X86, "linux-arm", X86);
        assertThat(verify(Comparison.EXACT, "linux", X86).isFresh()).isTrue();
    }

    @Test
    void what_the_library_has_is_compared_wherever_it_is_said_to_be() throws Exception {
        committed(BOTH);

        assertThat(message(verify(Comparison.CONTENT, "linux", ARM.replace("neon() -> int", "neon() -> str"))))
                .contains("m.neon: returns 'str', the stub says 'int'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# only on Tuesdays", "# only on linux", "# Only on linux-aarch_64"})
    void other_comments_say_nothing(String comment) throws Exception {
        committed(BOTH.replace("# only on linux-aarch_64", comment));

        assertThat(verify(Comparison.CONTENT, "linux", X86).isFresh()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__all__ = ['f']\ndef f(a: int) -> int: ...\n",
                "__all__ = ['f', 'g']\ndef f(a: int) -> int: ...\ndef g(a: int) -> int: ...\n",
                "__all__ = ['f', 'g']\ndef f(a: int) -> int: ...\ndef g(a: str) -> int: ...\n"
            })
    void a_library_may_have_what_is_under_a_condition_that_nothing_decides(String library) throws Exception {
        committed(FLAGGED);

        for (Comparison comparison : Comparison.values()) {
            Verdict verdict = verify(comparison, "linux", library);
            assertThat(verdict.isFresh()).as(comparison.toString()).isTrue();
            assertThat(verdict.unknown()).containsExactly("FLAG", "platform.system() == \"Linux\"");
        }
        generate(Comparison.CONTENT, "linux", library);
        assertThat(text()).isEqualTo(FLAGGED);
        assertThat(verify(Comparison.CONTENT, "linux", library, "windows", library)
                        .unknown())
                .hasSize(2);
    }

    @Test
    void a_difference_under_such_a_condition_is_told_once() throws Exception {
        committed("""
                def f(a: int) -> int: ...

                class K:
                    if sys.platform[:3] == "win":
                        def g(self, a: int) -> int: ...
                """);

        assertThat(message(verify(
                        Comparison.CONTENT,
                        "linux",
                        "def f(a: int) -> int: ...\nclass K:\n    def g(self, a: str) -> int: ...\n")))
                .contains("  m.K.g: parameter 'a' is of type 'str', the stub says 'int' under"
                        + " 'sys.platform[:3] == \"win\"'\n")
                .doesNotContain("is missing", "not in the library");
    }

    @Test
    void a_condition_that_is_known_in_part_counts_where_it_may_be_true() throws Exception {
        committed("import sys\n\nif sys.platform == \"linux\" and FLAG:\n    def f(a: int) -> int: ...\n");

        assertThat(verify(Comparison.CONTENT, "linux", "def f(a: int) -> int: ...\n", "windows", "")
                        .isFresh())
                .isTrue();
        assertThat(verify(Comparison.CONTENT, "linux", "", "windows", "").isFresh())
                .isTrue();
        assertThat(verify(Comparison.CONTENT, "windows", "def f(a: int) -> int: ...\n")
                        .isFresh())
                .isFalse();
    }

    @Test
    void an_update_of_other_declarations_keeps_such_conditions() throws Exception {
        committed(FLAGGED);

        generate(Comparison.CONTENT, "linux", "__all__ = ['f']\ndef f(a: str) -> int: ...\n");

        assertThat(text()).isEqualTo(FLAGGED.replace("f(a: int)", "f(a: str)"));
    }

    @Test
    void what_another_CPU_may_have_is_told_with_the_comment_for_it() throws Exception {
        committed(BOTH.replaceAll(" *# only on .*\n", ""));
        String comment =
                "If only builds for another CPU, C library or interpreter have it, say so in a line above it, and"
                        + " generating keeps it: # only on linux-aarch_64\n";

        assertThat(message(verify(Comparison.CONTENT, "linux", X86))).contains(comment);
        assertThat(message(verify(Comparison.CONTENT, "linux", X86, "linux-arm", X86)))
                .doesNotContain("# only on");
        assertThat(message(verify(Comparison.CONTENT, "linux", ARM.replace("a: int", "a: str"))))
                .doesNotContain("# only on");
    }

    @Test
    void only_a_platform_of_the_project_can_have_what_the_library_lacks() throws Exception {
        committed("def f() -> int: ...\n");
        LibraryStubs linux = libraries("linux", "");
        Platform arm = Targets.target("linux-arm").platform();

        assertThat(elsewhere(linux, Targets.target("mac").platform())).isEmpty();
        assertThat(elsewhere(linux, Targets.target("linux").platform(), arm)).contains(arm);
    }

    private Optional<Platform> elsewhere(LibraryStubs libraries, Platform... platforms) throws Exception {
        LibraryStubs ofProject = new LibraryStubs(
                libraries.targets(),
                libraries.merged(),
                Optional.empty(),
                new ProjectPlatforms(new TreeSet<>(List.of(platforms))),
                ModuleOwners.BY_NAME,
                ModulePlaces.BY_NAME);
        Verdict verdict = new CommittedStubs(directory, Comparison.CONTENT).compare(ofProject, PartlyDescribed.NONE);
        return verdict.all(Finding.Stale.class).get(0).otherwise().platform();
    }
}
