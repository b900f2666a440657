// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.library.PathPattern;
import io.github.pyo3stubs.library.PlatformArchive;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The libraries, wheels and archives of stubs that the user names by files, directories and
 * patterns.
 *
 * @param baseDirectory what relative entries start at
 * @param buildDirectory where the project's own archives of stubs lie, which no pattern means
 */
record NamedLibraries(Path baseDirectory, Path buildDirectory) {
    private static final List<String> ENDINGS = List.of(".so", ".dylib", ".dll", ".pyd", ".wasm", WheelName.ENDING);

    /** Enough paths to see what a pattern means. */
    private static final int MAX_SHOWN = 5;

    /**
     * What entries name.
     *
     * @param files libraries, wheels and archives, sorted
     * @param skipped archives for all platforms, which the stubs of the platforms replace, sorted
     */
    record Named(SortedSet<Path> files, SortedSet<Path> skipped) {

        /** What is skipped, for the user. */
        List<Message> notes() {
            List<Message> notes = new ArrayList<>();
            for (Path archive : skipped) {
                notes.add(Message.text(archive + " is skipped: it is the archive for all platforms,"
                        + " which is made anew from the stubs of the platforms."));
            }
            return notes;
        }
    }

    /** What all entries name, each file once. */
    Named resolve(List<String> entries) throws IOException, ProjectException {
        Named all = new Named(new TreeSet<>(), new TreeSet<>());
        for (String entry : entries) {
            try {
                Named named = resolve(entry);
                all.files().addAll(named.files());
                all.skipped().addAll(named.skipped());
            } catch (InvalidPathException e) {
                throw ProjectException.noPath("The entry '%s' of the libraries to read".formatted(entry), e);
            }
        }
        all.skipped().removeAll(all.files());
        return all;
    }

    /** An archive for all platforms is skipped if it is not the only file that an entry finds. */
    private Named resolve(String entry) throws IOException, ProjectException {
        PathPattern pattern = PathPattern.of(baseDirectory, entry);
        SortedSet<Path> matches = pattern.matches();
        SortedSet<Path> files = new TreeSet<>();
        SortedSet<Path> common = new TreeSet<>();
        for (Path match : matches) {
            // A file that is named in full may have any ending.
            boolean asNamed = pattern.isPlain() && !Files.isDirectory(match);
            for (Path file : Files.isDirectory(match) ? Directories.children(match) : List.of(match)) {
                if (asNamed || isLibrary(file) || isArchive(file)) {
                    (asNamed || !PlatformArchive.isCommon(file) ? files : common).add(file);
                }
            }
        }
        if (files.isEmpty() && common.isEmpty()) {
            throw nothing(entry, pattern, matches);
        }
        return files.isEmpty() ? new Named(common, files) : new Named(files, common);
    }

    private static boolean isLibrary(Path file) {
        return ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith) && Files.isRegularFile(file);
    }

    /** Whether a file may be an archive of another build. */
    private boolean isArchive(Path file) {
        return PlatformArchive.isNamedAsArchive(file)
                && Files.isRegularFile(file)
                && !buildDirectory.equals(file.getParent());
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
            message += "matches no library: looked at %s for files ending in %s, stubs-<platform>.zip."
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
        List<String> libraries = Directories.children(directory).stream()
                .filter(NamedLibraries::isLibrary)
                .map(file -> file.getFileName().toString())
                .toList();
        return libraries.isEmpty()
                ? "There is no library directly in %s.".formatted(directory)
                : "In %s there is %s.".formatted(directory, String.join(", ", libraries));
    }
}
