package io.github.pyo3stubs.library;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that may hold an extension module, with what its surroundings tell of it.
 *
 * @param path the file
 * @param moduleName the extension's full import name, such as {@code geodesy._native}, where the project states it
 * @param platform the platform, where the directory that cargo built into names a target triple
 */
public record LibraryFile(Path path, Optional<String> moduleName, Optional<Platform> platform) {}
