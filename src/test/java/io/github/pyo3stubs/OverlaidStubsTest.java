// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlaidStubs.Faulty;
import io.github.pyo3stubs.OverlaidStubs.Laid;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaidStubsTest {

    private static final String VERSIONED = """
            import sys

            if sys.version_info >= (3, 12):
                def f() -> str: ...  # was: int
            """;

    @Test
    void a_condition_on_versions_stays_if_the_version_is_unknown() throws Exception {
        assertThat(common(overlay(VERSIONED), stubs("linux-x86_64", "", "def f() -> int: ...")))
                .isEqualTo("""
                        import sys

                        if sys.version_info >= (3, 12):
                            def f() -> str: ...
                        else:
                            def f() -> int: ...
                        """);
    }

    @Test
    void a_condition_on_versions_stays_if_the_stable_abi_spans_it() throws Exception {
        assertThat(common(overlay(VERSIONED), stubs("linux-x86_64", "cp39-abi3", "def f() -> int: ...")))
                .contains("if sys.version_info >= (3, 12):");
    }

    @Test
    void a_condition_on_versions_goes_if_the_version_decides_it() throws Exception {
        assertThat(common(overlay(VERSIONED), stubs("linux-x86_64", "cp313-cp313", "def f() -> int: ...")))
                .isEqualTo("def f() -> str: ...\n");
    }

    @Test
    void a_condition_on_platforms_comes_out_of_the_merge() throws Exception {
        Overlay overlay = overlay("""
                import sys

                if sys.platform == "win32":
                    def f() -> str: ...  # was: int
                """);

        assertThat(common(
                        overlay,
                        stubs("linux-x86_64", "", "def f() -> int: ..."),
                        stubs("windows-x86_64", "", "def f() -> int: ...")))
                .contains("if sys.platform == \"win32\":", "-> str", "else:", "-> int");
    }

    @Test
    void a_new_base_gives_overriding_members_their_comments() throws Exception {
        String library = """
                class A:
                    def f(self, a: int) -> int: ...
                class B:
                    def f(self, a: str) -> int: ...
                """;

        assertThat(common(overlay("class B(A): ..."), stubs("linux-x86_64", "", library)))
                .contains("def f(self, a: str) -> int: ...  # type: ignore[override]");
    }

    @Test
    void a_module_that_the_overlay_completes_is_described_wholly() throws Exception {
        ExtensionStubs partly = stubs("linux-x86_64", "", "def __getattr__(name: str) -> object: ...");
        ExtensionStubs marked =
                new ExtensionStubs(partly.origin(), partly.target(), "m", partly.tree(), new TreeSet<>(List.of("m")));

        Laid laid = (Laid) OverlaidStubs.of(List.of(marked), overlay("del __getattr__"));

        assertThat(laid.stubs().get(0).partly()).isEmpty();
    }

    @Test
    void faults_name_the_file(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("m").resolve("__init__.pyi");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "def g() -> int: ...\n");
        Files.writeString(directory.resolve("README.md"), "not a stub");
        Files.write(directory.resolve("other.pyi"), new byte[] {'#', (byte) 0xff});

        Faulty faulty = (Faulty)
                OverlaidStubs.of(List.of(stubs("linux-x86_64", "", "def f() -> int: ...")), Overlay.read(directory));

        assertThat(faulty.faults())
                .extracting(OverlayFault::toString)
                .containsExactly(
                        file + ":1: The library has no g. Correct the name, or write  # new",
                        directory.resolve("other.pyi") + ":1: The file is not UTF-8. Save it in that encoding.");
    }

    private static String common(Overlay overlay, ExtensionStubs... stubs) throws Exception {
        StubTree tree = StubSet.of(((Laid) OverlaidStubs.of(List.of(stubs), overlay)).stubs())
                .common()
                .orElseThrow();
        return StubPrinter.print(tree.file("m").orElseThrow(), tree);
    }

    private static Overlay overlay(String text) {
        TreeMap<String, String> texts = new TreeMap<>();
        texts.put("m.pyi", text);
        return Overlay.of(texts, "");
    }

    private static ExtensionStubs stubs(String platform, String tag, String text) throws Exception {
        return new ExtensionStubs(
                new Origin(Path.of("m.so"), "m.so", false),
                new Target(Platforms.of(platform), Optional.of(tag).filter(any -> !any.isEmpty())),
                "m",
                StubTree.of(List.of(StubParser.parse(text, "m", false))),
                new TreeSet<>());
    }
}
