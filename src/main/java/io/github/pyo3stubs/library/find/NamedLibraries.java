// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.PathPattern;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.wheel.WheelName;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The libraries and wheels that the user names by files, directories and patterns.
 *
 * @param baseDirectory what relative entries start at
 */
record NamedLibraries(Path baseDirectory) {
    private static final List<String> ENDINGS = List.of(".so", ".dylib", ".dll", ".pyd", ".wasm", WheelName.ENDING);

    /** Enough paths to see what a pattern means. */
    private static final int MAX_SHOWN = 5;

    /** The libraries and wheels under all entries, each once, sorted. */
    SortedSet<Path> resolve(List<String> entries) throws IOException, ProjectException {
        SortedSet<Path> libraries = new TreeSet<>();
        for (String entry : entries) {
            try {
                libraries.addAll(resolve(entry));
            } catch (InvalidPathException e) {
                throw ProjectException.noPath("The entry '%s' of the libraries to read".formatted(entry), e);
            }
        }
        return libraries;
    }

    private SortedSet<Path> resolve(String entry) throws IOException, ProjectException {
        PathPattern pattern = PathPattern.of(baseDirectory, entry);
        SortedSet<Path> matches = pattern.matches();
        SortedSet<Path> libraries = new TreeSet<>();
        for (Path match : matches) {
            // A file that is named in full may have any ending.
            boolean asNamed = pattern.isPlain() && !Files.isDirectory(match);
            List<Path> files = Files.isDirectory(match) ? PathPattern.children(match) : List.of(match);
            for (Path file : files) {
                if (asNamed || isLibrary(file)) {
                    libraries.add(file);
                }
            }
        }
        if (libraries.isEmpty()) {
            throw nothing(entry, pattern, matches);
        }
        return libraries;
    }

    private static boolean isLibrary(Path file) {
        return ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith) && Files.isRegularFile(file);
    }

    private static ProjectException nothing(String entry, PathPattern pattern, Collection<Path> matches)
            throws IOException {
        String message = "The entry '%s' of the libraries to read ".formatted(entry);
        if (matches.isEmpty()) {
            Path directory = pattern.isPlain() ? pattern.start().getParent() : pattern.start();
            message += pattern.isPlain()
                    ? "names a file that does not exist: %s. ".formatted(pattern.start())
                    : "matches nothing. ";
            message += holdings(directory);
        } else {
            message += "matches no library: looked at %s for files ending in %s."
                    .formatted(CappedList.of(matches, MAX_SHOWN).inLine(), String.join(", ", ENDINGS));
        }
        return new ProjectException(Message.of(
                "%s %s, or correct the entry in %s.",
                message, new Advice("Build the library first"), new ChooseOption(Option.LIBRARIES)));
    }

    private static String holdings(Path directory) throws IOException {
        if (directory == null || !Files.isDirectory(directory)) {
            return "There is no directory %s.".formatted(directory);
        }
        List<String> libraries = PathPattern.children(directory).stream()
                .filter(NamedLibraries::isLibrary)
                .map(file -> file.getFileName().toString())
                .toList();
        return libraries.isEmpty()
                ? "There is no library directly in %s.".formatted(directory)
                : "In %s there is %s.".formatted(directory, String.join(", ", libraries));
    }
}
