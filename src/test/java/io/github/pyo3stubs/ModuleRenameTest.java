// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.ModuleRename;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A tree under another name is the tree of the module that is read under that name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModuleRenameTest {

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"geo.geo, geo", "geo.geo.shapes, geo.shapes", "geo, geo", "geo.geology, geo.geology", "os, os"})
    void a_module_and_all_below_it_get_the_name(String module, String renamed) {
        assertThat(new ModuleRename("geo.geo", "geo").of(module)).isEqualTo(renamed);
    }

    /** As for a package around its namesake, which is the only case in which the product renames. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_name_of_the_package_gives_what_reading_under_it_gives(Case theCase) throws Exception {
        String module = theCase.module();
        Path file = directory.resolve("lib" + module + ".so");
        VectorLibrary.of(theCase).write(file);

        assertSame(file, module + "." + module, module);
    }

    static Stream<Case> cases() {
        return Stream.of("reference", "upstream-bugs", "old").flatMap(Vectors::of);
    }

    @Test
    void so_do_real_libraries() throws Exception {
        for (Path library : Libraries.all().toList()) {
            assertSame(library, "everything.everything", "everything");
        }
    }

    @Test
    void every_kind_of_statement_gets_the_name() throws Exception {
        String text = """
                import sys
                import geo.geo.shapes as shapes
                from geo.geo import Point as Point
                from geo.geology import Rock as Rock

                type Points = list[geo.geo.Point]
                if sys.platform == "linux":
                    class Area[T: geo.geo.Point](geo.geo.shapes.Shape):
                        corner: geo.geo.Point = geo.geo.ORIGIN
                        @geo.geo.traced
                        def at(self, x: geo.geo.Point = ..., /) -> geo.geo.shapes.Shape: ...
                else:
                    Area = geo.geo.Point
                geo.geo.Point.x = 1
                assert geo.geo.ORIGIN
                """;

        assertThat(new ModuleRename("geo.geo", "geo").of(tree(text, "geo.geo")))
                .isEqualTo(tree(text.replace("geo.geo.", "geo.").replace("geo.geo ", "geo "), "geo"));
    }

    private static StubTree tree(String text, String module) throws StubSyntaxException {
        String imports = "import %s\n".formatted(module);
        return StubTree.of(List.of(StubParser.parse(imports + text, module, true)));
    }

    /**
     * Only a hint that spells the module in full tells both apart. Read under the other name it would be one of another
     * package; renamed it is what the author means.
     */
    @Test
    void a_hint_with_the_full_name_means_the_renamed_module() throws Exception {
        Path library = directory.resolve("libgeo.so");
        new ElfBuilder()
                .export("PyInit_geo")
                .record("PYO3_INTROSPECTION_1_c", """
                        {"type":"class","id":"c","name":"Point"}""")
                .record("PYO3_INTROSPECTION_1_f", """
                        {"type":"function","id":"f","name":"origin","arguments":{},"returns":{
                         "type":"attribute","value":{"type":"name","id":"geo.geo"},"attr":"Point"}}""")
                .record("PYO3_INTROSPECTION_1_m", """
                        {"type":"module","id":"m","name":"geo","members":["c","f"],"incomplete":false}""")
                .write(library);

        assertThat(returned(StubSet.of(renamed(read(library, "geo.geo"), "geo.geo", "geo"))))
                .isEqualTo(new Name("geo", "Point"));
        assertThat(returned(StubSet.of(read(library, "geo")))).isEqualTo(new Name("geo.geo", "Point"));
    }

    private static Expression returned(StubSet stubs) {
        return stubs.common().orElseThrow().file("geo").orElseThrow().body().stream()
                .flatMap(statement -> statement instanceof Function function ? Stream.of(function) : Stream.empty())
                .findFirst()
                .flatMap(Function::returns)
                .orElseThrow();
    }

    private static void assertSame(Path library, String from, String to) throws Exception {
        StubSet renamed = StubSet.of(renamed(read(library, from), from, to));
        StubSet read = StubSet.of(read(library, to));

        assertThat(renamed.trees()).as(library.toString()).isEqualTo(read.trees());
        assertThat(renamed.partly()).isEqualTo(read.partly());
    }

    private static List<ExtensionStubs> renamed(List<ExtensionStubs> extensions, String from, String to) {
        return extensions.stream()
                .map(stubs -> stubs.module().equals(from) ? stubs.renamed(to) : stubs)
                .toList();
    }

    private static List<ExtensionStubs> read(Path library, String module) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.of(module), Optional.empty()))
                .stubs();
    }
}
