// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Operations on directories. */
public final class Directories {

    private Directories() {}

    /**
     * Returns all files and directories below a directory, and the directory itself. A directory comes after its
     * entries. Links are not followed.
     */
    public static List<Path> entriesBelow(Path top) throws IOException {
        try (Stream<Path> entries = Files.walk(top)) {
            List<Path> paths = new ArrayList<>(entries.toList());
            Collections.reverse(paths);
            return paths;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    public static void removeIfEmpty(Path directory) throws IOException {
        try {
            Files.delete(directory);
        } catch (DirectoryNotEmptyException e) {
            // It is kept
        }
    }
}
