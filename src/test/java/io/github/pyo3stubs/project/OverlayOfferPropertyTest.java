// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlayResult;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.FittingDraft;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of a generated stub by hand: an overlay that is offered says each of them, or the offer names it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlayOfferPropertyTest {

    private static final int PAIRS = 100;

    private static final String LIBRARY = """
            import sys
            from collections.abc import Sized
            from typing import overload

            __all__ = ["V", "Base", "Box", "Failed", "f", "g", "h", "o"]

            V: int = 1

            class Base: ...

            class Box(Base):
                \"""Doc of Box.\"""
                color: int
                def size(self, k) -> int: ...
                @staticmethod
                def make() -> int: ...
                @classmethod
                def parse(cls, text: str) -> int: ...
                @property
                def width(self) -> int: ...
                async def load(self) -> int: ...

            class Failed(Exception): ...

            def f(a): ...

            def g(a: int, b: int = 1) -> int:
                \"""Doc of g.\"""

            def h(x: int) -> int: ...

            @overload
            def o(x: int) -> int: ...
            @overload
            def o(x: str) -> str: ...
            """;

    private static final String ONLY_WINDOWS = "def w() -> int: ...\n";

    /**
     * An edit of one declaration.
     *
     * @param name the declaration
     * @param sayable whether an overlay can say it
     */
    private record Edit(String name, boolean sayable, String from, String to) {
        @Override
        public String toString() {
            return from + " becomes " + to;
        }

        String in(String text) {
            assertThat(text).contains(from);
            return text.replace(from, to);
        }
    }

    private static final String OVERLOADS = """
            @overload
            def h(x: int) -> str: ...
            @overload
            def h(x: str) -> int: ...
            """;

    private static final String OVERLOADED_LOAD = """
                @overload
                def load(self) -> str: ...
                @overload
                def load(self, x: str) -> int: ...
            """;

    private static List<Edit> edits() {
        return List.of(
                new Edit("V", true, "V: int", "V: float"),
                new Edit("V", false, "V: int = 1", "V: int = 2"),
                new Edit("V", false, "V: int = 1", "V = 1"),
                new Edit("Base", true, "class Base: ...", "class Base(dict): ..."),
                new Edit("Base", true, "class Base: ...", "class Base:\n    \"\"\"New.\"\"\""),
                new Edit("Box", true, "Box(Base)", "Box(dict)"),
                new Edit("Box", true, "Box(Base)", "Box(Base, Sized)"),
                new Edit("Box", true, "Doc of Box.", "Another."),
                new Edit("Box", false, "Box(Base)", "Box"),
                new Edit("Box", false, "    \"\"\"Doc of Box.\"\"\"\n", ""),
                new Edit("Box.color", true, "color: int", "color: str"),
                new Edit("Box.color", true, "    color: int\n", ""),
                new Edit("Box.size", true, "size(self, k) -> int", "size(self, k: int) -> str"),
                new Edit("Box.size", true, "    def size(self, k) -> int: ...\n", ""),
                new Edit("Box.size", false, "size(self, k)", "size(self, k, more)"),
                new Edit("Box.size", false, "    def size(self, k)", "    @property\n    def size(self)"),
                new Edit("Box.make", true, "make() -> int", "make() -> str"),
                new Edit("Box.make", false, "@staticmethod\n    def make()", "@classmethod\n    def make(cls)"),
                new Edit("Box.make", false, "@staticmethod\n    def make()", "def make(self)"),
                new Edit("Box.make", false, "@staticmethod\n    def make() -> int: ...", "make: int"),
                new Edit("Box.parse", false, "@classmethod\n    def parse(cls, ", "@staticmethod\n    def parse("),
                new Edit("Box.width", true, "width(self) -> int", "width(self) -> str"),
                new Edit("Box.width", false, "@property\n    def width", "def width"),
                new Edit("Box.width", false, "@property\n    def width(self) -> int: ...", "width: int"),
                new Edit("Box.load", true, "load(self) -> int", "load(self) -> str"),
                new Edit("Box.load", false, "async def load", "def load"),
                new Edit("Box.load", false, "    async def load(self) -> int: ...\n", OVERLOADED_LOAD),
                new Edit("Box.load", true, "    async def", "    def more(self) -> int: ...\n    async def"),
                new Edit("Failed", true, "Failed(Exception)", "Failed(OSError)"),
                new Edit("Failed", false, "class Failed(Exception): ...", "Failed = OSError"),
                new Edit("f", true, "f(a)", "f(a: int)"),
                new Edit("f", true, "f(a): ...", "f(a): \"\"\"New.\"\"\""),
                new Edit("f", false, "def f(a): ...", "f: int"),
                new Edit("f", false, "f(a): ...", "f(*, a): ..."),
                new Edit("g", true, "1) -> int", "1) -> str"),
                new Edit("g", true, "Doc of g.", "Another text."),
                new Edit("g", false, "1) -> int", "1)"),
                new Edit("g", false, "g(a: int, b: int = 1)", "g(a: int, b: int = 2)"),
                new Edit("g", false, "g(a: int, b: int = 1)", "g(a, b: int = 1)"),
                new Edit("g", false, "\n    \"\"\"Doc of g.\"\"\"\n", " ...\n"),
                new Edit("h", true, "def h(x: int) -> int: ...\n", OVERLOADS),
                new Edit("h", false, "def h(x: int) -> int: ...\n", OVERLOADS.replace("(x: str)", "(x)")),
                new Edit("h", false, "h(x: int)", "h(y: int)"),
                new Edit("o", true, "o(x: str) -> str", "o(x: str) -> int"),
                new Edit("o", false, "o(x: str) -> str", "o(x) -> str"),
                new Edit("__all__", false, "\"f\", ", ""),
                new Edit("__doc__", true, "import sys", "\"\"\"New.\"\"\"\nimport sys"));
    }

    private static StubTree tree(String text) throws Exception {
        return StubTree.of(List.of(StubParser.parse(text, "_n", false)));
    }

    private static List<ExtensionStubs> libraries(boolean several) throws Exception {
        List<ExtensionStubs> libraries = new ArrayList<>();
        for (String platform : List.of("linux-x86_64", "windows-x86_64")) {
            libraries.add(new ExtensionStubs(
                    new Origin(Path.of(platform), platform, false),
                    new Target(Platforms.of(platform), Optional.empty()),
                    "_n",
                    tree(several && platform.startsWith("w") ? LIBRARY + ONLY_WINDOWS : LIBRARY),
                    new TreeSet<>()));
        }
        return several ? libraries : libraries.subList(0, 1);
    }

    private static FittingDraft offered(List<ExtensionStubs> libraries, StubTree edited, Extent extent)
            throws Exception {
        StubSet stubs = StubSet.of(libraries);
        LibraryStubs demanding = stubs.libraries(ProjectPlatforms.UNSTATED, ModulePlaces.BY_NAME);
        DemandedStubs demanded = DemandedStubs.of(demanding, edited, Comparison.CONTENT, stubs.partly());
        return FittingDraft.of(demanded, demanding, edited, extent, Comparison.CONTENT, stubs.partly());
    }

    /** The stubs with an overlay, which must fit. */
    private static StubTree laid(List<ExtensionStubs> libraries, FittingDraft draft) throws Exception {
        OverlayResult result = OverlayResult.of(libraries, Overlay.of(draft.texts(), ""), ModulePlaces.BY_NAME);
        assertThat(result).as("%s", draft).asInstanceOf(type(Overlaid.class));
        return StubSet.of(((Overlaid) result).stubs()).common().orElseThrow();
    }

    /** The declarations that differ between two stubs. A class stands for its header. */
    private static Set<String> different(StubTree one, StubTree other) throws Exception {
        Map<String, List<String>> ofOne = declarations(one);
        Map<String, List<String>> ofOther = declarations(other);
        Set<String> names = new TreeSet<>(ofOne.keySet());
        names.addAll(ofOther.keySet());
        names.removeIf(name -> ofOne.getOrDefault(name, List.of()).equals(ofOther.getOrDefault(name, List.of())));
        return names;
    }

    private static Map<String, List<String>> declarations(StubTree tree) throws Exception {
        // as printed and read, so that both have the same form
        String text = StubPrinter.print(tree.file("_n").orElseThrow(), tree);
        Map<String, List<String>> declarations = new HashMap<>();
        StubParser.parse(text, "_n", false)
                .documentation()
                .ifPresent(doc -> declarations.put("_n.__doc__", List.of(doc)));
        collect(StubParser.parse(text, "_n", false).body(), "_n", declarations);
        return declarations;
    }

    private static void collect(List<Statement> body, String scope, Map<String, List<String>> declarations) {
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                String name = scope + "." + declaration.name();
                List<String> forms = declarations.computeIfAbsent(name, added -> new ArrayList<>());
                if (declaration instanceof ClassDefinition definition) {
                    forms.add(definition.withBody(List.of()).toString());
                    collect(definition.body(), name, declarations);
                } else {
                    forms.add(declaration.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void an_edit_is_offered_as_lines_that_fit_or_named(Edit edit) throws Exception {
        List<ExtensionStubs> libraries = libraries(false);
        StubTree edited = tree(edit.in(LIBRARY));

        FittingDraft draft = offered(libraries, edited, Extent.ALL);

        assertThat(draft.impossible())
                .as("%s", draft)
                .isEqualTo(edit.sayable() ? Set.of() : Set.of("_n." + edit.name()));
        assertThat(draft.missing()).isEmpty();
        assertThat(draft.texts().isEmpty()).isEqualTo(!edit.sayable());
        assertThat(different(laid(libraries, draft), edited)).as("%s", draft).isEqualTo(draft.impossible());
    }

    @Test
    void an_import_of_all_names_is_named() throws Exception {
        FittingDraft draft = offered(libraries(false), tree("from other import *\n" + LIBRARY), Extent.ALL);

        assertThat(draft.texts()).isEmpty();
        assertThat(draft.impossible()).containsExactly("_n.*");
    }

    @Test
    void of_several_edits_each_is_in_the_lines_or_named() throws Exception {
        for (int seed = 0; seed < PAIRS; seed++) {
            Random random = new Random(seed);
            List<ExtensionStubs> libraries = libraries(random.nextBoolean());
            List<Edit> edits = new ArrayList<>(edits());
            Collections.shuffle(edits, random);
            Set<String> names = new HashSet<>();
            List<Edit> chosen = edits.stream()
                    .filter(edit -> names.add(edit.name()))
                    .limit(1 + random.nextInt(6))
                    .toList();
            String text = LIBRARY;
            for (Edit edit : chosen) {
                text = edit.in(text);
            }
            StubTree edited =
                    tree(libraries.size() == 1 ? text : text + "if sys.platform == 'win32':\n    " + ONLY_WINDOWS);
            for (Extent extent : Extent.values()) {
                FittingDraft draft = offered(libraries, edited, extent);
                Set<String> left = Stream.concat(draft.impossible().stream(), draft.missing().stream())
                        .collect(toCollection(TreeSet::new));
                Set<String> different = different(laid(libraries, draft), edited);
                // Without lines that leave out something, nothing is said of what they leave out
                boolean saysNothing = draft.texts().isEmpty() && extent == Extent.FILLING;
                assertThat(left).as("%s: %s", chosen, draft).isEqualTo(saysNothing ? Set.of() : different);
            }
        }
    }
}
