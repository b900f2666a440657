package io.github.pyo3stubs.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code LibraryFinder} found.
 *
 * @param libraries the libraries to read, sorted
 * @param notes what was chosen among several, and how to choose otherwise
 * @param warnings what looks wrong, each ending in a remedy
 * @param outdated those of the libraries in cargo's target directory that do not match their sources any more
 * @param absence why there are no libraries and what to do, in whole lines; present exactly when there are none
 * @param isNoRustProject whether nothing here could have a library: neither Cargo.toml nor pyproject.toml names a crate,
 *     and the user names neither a crate nor libraries
 */
public record FoundLibraries(
        List<LibraryFile> libraries,
        List<String> notes,
        List<String> warnings,
        List<OutdatedLibrary> outdated,
        Optional<String> absence,
        boolean isNoRustProject) {

    /** What several searches found together; if one found nothing, there is nothing to read. */
    public static FoundLibraries together(List<FoundLibraries> all) {
        Optional<String> absence = all.stream()
                .flatMap(found -> found.absence().stream())
                .reduce((first, second) -> first + "\n\n" + second);
        return new FoundLibraries(
                absence.isPresent() ? List.of() : joined(all, FoundLibraries::libraries),
                joined(all, FoundLibraries::notes),
                joined(all, FoundLibraries::warnings),
                absence.isPresent() ? List.of() : joined(all, FoundLibraries::outdated),
                absence,
                false);
    }

    private static <T> List<T> joined(List<FoundLibraries> all, Function<FoundLibraries, List<T>> part) {
        return all.stream().flatMap(found -> part.apply(found).stream()).toList();
    }

    public FoundLibraries {
        libraries = List.copyOf(libraries);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        outdated = List.copyOf(outdated);
    }
}
