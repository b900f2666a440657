// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.object.ElfBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * A crate whose source has changed since cargo built it.
 *
 * @param directory where its Cargo.toml is
 */
public record OutdatedCrate(Path directory) {

    /** A crate without a library, written into a directory. */
    public static OutdatedCrate in(Path directory) throws IOException {
        Files.writeString(directory.resolve("Cargo.toml"), """
                [package]
                name = "geo"
                [lib]
                name = "_native"
                crate-type = ["cdylib"]
                [dependencies]
                pyo3 = "0.30"
                """);
        Files.createDirectories(directory.resolve("src"));
        Files.writeString(directory.resolve("src/lib.rs"), "");
        return new OutdatedCrate(directory);
    }

    /** Adds a library whose module has the function {@code connect}, with the dep-info that cargo writes beside it. */
    public OutdatedCrate library(String path) throws IOException {
        Path library = directory.resolve(path);
        Files.createDirectories(library.getParent());
        NativeModule.write(library, new ElfBuilder(), "connect");
        Files.writeString(library.resolveSibling("lib_native.d"), library + ": src/lib.rs\n");
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        return this;
    }
}
