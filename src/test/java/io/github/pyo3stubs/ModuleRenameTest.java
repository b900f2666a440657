package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.python.PythonVersion;
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

    private static void assertSame(Path library, String from, String to) throws Exception {
        StubSet renamed = StubSet.of(read(library, from), module -> module.equals(from) ? to : module);
        StubSet read = StubSet.of(read(library, to));

        assertThat(renamed.trees()).as(library.toString()).isEqualTo(read.trees());
        assertThat(renamed.partly()).isEqualTo(read.partly());
    }

    private static List<Extension> read(Path library, String module) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.of(module), Optional.empty()))
                .extensions();
    }
}
