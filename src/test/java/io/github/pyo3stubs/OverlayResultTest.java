// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.OverlayResult.Unfit;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlayResultTest {

    private static final String MODULE = "geo._native";
    private static final String FILE = "geo/_native.pyi";

    private static Overlay overlay(String text) {
        return overlay(Map.of(FILE, text));
    }

    private static Overlay overlay(Map<String, String> texts) {
        return Overlay.of(new TreeMap<>(texts), "src/main/stubs/");
    }

    private static ExtensionStubs library(String platform, String tag, String module, String text, String... partly)
            throws Exception {
        StubFile file = StubParser.parse(text, module, false);
        Path path = Path.of(StubFiles.path(module, false) + "-" + platform + tag + ".so");
        return new ExtensionStubs(
                new Origin(path, path.toString(), false),
                new Target(Platforms.of(platform), tag.isEmpty() ? Optional.empty() : Optional.of(tag)),
                module,
                StubTree.of(List.of(file)),
                new TreeSet<>(Set.of(partly)));
    }

    private static ExtensionStubs linux(String tag, String text) throws Exception {
        return library("linux-x86_64", tag, MODULE, text);
    }

    private static List<ExtensionStubs> laid(Overlay overlay, ExtensionStubs... libraries) {
        OverlayResult result = OverlayResult.of(List.of(libraries), overlay, ModulePlaces.BY_NAME);
        assertThat(result).asInstanceOf(type(Overlaid.class));
        return ((Overlaid) result).stubs();
    }

    private static List<String> faults(Overlay overlay, ExtensionStubs... libraries) {
        OverlayResult result = OverlayResult.of(List.of(libraries), overlay, ModulePlaces.BY_NAME);
        assertThat(result).asInstanceOf(type(Unfit.class));
        return ((Unfit) result).faults().stream().map(OverlayFault::toString).toList();
    }

    /** The stub for all targets, without the line that imports {@code sys}. */
    private static String common(List<ExtensionStubs> stubs) throws Exception {
        StubTree tree = StubSet.of(stubs).common().orElseThrow();
        return StubPrinter.print(tree.file(MODULE).orElseThrow(), tree).replace("import sys\n\n", "");
    }

    @Test
    void without_an_overlay_the_stubs_stay() throws Exception {
        List<ExtensionStubs> libraries = List.of(linux("", "x: int\n"));

        assertThat(OverlayResult.of(libraries, Overlay.NONE, ModulePlaces.BY_NAME))
                .isEqualTo(new Overlaid(libraries, List.of()));
    }

    @Test
    void without_libraries_no_branch_is_unchecked() {
        assertThat(OverlayResult.of(List.of(), BY_VERSION, ModulePlaces.BY_NAME))
                .isEqualTo(new Overlaid(List.of(), List.of()));
    }

    @Test
    void a_condition_on_system_and_version_is_for_that_system_only() throws Exception {
        Overlay overlay = overlay("""
                import sys
                if sys.platform == "darwin" and sys.version_info >= (3, 10):
                    def f() -> str: ...  # was: int
                    del m
                """);
        String text = "def f() -> int: ...\ndef m() -> int: ...\n";
        String expected = """
                if sys.platform == "darwin" and sys.version_info >= (3, 10):
                    def f() -> str: ...
                else:
                    def f() -> int: ...
                    def m() -> int: ...
                """;
        ExtensionStubs linux = linux("", text);
        ExtensionStubs windows = library("windows-x86_64", "", MODULE, text);
        ExtensionStubs mac = library("osx-aarch_64", "", MODULE, text);
        ExtensionStubs stable = library("osx-aarch_64", "cp39-abi3", MODULE, text);

        assertThat(common(laid(overlay, linux, windows, mac))).isEqualTo(expected);
        assertThat(common(laid(overlay, linux, windows, stable))).isEqualTo(expected);
    }

    @Test
    void conditions_on_systems_are_decided_before_the_stubs_of_systems_are_merged() throws Exception {
        List<ExtensionStubs> stubs = laid(
                overlay("""
                        import sys
                        if sys.platform == "win32":
                            def f() -> str: ...  # was: int
                        def g() -> int: ...
                        """),
                linux("", "def f() -> int: ...\ndef g(): ...\n"),
                library("windows-x86_64", "", MODULE, "def f() -> int: ...\ndef g(): ...\n"));

        assertThat(common(stubs)).isEqualTo("""
                if sys.platform == "win32":
                    def f() -> str: ...
                else:
                    def f() -> int: ...

                def g() -> int: ...
                """);
    }

    @Test
    void an_import_under_a_condition_is_written_under_it() throws Exception {
        ExtensionStubs stable = linux("cp39-abi3", "class A:\n    def f(self): ...\n");

        assertThat(common(laid(overlay("""
                        import sys
                        if sys.version_info >= (3, 11):
                            from typing import Self
                        else:
                            from typing_extensions import Self
                        class A:
                            def f(self) -> Self: ...
                        """), stable))).isEqualTo("""
                if sys.version_info < (3, 11):
                    from typing_extensions import Self as Self2

                if sys.version_info >= (3, 11):
                    from typing import Self

                class A:
                    if sys.version_info >= (3, 11):
                        def f(self) -> Self: ...
                    else:
                        def f(self) -> Self2: ...
                """);
    }

    @Test
    void an_import_for_one_system_is_written_for_it() throws Exception {
        assertThat(common(laid(
                        overlay("""
                                import sys
                                if sys.platform == "win32":
                                    from asyncio import ProactorEventLoop
                                    def f() -> ProactorEventLoop: ...
                                def g() -> int: ...
                                """),
                        linux("", "def f(): ...\ndef g(): ...\n"),
                        library("windows-x86_64", "", MODULE, "def f(): ...\ndef g(): ...\n"))))
                .isEqualTo("""
                        if sys.platform == "win32":
                            from asyncio import ProactorEventLoop

                        if sys.platform == "win32":
                            def f() -> ProactorEventLoop: ...
                        else:
                            def f(): ...

                        def g() -> int: ...
                        """);
    }

    private static final Overlay BY_VERSION = overlay("""
            import sys
            if sys.version_info >= (3, 12):
                def f() -> str: ...  # was: int
            """);

    private static final String BY_VERSION_LAID = """
            if sys.version_info >= (3, 12):
                def f() -> str: ...
            else:
                def f() -> int: ...
            """;

    @Test
    void of_an_unknown_python_a_condition_on_versions_stays() throws Exception {
        List<ExtensionStubs> stubs = laid(BY_VERSION, linux("", "def f() -> int: ...\n"));

        assertThat(common(stubs)).isEqualTo(BY_VERSION_LAID);
        assertThat(StubSet.of(stubs).targets()).containsExactly(linux("", "").target());
    }

    /** A wheel for any Python 3 is as a library without a wheel. */
    @Test
    void a_wheel_whose_tag_tells_no_version_is_of_an_unknown_python() throws Exception {
        ExtensionStubs wheel = linux("py3-none", "def f() -> int: ...\n");

        StubSet byVersion = StubSet.of(laid(BY_VERSION, wheel));
        StubSet forAll = StubSet.of(laid(overlay("def f() -> str: ...  # was: int\n"), wheel));

        assertThat(common(laid(BY_VERSION, wheel))).isEqualTo(BY_VERSION_LAID);
        assertThat(byVersion.targets()).containsExactly(wheel.target());
        assertThat(byVersion.described()).contains(wheel.tree());
        assertThat(forAll.described()).contains(wheel.tree());
    }

    @Test
    void of_a_stable_abi_for_versions_on_both_sides_a_condition_stays() throws Exception {
        assertThat(common(laid(BY_VERSION, linux("cp39-abi3", "def f() -> int: ...\n"))))
                .isEqualTo(BY_VERSION_LAID);
    }

    @Test
    void of_a_stable_abi_for_versions_on_one_side_no_condition_stays() throws Exception {
        assertThat(common(laid(BY_VERSION, linux("cp312-abi3", "def f() -> int: ...\n"))))
                .isEqualTo("def f() -> str: ...\n");
    }

    @Test
    void parts_of_a_stable_abi_without_the_lock_stay_apart_from_those_with_it() throws Exception {
        List<ExtensionStubs> stubs = laid(overlay("""
                        import sys
                        if sys.version_info >= (3, 16):
                            def f() -> str: ...  # was: int
                        """), linux("cp315-abi3t", "def f() -> int: ...\n"));

        assertThat(stubs)
                .extracting(each -> each.target().pythonTag().orElseThrow())
                .containsExactly("cp315-abi3t", "cp316-abi3t");
    }

    @Test
    void versions_of_python_in_wheels_decide_conditions() throws Exception {
        List<ExtensionStubs> stubs = laid(
                BY_VERSION,
                linux("cp311-cp311", "def f() -> int: ...\n"),
                linux("cp312-cp312", "def f() -> int: ...\n"));

        assertThat(stubs)
                .extracting(each -> each.target().pythonTag().orElseThrow())
                .containsExactly("cp311-cp311", "cp312-cp312");
        assertThat(common(stubs)).isEqualTo(BY_VERSION_LAID);
    }

    @Test
    void a_library_of_an_unknown_python_is_for_a_version_that_fits() throws Exception {
        Overlay overlay = overlay("""
                import sys
                if sys.version_info >= (3, 12):
                    def g() -> str: ...  # was: int
                def f() -> str: ...  # was: int
                """);

        assertThat(common(laid(overlay, linux("", "def f() -> int: ...\n")))).isEqualTo("def f() -> str: ...\n");
        assertThat(faults(overlay, linux("", "def f() -> bytes: ...\n")))
                .containsExactly("src/main/stubs/geo/_native.pyi:4: f returns 'bytes', not 'int': look"
                        + " again, then write  # was: bytes");
    }

    @Test
    void extension_modules_have_files_of_their_own() throws Exception {
        ExtensionStubs other = library("linux-x86_64", "", "geo._other", "def g(): ...\n");
        List<ExtensionStubs> stubs = laid(
                overlay(Map.of(FILE, "def f() -> int: ...\n", "geo/_other.pyi", "def g() -> str: ...\n")),
                linux("", "def f(): ...\n"),
                other);

        assertThat(stubs)
                .extracting(each ->
                        StubPrinter.print(each.tree().file(each.module()).orElseThrow(), each.tree()))
                .containsExactly("def f() -> int: ...\n", "def g() -> str: ...\n");
    }

    @Test
    void a_module_without_the_unknown_members_is_complete() throws Exception {
        String text = """
                from _typeshed import Incomplete
                def f() -> int: ...
                def __getattr__(name: str) -> Incomplete: ...
                """;
        ExtensionStubs library = library("linux-x86_64", "", MODULE, text, MODULE);

        assertThat(laid(overlay("def g() -> int: ...\n"), library))
                .singleElement()
                .satisfies(stubs -> assertThat(stubs.partly()).containsExactly(MODULE));
        assertThat(laid(overlay("del __getattr__\n"), library))
                .singleElement()
                .satisfies(stubs -> assertThat(stubs.partly()).isEmpty());
    }

    @Test
    void comments_of_the_overlay_for_type_checkers_stay() throws Exception {
        String text = """
                class A:
                    x: int
                    def f(self) -> int: ...
                class B(A):
                    x: str
                    def f(self) -> str: ...  # type: ignore[override]
                    def h(self) -> str: ...
                """;

        assertThat(common(laid(overlay("""
                                class B:
                                    x: bytes  # was: str  # type: ignore
                                    def f(self) -> bytes: ...  # was: str  # type: ignore[misc]  # pyright: ignore[a, b]
                                    def g(self) -> int: ...  # new  # type: ignore[misc]
                                    def h(self): ...  # pyright: ignore[reportMissingSuperCall]
                                """), linux("", text)))).isEqualTo("""
                        class A:
                            x: int
                            def f(self) -> int: ...

                        class B(A):
                            x: bytes  # type: ignore
                            def f(self) -> bytes: ...  # type: ignore[misc, override]  # pyright: ignore[a, b]
                            def h(self) -> str: ...  # pyright: ignore[reportMissingSuperCall]
                            def g(self) -> int: ...  # type: ignore[misc]
                        """);
    }

    @Test
    void members_have_the_comments_that_the_laid_types_and_bases_need() throws Exception {
        String text = """
                class A:
                    def f(self) -> int: ...
                class B(A):
                    def f(self) -> str: ...  # type: ignore[override]
                class C:
                    def f(self) -> str: ...
                """;

        assertThat(common(laid(overlay("""
                                class B:
                                    def f(self) -> int: ...  # was: str
                                class C(A): ...
                                """), linux("", text)))).isEqualTo("""
                        class A:
                            def f(self) -> int: ...

                        class B(A):
                            def f(self) -> int: ...

                        class C(A):
                            def f(self) -> str: ...  # type: ignore[override]
                        """);
    }
}
