// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.disk.Directories;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.Misspelling;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.pyproject.PythonSources;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The root of the committed stubs, as the user names it. If it does not exist, the name may be mistyped: verifying
 * would find no stub in it, and generating would write the stubs where nobody looks for them.
 *
 * @param directory the value of the option {@code stubsDirectory}
 */
public record StubsRoot(Path directory) {
    /** Where users keep Python sources, if nothing else is known. */
    private static final String USUAL = "python";

    /** Whether the directory exists. */
    public boolean exists() {
        return Files.isDirectory(directory);
    }

    /**
     * Whether a directory that does not exist is taken for one that is to be: its parent exists, and holds no directory
     * of a similar name. So the first stubs of a new project need no preparation.
     */
    boolean isCreatable() throws IOException {
        return !Files.exists(directory)
                && Files.isDirectory(parent(directory))
                && similar().isEmpty();
    }

    /** Why generating does not create the directory, and what to do. */
    Message refusal() throws IOException {
        return fileInPlace().isPresent()
                ? obstruction(fileInPlace().get())
                : Message.of("%s %s", absence(), new Advice("If it is right, create the directory first."));
    }

    /** Why there is nothing to compare with, and what to do. */
    Message nothingToCompare() throws IOException {
        if (fileInPlace().isPresent()) {
            return obstruction(fileInPlace().get());
        }
        return Message.of(
                isCreatable()
                        ? "%s\nIf it is right, and no stubs are committed yet, this creates it with the first ones: %s"
                        : "%s\nIf it is right, create the directory, then run: %s",
                absence(),
                Unmarked.KEPT.update());
    }

    private Message absence() throws IOException {
        return Message.of(
                "The directory of committed stubs, %s, does not exist.%s Correct %s.",
                directory,
                similar().map(" Perhaps %s?"::formatted).orElse(""),
                new ChooseOption(Option.STUBS_DIRECTORY));
    }

    private Message obstruction(Path file) {
        return Message.of(
                "The directory of committed stubs, %s, %s a file. Correct %s, or move the file away.",
                directory,
                file.equals(directory.toAbsolutePath().normalize()) ? "is" : "cannot exist: " + file + " is",
                new ChooseOption(Option.STUBS_DIRECTORY));
    }

    /** A file in the place of the directory or of one above it. */
    private Optional<Path> fileInPlace() {
        return Stream.iterate(directory.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(Directories::isObstructed);
    }

    /**
     * The root of the Python sources to propose to users who name none: that of pyproject.toml, else the usual one.
     *
     * @return relative to the base directory, with {@code /} between names
     */
    public static String proposed(LibraryQuery query) throws IOException {
        Path base = query.baseDirectory();
        return PythonSources.of(query.crateDirectory())
                .filter(path -> !path.equals(base) && Objects.equals(path.getRoot(), base.getRoot()))
                .map(base::relativize)
                .map(StubPaths::path)
                .orElse(USUAL);
    }

    /**
     * Refuses committed stubs that there is no library for, because nobody would notice that they become old.
     *
     * @param none why there is no library
     */
    public void refuse(NoProject none) throws ProjectException {
        if (exists()) {
            throw new ProjectException(Message.of(
                    "There is nothing to compare the committed stubs in %s with. %s", directory, none.reason()));
        }
    }

    /**
     * Refuses an output directory for every build that overlaps with these sources. Stubs that every build writes are
     * never stale, so that verifying them shows nothing.
     *
     * @param outputDirectory the directory of the generated stubs
     * @param buildDirectory the directory of everything that a build makes
     */
    public void refuseOverlap(Path outputDirectory, Path buildDirectory) throws IOException, ProjectException {
        if (overlaps(outputDirectory, buildDirectory)) {
            throw new ProjectException(Message.of(
                    "The output directory, %s, and the directory of committed stubs, %s, lie in one another. Every"
                            + " build would write into the sources, and verifying would compare what generating has"
                            + " just written. Leave out %s, so that the stubs are written below the build directory."
                            + " To bring the committed stubs up to date:\n%s",
                    outputDirectory.toAbsolutePath().normalize(),
                    directory.toAbsolutePath().normalize(),
                    new OmitOption(Option.OUTPUT_DIRECTORY),
                    Unmarked.KEPT.update()));
        }
    }

    /**
     * Whether generating into a directory would write into these sources, or what is generated would lie around them. A
     * build directory below the Python sources, as with {@code stubsDirectory} at the project's root, does no harm.
     */
    private boolean overlaps(Path outputDirectory, Path buildDirectory) throws IOException {
        Path sources = real(directory);
        Path output = real(outputDirectory);
        Path build = real(buildDirectory);
        boolean isBuildResult = output.startsWith(build) && !sources.startsWith(build);
        return sources.startsWith(output) || output.startsWith(sources) && !isBuildResult;
    }

    /** A path without symbolic links, as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path above = absolute; above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                try {
                    return above.toRealPath().resolve(above.relativize(absolute));
                } catch (NoSuchFileException e) {
                    // Another process has just removed it
                }
            }
        }
        return absolute;
    }

    /** A directory that exists, and is called like the first one on the way that does not. */
    private Optional<Path> similar() throws IOException {
        Path missing = directory.toAbsolutePath().normalize();
        while (parent(missing) != null && !Files.isDirectory(parent(missing))) {
            missing = parent(missing);
        }
        Path parent = parent(missing);
        return parent == null || Files.exists(missing)
                ? Optional.empty()
                : Misspelling.nearest(missing.getFileName().toString(), directories(parent))
                        .map(parent::resolve);
    }

    private static Path parent(Path path) {
        return path.toAbsolutePath().normalize().getParent();
    }

    private static List<String> directories(Path parent) throws IOException {
        return Directories.children(parent).stream()
                .filter(Files::isDirectory)
                .map(child -> child.getFileName().toString())
                .toList();
    }
}
