// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The corpus of real libraries: the crate {@code src/test/crates/everything}, built with each generation of PyO3 for
 * every format. Its README says how.
 */
public final class Libraries {

    public static final Path DIRECTORY = Path.of("src", "test", "resources", "libraries");

    private Libraries() {}

    /** All libraries, those of one PyO3 after those of another. */
    public static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY, 2)) {
            return files
                    .filter(file ->
                            Files.isRegularFile(file) && !file.getParent().equals(DIRECTORY))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
