// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** When files were written. cargo and editors take files away at any time, before they put new ones there. */
final class FileTimes {

    private FileTimes() {}

    /** When a regular file was last written; empty if there is none. */
    static Optional<FileTime> modified(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(attributes.lastModifiedTime()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
