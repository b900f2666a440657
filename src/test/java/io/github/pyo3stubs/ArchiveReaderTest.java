// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.library.ArchiveFormatException;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.output.archive.StubArchive;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from an archive is what was written into it, and no other file is taken for an archive. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveReaderTest {
    private static final String REMEDY = ". Name only archives that this product has made, or make this one again.";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void a_name() {
        file = directory.resolve("geo-1.0-stubs-linux-x86_64.zip");
    }

    private List<ExtensionStubs> read() throws Exception {
        return ArchiveReader.read(PlatformArchive.at(file, Optional.empty()));
    }

    private void write(StubTree tree) throws Exception {
        TextTree text = TextTree.installed(Map.of("tree", tree), ModuleOwners.BY_NAME, Header.NONE)
                .get("tree");
        new StubArchive(text, StatedPythons.NONE, Instant.parse("2026-11-22T00:00:00Z")).write(file);
    }

    static Stream<Path> libraries() throws IOException {
        return Libraries.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void the_archive_of_a_library_gives_the_stubs_of_the_library(Path library) throws Exception {
        assertReadsLike(library, "everything.everything");
    }

    static Stream<Case> cases() {
        return Stream.of("reference", "upstream-bugs", "old").flatMap(Vectors::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void so_does_that_of_every_case(Case theCase) throws Exception {
        Path library = directory.resolve("lib" + theCase.module() + ".so");
        VectorLibrary.of(theCase).write(library);

        // A module without a package lies in a directory, as a package does.
        assertReadsLike(library, theCase.module());
        assertReadsLike(library, "geo." + theCase.module());
    }

    private void assertReadsLike(Path library, String module) throws Exception {
        ExtensionStubs built = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.of(module), Optional.empty()))
                .stubs()
                .get(0);
        try {
            write(built.tree());
        } catch (RefusedException names) {
            return; // There is no archive of such names.
        }

        assertThat(read()).singleElement().satisfies(stubs -> {
            assertThat(stubs.module()).isEqualTo(module);
            assertThat(stubs.tree()).isEqualTo(built.tree());
            assertThat(stubs.partly()).containsAll(built.partly());
            assertThat(stubs.target()).isEqualTo(new Target(Platforms.of("linux-x86_64"), Optional.empty()));
            assertThat(stubs.origin().file()).isEqualTo(file);
        });
    }

    /** An extension module may be named as if it were a submodule of another. */
    @Test
    void several_extension_modules_of_an_archive_are_told_apart() throws Exception {
        StubFile outer = stub("geo", true, "from . import shapes as shapes\n");
        StubFile shapes = stub("geo.shapes", false, "def area() -> int: ...\n");
        StubFile other = stub("geo.shapes._native", false, "def bind() -> None: ...\n");
        write(StubTree.of(List.of(outer, shapes, other)));

        assertThat(read())
                .extracting(ExtensionStubs::module, ExtensionStubs::tree)
                .containsExactly(
                        tuple("geo", StubTree.of(List.of(outer, shapes))),
                        tuple("geo.shapes._native", StubTree.of(List.of(other))));
    }

    @Test
    void guards_are_kept() throws Exception {
        StubTree tree = StubTree.of(List.of(stub("geo._native", false, """
                import sys

                if sys.version_info >= (3, 12):
                    def monitor(name: str) -> None: ...
                class Process:
                    if sys.platform == "win32":
                        def stop(self, /, code: int = 1) -> bool: ...
                    else:
                        def stop(self, /) -> None: ...
                """)));
        write(tree);

        assertThat(read()).singleElement().extracting(ExtensionStubs::tree).isEqualTo(tree);
    }

    @Test
    void a_module_with_getattr_and_without_all_is_partly_described() throws Exception {
        write(StubTree.of(List.of(
                stub("geo._a", false, "def __getattr__(name: str) -> int: ...\n"),
                stub("geo._b", false, "__all__ = [\"__getattr__\"]\ndef __getattr__(name: str) -> int: ...\n"),
                stub("geo._c", false, "def f() -> int: ...\n"))));

        assertThat(read().stream().flatMap(stubs -> stubs.partly().stream())).containsExactly("geo._a");
    }

    private static StubFile stub(String module, boolean isPackage, String text) throws Exception {
        return StubParser.parse(text, module, isPackage);
    }

    static Stream<Arguments> refused() {
        String marked = new Mark("geo._native").before("def f() -> int: ...\n");
        return Stream.of(
                Arguments.of(Map.of("geo/py.typed", ""), "it has no stubs"),
                Arguments.of(
                        Map.of("geo/_native.pyi", marked, "geo/README", "text"), "its entry geo/README is not a stub"),
                Arguments.of(
                        Map.of("geo/_native.pyi", marked, "geo/py.typed", "partial\n"),
                        "its entry geo/py.typed is not a stub"),
                Arguments.of(Map.of("../_native.pyi", marked), "its entry ../_native.pyi is not a stub"),
                Arguments.of(Map.of("/_native.pyi", marked), "its entry /_native.pyi is not a stub"),
                Arguments.of(Map.of("geo/a b.pyi", marked), "its entry geo/a b.pyi is not a stub"),
                Arguments.of(Map.of("geo/../../n.pyi", marked), "its entry geo/../../n.pyi is not a stub"),
                Arguments.of(Map.of("C:/n.pyi", marked), "its entry C:/n.pyi is not a stub"),
                Arguments.of(Map.of("C:n.pyi", marked), "its entry C:n.pyi is not a stub"),
                Arguments.of(Map.of("geo/n.pyi:n.pyi", marked), "its entry geo/n.pyi:n.pyi is not a stub"),
                Arguments.of(Map.of("geo\\n.pyi", marked), "its entry geo\\n.pyi is not a stub"),
                Arguments.of(Map.of("geo/n\0.pyi", marked), "its entry geo/n\\x00.pyi is not a stub"),
                Arguments.of(
                        Map.of("geo/_native.pyi", "def f() -> int: ...\n"),
                        "its entry geo/_native.pyi is not marked as generated by this product"),
                Arguments.of(
                        Map.of("geo/_native.pyi", new Mark("geo._native").before("def f(:\n")),
                        "its entry geo/_native.pyi does not parse at line 2, column 7: "
                                + "expected the name of a parameter, found ':'"),
                Arguments.of(
                        Map.of("geo/_native.pyi", marked, "geo/_native/__init__.pyi", marked),
                        "its entry geo/_native/__init__.pyi is of the same module as geo/_native.pyi"),
                Arguments.of(
                        Map.of("geo/_native/__init__.pyi", marked),
                        "its entry geo/_native/__init__.pyi is not in the place of the stub of geo._native"),
                Arguments.of(
                        Map.of("other/_other.pyi", marked),
                        "its entry other/_other.pyi is marked as part of geo._native, but is in the place of a part of"
                                + " other._other"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void what_this_product_does_not_write_is_refused(Map<String, String> files, String what) {
        WheelBuilder zip = new WheelBuilder();
        new TreeMap<>(files).forEach(zip::file);
        zip.write(file);

        assertThatExceptionOfType(ArchiveFormatException.class)
                .isThrownBy(this::read)
                .withMessage(file + ": " + what + REMEDY);
    }

    @Test
    void a_link_is_no_stub() {
        new WheelBuilder()
                .link("geo/_native.pyi", file.resolveSibling("secret").toString())
                .write(file);

        assertThatExceptionOfType(ArchiveFormatException.class)
                .isThrownBy(this::read)
                .withMessage(file + ": its entry geo/_native.pyi is not marked as generated by this product" + REMEDY);
    }

    @Test
    void text_that_is_not_UTF_8_is_refused() {
        byte[] text = new Mark("geo._native").before("x: int = \"ü\"\n").getBytes(ISO_8859_1);
        new WheelBuilder().file("geo/_native.pyi", text).write(file);

        assertThatExceptionOfType(ArchiveFormatException.class)
                .isThrownBy(this::read)
                .withMessage(file + ": its entry geo/_native.pyi is not UTF-8" + REMEDY);
    }

    /**
     * Whatever the bytes are, the answer is stubs or the documented exception. A damaged name of an entry may look like
     * that of a relocated stub.
     */
    @Test
    @Tag("hostile")
    void a_damaged_archive_is_refused() throws Exception {
        write(StubTree.of(List.of(stub("geo._native", false, "def f(x: int = 1) -> int: ...\n"))));
        byte[] sound = Files.readAllBytes(file);
        List<ExtensionStubs> stubs = read();
        List<byte[]> damaged = new ArrayList<>();
        for (int length = 0; length < sound.length; length++) {
            damaged.add(Arrays.copyOf(sound, length));
        }
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] flipped = sound.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            damaged.add(flipped);
        }

        int refused = 0;
        for (byte[] bytes : damaged) {
            Files.write(file, bytes);
            try {
                assertThat(read()).singleElement().satisfies(stub -> {
                    assertThat(stub.module()).isEqualTo("geo._native");
                    assertThat(stub.target()).isEqualTo(stubs.get(0).target());
                    assertThat(bodies(stub)).isEqualTo(bodies(stubs.get(0)));
                });
            } catch (ArchiveFormatException e) {
                assertThat(e).hasMessageStartingWith(file + ": ").message().endsWith(".");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(sound.length);
    }

    private static List<List<Statement>> bodies(ExtensionStubs stubs) {
        return stubs.tree().files().values().stream().map(StubFile::body).toList();
    }
}
