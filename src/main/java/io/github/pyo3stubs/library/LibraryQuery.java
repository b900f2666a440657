// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user asks {@code LibraryFinder} for.
 *
 * @param baseDirectory the module's directory, at which relative paths start
 * @param buildDirectory the module's build directory, where rust-maven-plugin has cargo build
 * @param crateDirectory where Cargo.toml is, of a crate or of a virtual workspace
 * @param libraries files, directories and patterns to read instead of searching cargo's target directory; none to
 *     search it
 * @param targets the Rust target triples wanted; none for the host's and every one that is built
 * @param profile the only cargo profile wanted
 * @param moduleName the extension module's full import name
 */
public record LibraryQuery(
        Path baseDirectory,
        Path buildDirectory,
        Path crateDirectory,
        List<String> libraries,
        List<String> targets,
        Optional<String> profile,
        Optional<String> moduleName) {

    public LibraryQuery {
        baseDirectory = baseDirectory.toAbsolutePath().normalize();
        buildDirectory = baseDirectory.resolve(buildDirectory).normalize();
        crateDirectory = baseDirectory.resolve(crateDirectory).normalize();
        libraries = stated(libraries);
        targets = stated(targets);
        profile = stated(profile);
        moduleName = stated(moduleName);
    }

    /** The same query for a crate in another directory. */
    public LibraryQuery at(Path directory) {
        return new LibraryQuery(baseDirectory, buildDirectory, directory, libraries, targets, profile, moduleName);
    }

    private static Optional<String> stated(Optional<String> value) {
        return value.isPresent() && !value.get().isBlank()
                ? Optional.of(value.get().strip())
                : Optional.empty();
    }

    /** The values that are not blank. A list or a value that is null counts as missing. */
    private static List<String> stated(List<String> values) {
        List<String> stated = new ArrayList<>();
        if (values != null) {
            for (String value : values) {
                if (value != null && !value.isBlank()) {
                    stated.add(value.strip());
                }
            }
        }
        return List.copyOf(stated);
    }

    /** A path as the value of an option: relative if it lies below the base directory. */
    public String asValue(Path path) {
        return path.startsWith(baseDirectory) && !path.equals(baseDirectory)
                ? baseDirectory.relativize(path).toString()
                : path.toString();
    }
}
