// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.OverlayResult.Unfit;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relocations of modules that differ between platforms, or that only one platform has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelocatedPlatformsTest {

    private static final Map<String, String> BUILDS = Map.of("linux", """
            # p._n/
            from . import sub as sub, tux as tux
            __all__ = ["f", "sub", "tux"]
            def f() -> int: ...
            # p._n.sub
            __all__ = ["deep", "inode"]
            def deep() -> int: ...
            def inode() -> int: ...
            # p._n.tux
            __all__ = ["penguin"]
            def penguin() -> int: ...
            """, "windows", """
            # p._n/
            from . import sub as sub
            __all__ = ["f", "handle", "sub"]
            def f() -> int: ...
            def handle() -> int: ...
            # p._n.sub
            __all__ = ["deep", "acl"]
            def deep() -> int: ...
            def acl() -> int: ...
            """, "mac", """
            # p._n/
            from . import sub as sub
            __all__ = ["f", "sub"]
            def f() -> int: ...
            # p._n.sub
            __all__ = ["deep"]
            def deep() -> int: ...
            """);

    private static final String[] ALL = {"linux", "windows", "mac"};
    private static final Relocations PARTS =
            new Relocations(List.of(new Relocation("p._n.tux", "p.tux", true), kept("p._n.sub", "p.files")));

    @TempDir
    Path directory;

    private static Relocation kept(String from, String to) {
        return new Relocation(from, to, true);
    }

    private static Relocations moved(String to, boolean keep) {
        return new Relocations(List.of(new Relocation("p._n", to, keep)));
    }

    private static StubSet set(Relocations relocations, String... systems) throws Exception {
        return StubSet.of(extensions(relocations, systems));
    }

    private static List<ExtensionStubs> extensions(Relocations relocations, String... systems) throws Exception {
        List<ExtensionStubs> all = new ArrayList<>();
        for (String system : systems) {
            all.add(new ExtensionStubs(
                            new Origin(Path.of(system + ".so"), system, false),
                            Targets.target(system),
                            "p._n",
                            Targets.files(BUILDS.get(system)),
                            new TreeSet<>())
                    .relocated(relocations));
        }
        return all;
    }

    private Verdict verify(Relocations relocations, String... systems) throws Exception {
        StubSet stubs = set(relocations, systems);
        return stubs().compare(libraries(stubs, relocations), stubs.partly());
    }

    private void generate(Relocations relocations, String... systems) throws Exception {
        StubSet stubs = set(relocations, systems);
        stubs().update(libraries(stubs, relocations), stubs.partly(), Unmarked.KEPT)
                .apply();
    }

    private CommittedStubs stubs() {
        return new CommittedStubs(directory, Comparison.CONTENT);
    }

    private static LibraryStubs libraries(StubSet stubs, Relocations relocations) {
        return stubs.libraries(ProjectPlatforms.UNSTATED, relocations.places());
    }

    /** The committed stubs, without their marks. */
    private SortedMap<String, String> texts() throws IOException {
        String mark = new Mark("p._n").before("");
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(text).startsWith(mark);
                texts.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        text.substring(mark.length()).stripLeading());
            }
        }
        return texts;
    }

    @Test
    void a_module_of_one_system_is_under_its_condition_in_its_new_place_and_under_its_old_name() throws Exception {
        generate(PARTS, ALL);

        assertThat(texts()).containsEntry("p/tux.pyi", """
                import sys

                if sys.platform == "linux":
                    __all__ = ["penguin"]
                    def penguin() -> int: ...
                """).containsEntry("p/_n/tux.pyi", """
                import sys

                if sys.platform == "linux":
                    from ..tux import penguin as penguin
                    __all__ = ["penguin"]
                """);
    }

    @Test
    void the_library_of_each_system_alone_finds_the_stubs_fresh_and_leaves_them() throws Exception {
        for (Relocations relocations : List.of(PARTS, moved("p.api", true), moved("p", false))) {
            generate(relocations, ALL);
            SortedMap<String, String> texts = texts();
            for (String system : ALL) {
                assertThat(verify(relocations, system).isFresh()).as(system).isTrue();
                generate(relocations, system);
                assertThat(texts()).as(system).isEqualTo(texts);
            }
        }
    }

    @Test
    void a_change_on_one_system_leaves_the_modules_of_others() throws Exception {
        generate(PARTS, ALL);
        SortedMap<String, String> texts = texts();
        for (String file : List.of("p/files.pyi", "p/_n/__init__.pyi")) {
            Path stub = directory.resolve(file);
            Files.writeString(
                    stub, Files.readString(stub).replace("def f", "def g").replace("def deep", "def g"));
        }

        generate(PARTS, "windows");

        assertThat(texts()).isEqualTo(texts);
    }

    @Test
    void no_stub_is_under_an_old_name_that_is_not_kept_any_more_after_one_run_on_any_system() throws Exception {
        for (String system : ALL) {
            generate(moved("p.api", true), ALL);

            Verdict verdict = verify(moved("p.api", false), system);
            assertThat(verdict.findings().stream().filter(each -> !each.isFresh()))
                    .hasSize(3)
                    .allMatch(LeftOver.class::isInstance);
            generate(moved("p.api", false), system);

            assertThat(texts()).containsOnlyKeys("p/api/__init__.pyi", "p/api/sub.pyi", "p/api/tux.pyi");
            assertThat(verify(moved("p.api", false), ALL).isFresh()).isTrue();
        }
    }

    @Test
    void stubs_under_old_names_follow_another_relocation_for_the_other_systems_too() throws Exception {
        generate(moved("p.api", true), ALL);

        generate(moved("p.face", true), "linux");

        assertThat(texts())
                .containsOnlyKeys(
                        "p/_n/__init__.pyi",
                        "p/_n/sub.pyi",
                        "p/_n/tux.pyi",
                        "p/face/__init__.pyi",
                        "p/face/sub.pyi",
                        "p/face/tux.pyi");
        assertThat(texts().values()).noneMatch(text -> text.contains("api"));
        assertThat(verify(moved("p.face", true), "linux").isFresh()).isTrue();
    }

    @Test
    void stubs_without_a_relocation_any_more_are_back_after_one_run_on_any_system() throws Exception {
        for (String system : ALL) {
            generate(PARTS, ALL);

            generate(Relocations.NONE, system);

            assertThat(texts().keySet()).allMatch(file -> file.startsWith("p/_n/"));
            assertThat(verify(Relocations.NONE, system).isFresh()).isTrue();
        }
    }

    private static Overlay overlay(String... filesAndTexts) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            texts.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return Overlay.of(texts, "");
    }

    private static OverlayResult laid(Overlay overlay, Relocations relocations, String... systems) throws Exception {
        return OverlayResult.of(extensions(relocations, systems), overlay, relocations.places());
    }

    @Test
    void stubs_under_old_names_follow_what_an_overlay_changes_in_the_new_places() throws Exception {
        Overlay overlay = overlay("p/api.pyi", """
                import sys
                from typing import NewType
                Id = NewType("Id", int)
                def added() -> Id: ...  # new
                if sys.platform == "linux":
                    del f, tux
                """, "p/api/sub.pyi", """
                def deep() -> bool: ...  # was: int
                def deeper() -> int: ...  # new
                """);

        Overlaid laid = (Overlaid) laid(overlay, moved("p.api", true), ALL);
        StubTree tree = StubSet.of(laid.stubs()).common().orElseThrow();

        assertThat(tree.files()).containsOnlyKeys("p._n", "p._n.sub", "p.api", "p.api.sub");
        assertThat(Targets.text(tree, "p._n")).isEqualTo("""
                import sys
                from ..api import added as added, sub as sub

                if sys.platform != "linux":
                    from ..api import f as f

                if sys.platform == "win32":
                    from ..api import handle as handle

                __all__ = ["sub", "added"]

                if sys.platform != "linux":
                    __all__ += ["f"]

                if sys.platform == "win32":
                    __all__ += ["handle"]
                """);
        assertThat(Targets.text(tree, "p._n.sub")).contains("from ..api.sub import deep as deep, deeper as deeper\n");
    }

    @Test
    void an_overlay_for_an_old_name_is_refused_with_the_file_to_write_it_in() throws Exception {
        Overlay overlay = overlay("p/_n.pyi", "def f() -> bool: ...  # was: int\n", "p/api.pyi", "del nothing\n");

        assertThat(((Unfit) laid(overlay, moved("p.api", true), "linux")).faults())
                .extracting(OverlayFault::toString)
                .containsExactly(
                        "p/_n.pyi:1: The stub of p._n only re-exports that of p.api. Move these lines to the overlay's"
                                + " file for p.api.",
                        "p/api.pyi:1: The library has no nothing to remove. Remove this line.");
        assertThat(laid(overlay("p/_n.pyi", "# new\ndef f() -> bool: ...\n"), moved("p.api", false), "linux"))
                .isInstanceOf(Overlaid.class);
    }

    /** A library of which nothing says the Python is two parts, which are merged. */
    @Test
    void a_relocated_module_that_an_overlay_removes_for_some_versions_is_under_a_condition() throws Exception {
        Overlay overlay = overlay("p/_n.pyi", """
                import sys
                if sys.version_info >= (3, 12):
                    del sub
                """);
        Relocations relocations = new Relocations(List.of(kept("p._n.sub", "p.files")));
        Overlay ofPlace = overlay("p/files.pyi", """
                import sys
                if sys.version_info >= (3, 12):
                    def new() -> int: ...  # new
                """);

        Overlaid removed = (Overlaid) laid(overlay, relocations, "mac");
        Overlaid added = (Overlaid) laid(ofPlace, relocations, "mac");

        assertThat(Targets.text(StubSet.of(removed.stubs()).common().orElseThrow(), "p._n"))
                .contains("if sys.version_info < (3, 12):\n    from . import sub as sub\n");
        assertThat(Targets.text(StubSet.of(added.stubs()).common().orElseThrow(), "p._n.sub"))
                .contains("if sys.version_info >= (3, 12):\n    from ..files import new as new\n");
    }
}
