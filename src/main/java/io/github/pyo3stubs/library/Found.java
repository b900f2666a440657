package io.github.pyo3stubs.library;

import java.util.List;
import java.util.Optional;

/**
 * What {@link LibraryFinder} found.
 *
 * @param libraries the libraries to read, sorted
 * @param notes what was chosen among several, and how to choose otherwise
 * @param warnings what looks wrong, each ending in a remedy
 * @param outdated those of the libraries in cargo's target directory that do not match their sources any more
 * @param absence why there are no libraries and what to do, in whole lines; present exactly when there are none
 * @param isNoRustProject whether nothing here could have a library: there is no Cargo.toml, and the user names neither
 *     a crate nor libraries
 */
public record Found(
        List<LibraryFile> libraries,
        List<String> notes,
        List<String> warnings,
        List<OutdatedLibrary> outdated,
        Optional<String> absence,
        boolean isNoRustProject) {

    public Found {
        libraries = List.copyOf(libraries);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        outdated = List.copyOf(outdated);
    }
}
