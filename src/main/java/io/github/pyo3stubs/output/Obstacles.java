// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.disk.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds files, directories and links that prevent writing or removing files below a directory. A link to a directory is
 * one of them, because a file written through it would be elsewhere.
 *
 * @param directory the directory above the files; it may be a link itself
 */
public record Obstacles(Path directory) {

    /** What prevents creating the directory: a sentence for each cause. */
    public List<String> above() {
        List<String> obstacles = new ArrayList<>();
        for (Path above = directory.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Directories.isObstructed(above)) {
                obstacles.add(above + " is a file where a directory belongs");
            }
        }
        return obstacles;
    }

    /**
     * What prevents creating the directory and writing files: a sentence for each cause.
     *
     * @param files paths relative to the directory
     */
    public List<String> all(Collection<Path> files) {
        List<String> obstacles = above();
        // Most files are in the same directories
        Map<Path, Optional<String>> onTheWay = new HashMap<>();
        for (Path file : files) {
            Path parent = file.getParent();
            if (!onTheWay.containsKey(parent)) {
                onTheWay.put(parent, onTheWay(parent));
            }
            Optional<String> obstacle = at(file, onTheWay.get(parent));
            if (obstacle.isPresent()) {
                obstacles.add(obstacle.get());
            }
        }
        return obstacles;
    }

    /**
     * What prevents writing a file, as a sentence.
     *
     * @param file path relative to the directory
     */
    public Optional<String> at(Path file) {
        return at(file, onTheWay(file.getParent()));
    }

    private Optional<String> at(Path file, Optional<String> onTheWay) {
        return onTheWay.isPresent() ? onTheWay : inPlace(file);
    }

    /** @param parent a directory, relative to this one; null for this one itself */
    private Optional<String> onTheWay(Path parent) {
        for (Path above = parent; above != null; above = above.getParent()) {
            Path place = directory.resolve(above);
            if (Files.isSymbolicLink(place)) {
                return Optional.of(place + " is a symbolic link where a directory belongs");
            }
            if (Directories.isObstructed(place)) {
                return Optional.of(place + " is a file where a directory belongs");
            }
        }
        return Optional.empty();
    }

    private Optional<String> inPlace(Path file) {
        Path place = directory.resolve(file);
        if (Files.isDirectory(place)) {
            return Optional.of(place + " is a directory where a file belongs");
        }
        return Files.isSymbolicLink(place) && !Files.exists(place)
                ? Optional.of(place + " is a symbolic link to nothing")
                : Optional.empty();
    }
}
