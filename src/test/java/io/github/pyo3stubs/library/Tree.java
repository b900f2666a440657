// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.object.ElfBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A project's files, made for a test. */
public record Tree(Path root) {
    /** When everything is made that has no age of its own. */
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.6Z");

    static final String CDYLIB = "[lib]\nname = \"_native\"\ncrate-type = [\"cdylib\"]\n";
    public static final String PYO3 = "[dependencies]\npyo3 = \"0.30\"\n";

    public Path path(String path) {
        return root.resolve(path);
    }

    public Tree file(String path, String text) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.writeString(path(path), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return age(path, 0);
    }

    /** Cargo.toml of a PyO3 crate with the library {@code _native}. */
    public Tree extension(String directory) {
        return extension(directory, "");
    }

    public Tree extension(String directory, String more) {
        return file(
                directory + "/Cargo.toml",
                "[package]\nname = \"%s\"\n"
                                .formatted(path(directory).normalize().getFileName())
                        + CDYLIB
                        + PYO3
                        + more);
    }

    /** A library for 64-bit Linux on x86. */
    public Tree library(String path, int secondsOld) {
        try {
            Files.createDirectories(path(path).getParent());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        new ElfBuilder().write(path(path));
        return age(path, secondsOld);
    }

    public Tree age(String path, int secondsOld) {
        return age(path, secondsOld, 0);
    }

    public Tree age(String path, int secondsOld, int milliseconds) {
        try {
            Files.setLastModifiedTime(
                    path(path), FileTime.from(NOW.minusSeconds(secondsOld).plusMillis(milliseconds)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }
}
