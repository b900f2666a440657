// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of published libraries is read. The page about performance has a table of it. */
@Tag("published")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedReadsIT {

    private static final long LARGE = 100_000_000;

    private static PythonEnvironment python;

    @BeforeAll
    static void findPython() throws IOException, InterruptedException {
        python = PythonEnvironment.typeCheckers();
    }

    /**
     * The limits are a fifth above what was measured.
     *
     * @param apart the limit in kilobytes without the search for members that are compiled out
     * @param all the limit with it
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "comrak, 0.0.16, comrak.comrak, 101, 565",
        "tokenizers, 0.23.3, tokenizers.tokenizers, 459, 858",
        "opendal, 0.47.12, opendal._opendal, 237, 3898",
        "nobodywho, 4.1.0, nobodywho.nobodywho, 855, 2665",
        "mewnala, 0.0.8, mewnala.mewnala, 617, 1325"
    })
    void of_a_large_library_less_than_a_hundredth_is_read_apart_from_the_search_for_members(
            String distribution, String version, String module, long apart, long all) throws Exception {
        Path library = PublishedWheel.of(distribution, version, module, python).library();

        long readApart = bytesRead(library, module, CompiledOut.KEEP);

        assertThat(readApart).isLessThan(1_000 * apart);
        assertThat(bytesRead(library, module, CompiledOut.OMIT)).isLessThan(1_000 * all);
        if (Files.size(library) > LARGE) {
            assertThat(readApart).isLessThan(Files.size(library) / 100);
        }
    }

    private static long bytesRead(Path library, String module, CompiledOut compiledOut) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST, compiledOut, new Unlisted.Ignored())
                .read(new LibraryFile(library, Optional.of(module), Optional.empty()))
                .bytesRead();
    }
}
