// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.Mark.Author;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.Comments;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A committed stub file.
 *
 * @param text its text; one character for each byte if the file is not UTF-8
 * @param isUtf8 whether the file is UTF-8
 * @param isLink whether the file is a symbolic link; then it never belongs to an extension module
 * @param isPackageFile whether it is the stub of a package, so that relative imports start in it
 */
record CommittedStub(String text, boolean isUtf8, boolean isLink, boolean isPackageFile) {

    /** The file at a path below a directory; empty if there is none. */
    static Optional<CommittedStub> at(Path directory, String path) throws IOException {
        return at(directory, directory.getFileSystem().getPath(path));
    }

    /**
     * A file below a directory; empty if there is none.
     *
     * @param path the file, from the directory
     * @throws ForeignLinkException when a symbolic link leads to a file elsewhere. Messages show what is in stubs, so a
     *     committed link could make a build show any file of the machine.
     */
    static Optional<CommittedStub> at(Path directory, Path path) throws IOException {
        Path file = directory.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(directory.toRealPath())) {
            throw new ForeignLinkException(file, directory);
        }
        byte[] bytes = SizeLimit.STUB.read(file);
        String text = new String(bytes, UTF_8);
        boolean isUtf8 = Arrays.equals(bytes, text.getBytes(UTF_8));
        return Optional.of(new CommittedStub(
                isUtf8 ? text : new String(bytes, ISO_8859_1),
                isUtf8,
                Files.isSymbolicLink(file),
                StubFiles.isPackageStub(file)));
    }

    /** Whether it bears the extension module's mark. */
    boolean isOwn(String extension) {
        return !isLink
                && generated()
                        .filter(mark -> mark.extension().equals(extension))
                        .isPresent();
    }

    /** Whether it bears the mark of any extension module. */
    boolean isMarked() {
        return generated().isPresent();
    }

    /** A copy that was packed is the user's own again once it is unpacked. */
    private Optional<Mark> generated() {
        return Mark.of(text).filter(mark -> mark.author() == Author.GENERATOR);
    }

    /** Its text, with empty lines in place of the mark and the lines above it. */
    String textBelowMark() {
        return Mark.blanked(text);
    }

    /** What it says, if it is a stub. */
    Optional<StubFile> parsed(String module) {
        try {
            return isUtf8 ? Optional.of(StubParser.parse(textBelowMark(), module, isPackageFile)) : Optional.empty();
        } catch (StubSyntaxException comparedAsUnreadable) {
            return Optional.empty();
        }
    }

    /** As many empty lines as the file has before its statements. */
    List<String> heading() {
        return Mark.heading(text);
    }

    /** Its lines below the mark, without line ends. */
    List<String> lines() {
        return Mark.linesBelow(text);
    }

    /**
     * The new text of the file. Lines above the mark are kept, and so are line ends if all are those of Windows.
     *
     * @param text the generated text with its mark
     * @param header what the file begins with, unless it is above the mark already
     */
    String replacedBy(String text, Header header) {
        boolean windows = this.text.contains("\r\n")
                && this.text.replace("\r\n", "").chars().noneMatch(c -> c == '\n' || c == '\r');
        String kept = Mark.above(this.text) + (windows ? text.replace("\n", "\r\n") : text);
        return header.isIn(this.text) ? kept : header.before(kept);
    }

    /** Whether putting a header into the file moves other lines down that may be an older header. */
    boolean hasLinesBelow(Header header) {
        return !header.isIn(text)
                && Mark.above(text).lines().anyMatch(line -> line.strip().startsWith("#"));
    }

    /** The comments below the mark that another text does not have, in the order of the file. */
    List<String> commentsLostIn(String other) {
        List<String> lost = new ArrayList<>(Comments.of(textBelowMark()));
        Comments.of(other).forEach(lost::remove);
        return lost;
    }
}
