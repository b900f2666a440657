// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlayResult;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Statement;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stubs with conditions that someone has edited by hand, and the overlay that is offered for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlayOfferTest {

    private static final String BOTH = """
            class Box:
                def size(self, k) -> int: ...

            def f(a): ...
            def g() -> int: ...
            """;

    private static final String LINUX = BOTH + "def u(k) -> int: ...\n";
    private static final String WINDOWS = BOTH + "def w(k): ...\n";

    private static StubTree tree(String text) throws Exception {
        return StubTree.of(List.of(StubParser.parse(text, "_n", false)));
    }

    private static ExtensionStubs library(String platform, Optional<String> tag, String text) throws Exception {
        return new ExtensionStubs(
                new Origin(Path.of(platform + tag.orElse("")), platform, false),
                new Target(Platforms.of(platform), tag),
                "_n",
                tree(text),
                new TreeSet<>());
    }

    private static List<ExtensionStubs> libraries() throws Exception {
        return List.of(
                library("linux-x86_64", Optional.empty(), LINUX),
                library("windows-x86_64", Optional.empty(), WINDOWS),
                library("osx-aarch_64", Optional.empty(), LINUX));
    }

    private static String offered(List<ExtensionStubs> libraries, String edited, Extent extent) throws Exception {
        return message(libraries, edited, HandWritten.NONE, extent)
                .lines()
                .skip(2)
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> (line.isEmpty() ? line : line.substring(4)) + "\n")
                .collect(joining())
                .stripTrailing()
                .concat("\n");
    }

    private static String message(List<ExtensionStubs> libraries, String edited, HandWritten byHand, Extent extent)
            throws Exception {
        StubSet stubs = StubSet.of(libraries);
        return new OverlayOffer(Path.of("o"), extent)
                .message(
                        stubs,
                        stubs.libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME),
                        tree(edited),
                        byHand,
                        Comparison.CONTENT)
                .toString();
    }

    /** Either may be for one version among others, so each branch may be an edit of what it leaves open. */
    @ParameterizedTest
    @ValueSource(strings = {"", "cp39-abi3"})
    void edits_for_some_versions_are_offered_if_the_library_may_be_for_each(String tag) throws Exception {
        List<ExtensionStubs> libraries =
                List.of(library("linux-x86_64", Optional.of(tag).filter(known -> !known.isEmpty()), "def f(a): ...\n"));

        String overlay = offered(
                libraries,
                "import sys\nif sys.version_info >= (3, 12):\n    def f(a: int): ...\nelse:\n    def f(a: str): ...\n",
                Extent.FILLING);

        assertThat(overlay).contains("def f(a: int): ...", "def f(a: str): ...");
    }

    /** The stub for all targets with an overlay. */
    private static String laid(List<ExtensionStubs> libraries, String overlay) throws Exception {
        OverlayResult result = OverlayResult.of(
                libraries, Overlay.of(new TreeMap<>(Map.of("_n.pyi", overlay)), ""), ModulePlaces.BY_NAME);
        assertThat(result).as(overlay).asInstanceOf(type(Overlaid.class));
        return common(((Overlaid) result).stubs());
    }

    private static String common(List<ExtensionStubs> libraries) throws Exception {
        StubTree common = StubSet.of(libraries).common().orElseThrow();
        return StubPrinter.print(common.file("_n").orElseThrow(), common);
    }

    /** The stub for all targets, with some of its lines replaced. */
    private static String edited(String... replacements) throws Exception {
        String text = common(libraries());
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return text;
    }

    static Stream<Arguments> edits() throws Exception {
        return Stream.of(
                Arguments.of(
                        "equal everywhere",
                        Extent.FILLING,
                        edited("f(a)", "f(a: int)", "size(self, k)", "size(self, k: int)")),
                Arguments.of("in branches", Extent.FILLING, edited("w(k)", "w(k: str)", "u(k)", "u(k: int)")),
                Arguments.of("by system", Extent.FILLING, edited("def f(a): ...\n", """

                        if sys.platform == "win32":
                            def f(a: int): ...
                        else:
                            def f(a: str): ...

                        """)),
                Arguments.of("by version", Extent.FILLING, edited("def f(a): ...\n", """

                        if sys.version_info >= (3, 12):
                            def f(a: int): ...
                        else:
                            def f(a: str): ...

                        """)),
                Arguments.of("a member by system", Extent.FILLING, edited("    def size(self, k) -> int: ...\n", """
                            if sys.platform == "win32":
                                def size(self, k: int) -> int: ...
                            else:
                                def size(self, k: str) -> int: ...
                        """)),
                Arguments.of(
                        "contradictions",
                        Extent.ALL,
                        edited(
                                "u(k) -> int",
                                "u(k: int) -> bytes",
                                "g() -> int",
                                "g() -> str",
                                "class Box:",
                                "class Box(dict):")),
                Arguments.of("contradictions by system", Extent.ALL, edited("def g() -> int: ...\n", """

                        if sys.platform == "linux":
                            def g() -> str: ...
                        elif sys.platform == "win32":
                            def g() -> bytes: ...
                        else:
                            def g() -> int: ...

                        """)),
                Arguments.of(
                        "equal forms of what differs",
                        Extent.ALL,
                        edited("w(k): ...", "w(k) -> int: ...", "u(k) -> int", "u(k) -> str")),
                Arguments.of("additions", Extent.ALL, edited("def g() -> int: ...\n", """
                        def g() -> int: ...
                        def all_systems(x) -> int: ...

                        if sys.platform != "linux":
                            def not_linux() -> int: ...

                        """)),
                Arguments.of("removals", Extent.ALL, edited("def f(a): ...\n", """

                        if sys.platform == "win32":
                            def f(a): ...

                        """)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void an_offered_overlay_gives_the_edited_stub(String name, Extent extent, String edited) throws Exception {
        String overlay = offered(libraries(), edited, extent);

        assertThat(seen(laid(libraries(), overlay))).as(overlay).isEqualTo(seen(edited));
    }

    /** What each system and version sees of a stub, without regard to the order. */
    private static Map<String, Set<Statement>> seen(String text) throws Exception {
        StubTree tree = tree(text);
        Map<String, Set<Statement>> seen = new TreeMap<>();
        for (OperatingSystem system : List.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS)) {
            for (String version : List.of("3.11", "3.12")) {
                View view = new View(
                        system, VersionRange.only(PythonVersion.parse(version).orElseThrow()));
                List<Statement> body = Projection.of(tree, view)
                        .tree()
                        .file("_n")
                        .orElseThrow()
                        .body();
                seen.put(view.toString(), Set.copyOf(body));
            }
        }
        return seen;
    }

    @Test
    void a_library_for_one_system_gives_conditions_for_others() throws Exception {
        String edited = edited("w(k)", "w(k: str)", "f(a)", "f(a: int)", "u(k)", "u(k: int)");

        assertThat(offered(libraries().subList(1, 2), edited, Extent.FILLING)).isEqualTo("""
                import sys
                def f(a: int): ...

                if sys.platform == "win32":
                    def w(k: str): ...
                """);
    }

    @Test
    void lines_that_leave_out_contradictions_say_so() throws Exception {
        String edited = edited("f(a): ...", "f(a: int): \"\"\"New.\"\"\"", "size(self, k)", "size(self, k, more)");

        assertThat(message(libraries(), edited, HandWritten.NONE, Extent.FILLING))
                .isEqualTo("""
                If these are edits of your own, write them into the overlay, and generating keeps them:
                  o/_n.pyi
                    def f(a: int): ...
                These lines leave out what contradicts the library, in _n.Box.size, _n.f. To have that offered too: \
                offerOverlay=true

                """);
    }

    @Test
    void what_no_overlay_can_say_is_named() throws Exception {
        String edited = edited("f(a)", "f(a: int)", "size(self, k)", "size(self, k, more)");

        assertThat(message(libraries(), edited, HandWritten.NONE, Extent.ALL)).isEqualTo("""
                If these are edits of your own, write them into the overlay, and generating keeps them:
                  o/_n.pyi
                    def f(a: int): ...
                No overlay can say what is edited in _n.Box.size. If it is on purpose, change Rust, or write these \
                stubs by hand: handWritten=…

                """);
    }

    /** The class that the exception needs contradicts the library, which does not have it. */
    @Test
    void what_other_contradictions_make_possible_is_left_out_with_them() throws Exception {
        List<ExtensionStubs> libraries = List.of(library("linux-x86_64", Optional.empty(), """
                class E(Exception): ...
                class F(Exception): ...
                """));
        String edited = """
                class E(ValueError): ...
                class F(Mixin, Exception): ...
                class Mixin: ...
                """;

        assertThat(message(libraries, edited, HandWritten.NONE, Extent.FILLING)).isEqualTo("""
                If these are edits of your own, write them into the overlay, and generating keeps them:
                  o/_n.pyi
                    class E(ValueError): ...
                These lines leave out what contradicts the library, in _n.F, _n.Mixin. To have that offered too: \
                offerOverlay=true

                """);
        assertThat(offered(libraries, edited, Extent.ALL)).isEqualTo("""
                class E(ValueError): ...
                class F(Mixin, Exception): ...
                class Mixin: ...  # new
                """);
    }

    @Test
    void methods_have_their_object_and_accessors_their_property() throws Exception {
        List<ExtensionStubs> libraries = List.of(library("linux-x86_64", Optional.empty(), """
                class A:
                    @property
                    def x(self): ...
                    @x.setter
                    def x(self, value): ...
                    def f(self, k, /, *args): ...
                    @classmethod
                    def c(cls): ...
                    @staticmethod
                    def s(k): ...
                    def list(self): ...
                    def every(self, /): ...
                """));
        String edited = """
                class A:
                    @property
                    def x(self) -> int: ...
                    @x.setter
                    def x(self, value: int): ...
                    def f(self, k: int, /, *args): ...
                    @classmethod
                    def c(cls) -> int: ...
                    @staticmethod
                    def s(k: int): ...
                    def list(self): ...
                    def every(self, /) -> List[int]: ...
                from builtins import list as List
                """;

        String overlay = offered(libraries, edited, Extent.FILLING);

        assertThat(overlay).isEqualTo("""
                class A:
                    @property
                    def x(self) -> int: ...
                    @x.setter
                    def x(self, value: int): ...
                    def f(self, k: int, /): ...
                    @classmethod
                    def c(cls) -> int: ...
                    @staticmethod
                    def s(k: int): ...
                    def every(self) -> list[int]: ...
                """);
        assertThat(seen(laid(libraries, overlay))).isEqualTo(seen(edited));
    }

    /** Nothing says the Python of the library, so other versions may fill in other types, on other systems too. */
    @Test
    void types_with_an_import_for_each_version_are_offered_for_every_system() throws Exception {
        List<ExtensionStubs> libraries = List.of(library("linux-x86_64", Optional.empty(), """
                class A:
                    def f(self): ...
                """));
        String edited = """
                import sys

                if sys.version_info >= (3, 11):
                    from typing import Self
                else:
                    from typing_extensions import Self

                class A:
                    def f(self) -> Self: ...
                """;

        assertThat(offered(libraries, edited, Extent.ALL))
                .isEqualTo(offered(libraries, edited, Extent.FILLING))
                .isEqualTo("""
                import sys

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

    /** Such a stub needs no function for members that are not described. */
    @Test
    void additions_to_a_module_that_is_described_only_partly_are_offered_without_its_function() throws Exception {
        List<ExtensionStubs> libraries = List.of(library("linux-x86_64", Optional.empty(), """
                from _typeshed import Incomplete

                def f(): ...
                def __getattr__(name: str) -> Incomplete: ...
                """));
        String edited = """
                def f() -> int: ...
                def g(a: int) -> int: ...
                def h(a): ...
                """;

        assertThat(offered(libraries, edited, Extent.FILLING)).isEqualTo("""
                def f() -> int: ...
                def g(a: int) -> int: ...
                def h(a): ...  # new
                """);
        assertThat(offered(libraries, edited, Extent.ALL)).isEqualTo("""
                del __getattr__
                def f() -> int: ...
                def g(a: int) -> int: ...  # new
                def h(a): ...  # new
                """);
    }

    /** Generating never writes such a stub, so no overlay could correct it. */
    @Test
    void nothing_is_offered_for_a_stub_that_is_written_by_hand() throws Exception {
        HandWritten byHand = new HandWritten(List.of(new NamePattern("_n")));

        assertThat(message(libraries(), edited("w(k)", "w(k: str)"), byHand, Extent.ALL))
                .isEmpty();
    }
}
