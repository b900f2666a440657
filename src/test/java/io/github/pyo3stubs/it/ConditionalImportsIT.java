// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.OverlayResult;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports under conditions in an overlay, over a library that has a part of their names itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionalImportsIT {

    private static final String MODULE = "conditional._native";

    private static final String LIBRARY = """
            class Self: ...

            class Tree:
                def same(self): ...
                def children(self): ...
                def list(self) -> int: ...

            def read(data): ...
            def read_all(): ...
            def handles(): ...
            """;

    private static final String OVERLAY = """
            import sys

            if sys.version_info >= (3, 11):
                from typing import Self as This
            else:
                from typing_extensions import Self as This

            if sys.version_info >= (3, 12):
                from collections.abc import Buffer
            else:
                from typing_extensions import Buffer

            if sys.version_info >= (3, 13):
                from warnings import deprecated
            else:
                from typing_extensions import deprecated

            Data = Buffer | str

            class Tree:
                def same(self) -> This: ...
                def children(self) -> list[This]: ...

            def read(data: Data) -> memoryview | Buffer: ...
            @deprecated("Use read.")
            def read_all() -> bytes: ...

            if sys.platform == "win32":
                from asyncio import ProactorEventLoop

                def handles() -> ProactorEventLoop: ...
            else:
                def handles() -> int: ...
            """;

    private static final String PROGRAM = """
            from conditional._native import Tree, handles, read

            class Own(Tree): ...

            same: Own = Own().same()
            children: list[Own] = Own().children()
            number: int = Tree().list()
            read(b"bytes")
            read(bytearray())
            read("text")
            handles()
            """;

    private static PythonEnvironment python;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
    }

    static Stream<Arguments> checks() {
        return Stream.of(NameReader.values())
                .flatMap(checker -> Stream.of(OperatingSystem.LINUX, OperatingSystem.WINDOWS)
                        .flatMap(system -> Stream.of("3.10", "3.11", "3.12", "3.13")
                                .map(version -> arguments(checker, new View(system, only(version))))));
    }

    private static VersionRange only(String version) {
        return VersionRange.only(PythonVersion.parse(version).orElseThrow());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("checks")
    void checkers_accept_the_stub_and_know_its_types(NameReader checker, View view, @TempDir Path stubs)
            throws Exception {
        Files.createDirectories(stubs.resolve("conditional"));
        Files.writeString(stubs.resolve("conditional/_native.pyi"), laid());
        CheckedPackage checked = CheckedPackage.ofStubs("conditional", MODULE, stubs);
        Files.writeString(checked.site().resolve("program.py"), PROGRAM);

        for (String subject : List.of("conditional", "program.py")) {
            Program check = checker.run(subject, view, checked, python);

            assertThat(check.succeeded()).as("%s", check).isTrue();
        }
    }

    /** The stub for both systems, of which the libraries are for all versions. */
    private static String laid() throws Exception {
        Overlay overlay = Overlay.of(new TreeMap<>(Map.of("conditional/_native.pyi", OVERLAY)), "");
        OverlayResult result = OverlayResult.of(
                List.of(library("linux-x86_64"), library("windows-x86_64")), overlay, ModulePlaces.BY_NAME);
        assertThat(result).asInstanceOf(type(Overlaid.class));
        StubTree tree = StubSet.of(((Overlaid) result).stubs()).common().orElseThrow();
        return StubPrinter.print(tree.file(MODULE).orElseThrow(), tree);
    }

    private static ExtensionStubs library(String platform) throws Exception {
        return new ExtensionStubs(
                new Origin(Path.of(platform), platform, false),
                new Target(Platforms.of(platform), Optional.of("cp310-abi3")),
                MODULE,
                StubTree.of(List.of(StubParser.parse(LIBRARY, MODULE, false))),
                new TreeSet<>());
    }
}
