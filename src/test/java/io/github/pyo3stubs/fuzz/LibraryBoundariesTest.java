// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static io.github.pyo3stubs.CpuTime.assertWithin;

import io.github.pyo3stubs.Libraries;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ReadRanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real libraries, cut off where one of their structures begins or ends, and a byte before and behind. */
@Tag("hostile")
class LibraryBoundariesTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    static Stream<Path> libraries() throws IOException {
        return Libraries.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void a_library_that_is_cut_off_gives_an_answer_or_the_documented_exception(Path library) throws IOException {
        byte[] file = Files.readAllBytes(library);
        SortedSet<Integer> boundaries = ReadRanges.boundaries(file, bytes -> {
            for (Image image : ObjectFile.images(bytes)) {
                image.symbols(name -> name.contains("PyInit_"));
                ChunkReader.read(image, List.of());
            }
        });

        assertWithin(SOON, () -> {
            for (int boundary : boundaries) {
                for (int length = Math.max(0, boundary - 1); length <= Math.min(boundary + 1, file.length); length++) {
                    HostileFile.read(Arrays.copyOf(file, length));
                }
            }
        });
    }
}
