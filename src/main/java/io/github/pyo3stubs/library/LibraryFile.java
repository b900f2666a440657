package io.github.pyo3stubs.library;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that may hold an extension module, with what its surroundings tell of it.
 *
 * @param path the file
 * @param moduleName the extension's full import name, such as {@code geodesy._native}, where the project states it
 * @param platform what the whole file was built for, where that is known already: cargo built into the directory of a
 *     target triple, or the search for libraries has read the file's header
 */
public record LibraryFile(Path path, Optional<String> moduleName, Optional<Platform> platform) {

    /** Whether the file is called {@code libname.so}, {@code name.abi3.so} or the like. */
    public boolean isNamedLike(String name) {
        String stem = path.getFileName().toString().split("\\.", 2)[0];
        return stem.equals(name) || stem.equals("lib" + name);
    }
}
