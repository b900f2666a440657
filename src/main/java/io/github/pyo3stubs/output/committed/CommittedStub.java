package io.github.pyo3stubs.output.committed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.syntax.parse.Comments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stub file as it lies on the disk.
 *
 * @param text its text; where it is not in UTF-8, a character for each byte
 * @param isUtf8 whether it is in UTF-8
 * @param isLink whether it is reached by a symbolic link; then it is never an extension's own
 * @param isPackageFile whether it is the stub of a package, in which relative imports start
 */
record CommittedStub(String text, boolean isUtf8, boolean isLink, boolean isPackageFile) {

    /** The file at a path, if there is one. */
    static Optional<CommittedStub> at(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, UTF_8);
        boolean isUtf8 = Arrays.equals(bytes, text.getBytes(UTF_8));
        return Optional.of(new CommittedStub(
                isUtf8 ? text : new String(bytes, ISO_8859_1),
                isUtf8,
                Files.isSymbolicLink(path),
                StubPaths.isPackageFile("/" + path.getFileName())));
    }

    /** Whether it bears the extension module's mark. */
    boolean isOwn(String extension) {
        return !isLink
                && Mark.of(text)
                        .filter(mark -> mark.extension().equals(extension))
                        .isPresent();
    }

    /** Whether it bears the mark of any extension module. */
    boolean isMarked() {
        return Mark.of(text).isPresent();
    }

    /** Its text, with empty lines for the mark and what is above. */
    String textBelowMark() {
        return Mark.blanked(text);
    }

    /** Its lines up to the mark, with an empty one for that; none where it has none. */
    List<String> heading() {
        return Mark.heading(text);
    }

    /** Its lines below the mark. */
    List<String> lines() {
        return Mark.linesBelow(text);
    }

    /**
     * The text that takes its place. What is above the mark stays as it is; so do line ends, where all are of Windows.
     *
     * @param text the new text, marked
     */
    String replacedBy(String text) {
        String above = Mark.above(this.text);
        boolean windows = this.text.contains("\r\n")
                && this.text.replace("\r\n", "").chars().noneMatch(c -> c == '\n' || c == '\r');
        return above + (windows ? text.replace("\n", "\r\n") : text);
    }

    /** The comments below the mark that another text lacks, in the order of the file. */
    List<String> commentsLostIn(String other) {
        List<String> lost = new ArrayList<>(Comments.of(textBelowMark()));
        Comments.of(other).forEach(lost::remove);
        return lost;
    }
}
