// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.link.RecoveredTypes;
import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.introspection.record.IterationEnd;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of every case of the corpus, byte for byte. */
class StubVectorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void prints_what_the_reference_prints(Case theCase) throws Exception {
        assertThat(stubs(theCase)).isEqualTo(files(theCase, "expected"));
    }

    static Stream<Case> prints_what_the_reference_prints() {
        return Vectors.of("reference");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void prints_what_is_correct_where_the_reference_is_not(Case theCase) throws Exception {
        assertThat(stubs(theCase)).isEqualTo(files(theCase, "correct"));
    }

    static Stream<Case> prints_what_is_correct_where_the_reference_is_not() {
        return Vectors.of("upstream-bugs");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void prints_old_descriptions_as_if_they_were_new(Case theCase) throws Exception {
        assertThat(stubs(theCase)).isEqualTo(files(theCase, "modern"));
    }

    static Stream<Case> prints_old_descriptions_as_if_they_were_new() {
        return Vectors.of("old");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prints_what_the_reference_prints")
    void prints_the_same_for_an_extension_inside_a_package(Case theCase) throws Exception {
        assertThat(stubs(theCase, "geodesy.core." + theCase.module())).isEqualTo(files(theCase, "expected"));
    }

    private static SortedMap<String, String> stubs(Case theCase) throws ChunkFormatException, IOException {
        return stubs(theCase, theCase.module());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_was_printed_is_read_as_what_was_built(Case theCase) throws Exception {
        StubTree tree = StubBuilder.build(module(theCase.parsed(), theCase.module()), PythonVersion.OLDEST);
        for (StubFile file : tree.files().values()) {
            String printed = StubPrinter.print(file, tree);
            StubFile read = StubParser.parse(printed, file.module(), file.isPackage());

            assertThat(read).as(printed).isEqualTo(file);
            assertThat(StubPrinter.print(read, tree)).isEqualTo(printed);
        }
    }

    static Stream<Case> what_was_printed_is_read_as_what_was_built() {
        return Stream.of("reference", "upstream-bugs", "old").flatMap(Vectors::of);
    }

    /** A linker orders the symbols of each format in its own way. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void records_in_any_order_give_one_text(Case theCase) throws Exception {
        SortedMap<String, String> stubs = stubs(theCase);
        List<Chunk> chunks = new ArrayList<>(theCase.parsed());
        Random random = new Random(3977);
        for (int run = 0; run < 20; run++) {
            Collections.shuffle(chunks, random);

            assertThat(stubs(chunks, theCase.module())).isEqualTo(stubs);
        }
    }

    /** All but the cases of two roots that have one name: which of them is loaded, nothing but the order says. */
    static Stream<Case> records_in_any_order_give_one_text() {
        return what_was_printed_is_read_as_what_was_built()
                .filter(theCase -> !theCase.toString().equals("link-two-roots-first-wins"));
    }

    /** The texts of a case by their paths. */
    private static SortedMap<String, String> stubs(Case theCase, String fullName)
            throws ChunkFormatException, IOException {
        return stubs(theCase.parsed(), fullName);
    }

    private static SortedMap<String, String> stubs(List<Chunk> chunks, String fullName) throws IOException {
        StubTree tree = StubBuilder.build(module(chunks, fullName), PythonVersion.OLDEST);
        SortedMap<String, String> stubs = new TreeMap<>();
        for (StubFile file : tree.files().values()) {
            stubs.put(path(file, fullName), StubPrinter.print(file, tree));
        }
        return stubs;
    }

    private static ModuleDef module(List<Chunk> chunks, String fullName) throws IOException {
        Bytes withoutText = Bytes.of(new ElfBuilder().bytes(), ByteOrder.LITTLE_ENDIAN);
        Image image = ObjectFile.images(withoutText).get(0);
        List<Chunk> all = IterationEnd.dropped(new RecoveredTypes(chunks).added(), image, Optional.empty());
        return new Linker(all, PythonVersion.OLDEST)
                .link(fullName, Optional.empty())
                .orElseThrow()
                .module();
    }

    /** Where a module's stub lies (specification, section 5.1). */
    private static String path(StubFile file, String root) {
        String below =
                file.module().substring(root.length()).replaceFirst("^\\.", "").replace('.', '/');
        if (below.isEmpty()) {
            return "__init__.pyi";
        }
        return below + (file.isPackage() ? "/__init__.pyi" : ".pyi");
    }

    private static SortedMap<String, String> files(Case theCase, String folder) throws IOException {
        Path directory = theCase.directory().resolve(folder);
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }
}
