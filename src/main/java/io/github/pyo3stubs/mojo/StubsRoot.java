package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.Misspelling;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The root of the committed stubs, as the user names it. Where it does not exist it may be mistyped: {@code verify} would
 * find no stub in it, and {@code generate} would put them where nobody looks for them.
 *
 * @param directory the value of {@code stubsDirectory}
 */
record StubsRoot(Path directory) {

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /**
     * Whether a directory that does not exist is taken for one that is to be: its parent exists, and holds no directory of
     * a similar name. So the first stubs of a new project need no preparation.
     */
    boolean isCreatable() throws IOException {
        return !Files.exists(directory)
                && Files.isDirectory(parent(directory))
                && similar().isEmpty();
    }

    /** Says that there is no such directory, which one may be meant, and what to correct. */
    Message absence() throws IOException {
        String problem = Files.exists(directory) ? "is a file, not a directory." : "does not exist.";
        return Message.of(
                "The stubsDirectory %s %s%s Correct %s.",
                directory,
                problem,
                similar().map(" Perhaps %s?"::formatted).orElse(""),
                new ChooseOption(Option.STUBS_DIRECTORY));
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
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, Files::isDirectory)) {
            children.forEach(child -> names.add(child.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
