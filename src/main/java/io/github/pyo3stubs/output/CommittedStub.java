package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stub file as it lies on the disk.
 *
 * @param text its text; bytes that are no UTF-8 are replaced
 * @param isUtf8 whether there are none of these
 * @param isLink whether it is reached by a symbolic link; then it is never an extension's own
 */
record CommittedStub(String text, boolean isUtf8, boolean isLink) {

    /** The file at a path, if there is one. */
    static Optional<CommittedStub> at(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, UTF_8);
        return Optional.of(
                new CommittedStub(text, Arrays.equals(bytes, text.getBytes(UTF_8)), Files.isSymbolicLink(path)));
    }

    /** Whether it bears the extension module's mark. */
    boolean isOwn(String extension) {
        return !isLink
                && Mark.of(text)
                        .filter(mark -> mark.extension().equals(extension))
                        .isPresent();
    }

    /** Its text, with an empty line for the mark. */
    String textWithoutMark() {
        return Mark.blanked(text);
    }

    /** Its lines up to the mark, with an empty one for that; none where it has none. */
    List<String> heading() {
        return Mark.heading(text);
    }

    /** Its lines, without the mark. */
    List<String> lines() {
        return Mark.linesWithout(text);
    }
}
