package io.github.pyo3stubs.output;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes it impossible to write or remove files, whoever they belong to. A link to a directory counts: what is
 * written through it lies elsewhere.
 *
 * @param directory the directory that the files lie below; it may be a link itself
 */
public record Obstacles(Path directory) {

    /** What forbids that the directory is there. */
    public List<String> above() {
        List<String> obstacles = new ArrayList<>();
        for (Path above = directory.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above, NOFOLLOW_LINKS) && !Files.isDirectory(above)) {
                obstacles.add(above + " is a file where a directory belongs");
            }
        }
        return obstacles;
    }

    /**
     * What forbids that a file is there.
     *
     * @param file relative to the directory
     */
    public Optional<String> at(Path file) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            Path place = directory.resolve(above);
            if (Files.isSymbolicLink(place)) {
                return Optional.of(place + " is a symbolic link where a directory belongs");
            }
            if (Files.exists(place) && !Files.isDirectory(place)) {
                return Optional.of(place + " is a file where a directory belongs");
            }
        }
        Path place = directory.resolve(file);
        if (Files.isDirectory(place)) {
            return Optional.of(place + " is a directory where a file belongs");
        }
        return Files.isSymbolicLink(place) && !Files.exists(place)
                ? Optional.of(place + " is a symbolic link to nothing")
                : Optional.empty();
    }
}
