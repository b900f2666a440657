// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.limit.StubMemory;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.output.FileText;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.Mark.Author;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.Comments;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A committed stub file. */
final class CommittedStub {
    private final Path file;
    private final StubMemory memory;
    private final FileText content;
    private final boolean isLink;
    private final boolean isPackageFile;
    private Optional<StubFile> parsed = Optional.empty();
    private boolean isCounted;

    /** The generated text with which it was compared last: most are compared twice. */
    private String comparedWith;

    private boolean isEqual;

    /**
     * @param memory what the stubs have that are parsed
     * @param isLink whether the file is a symbolic link; then it never belongs to an extension module
     * @param isPackageFile whether it is the stub of a package, so that relative imports start in it
     */
    CommittedStub(Path file, StubMemory memory, FileText content, boolean isLink, boolean isPackageFile) {
        this.file = file;
        this.memory = memory;
        this.content = content;
        this.isLink = isLink;
        this.isPackageFile = isPackageFile;
    }

    /** Its text; one character for each byte if the file is not UTF-8. */
    String text() {
        return content.text();
    }

    /** Whether the file is UTF-8. */
    boolean isUtf8() {
        return content.isUtf8();
    }

    /** Whether it is the stub of a package. */
    boolean isPackageFile() {
        return isPackageFile;
    }

    /** Whether it bears the extension module's mark. */
    boolean isOwn(String extension) {
        Optional<Mark> mark = isLink ? Optional.empty() : generated();
        return mark.isPresent() && mark.get().extension().equals(extension);
    }

    /** The full name of another extension module whose mark it bears. */
    Optional<String> otherThan(String extension) {
        Optional<Mark> mark = generated();
        return mark.isEmpty() || mark.get().extension().equals(extension)
                ? Optional.empty()
                : Optional.of(mark.get().extension());
    }

    /** Whether it bears the mark of any extension module. */
    boolean isMarked() {
        return generated().isPresent();
    }

    /** A copy that was packed is the user's own again once it is unpacked. */
    private Optional<Mark> generated() {
        Optional<Mark> mark = content.mark();
        return mark.isPresent() && mark.get().author() == Author.GENERATOR ? mark : Optional.empty();
    }

    /** Its text, with empty lines in place of the mark and the lines above it. */
    String textBelowMark() {
        return Mark.blanked(text());
    }

    /** Whether its lines below the mark are those of a generated stub, without regard to line ends. */
    boolean isEqualTo(GeneratedStub generated) {
        if (generated.text() != comparedWith) {
            isEqual = content.hasBelowMark(generated.text()) || isUtf8() && lines().equals(generated.lines());
            comparedWith = generated.text();
        }
        return isEqual;
    }

    /**
     * What it says, if it is a stub.
     *
     * @throws TooLargeException when it may take more memory than there is
     */
    Optional<StubFile> parsed(String module) throws TooLargeException {
        try {
            return isUtf8() ? Optional.of(parse(module)) : Optional.empty();
        } catch (StubSyntaxException comparedAsUnreadable) {
            return Optional.empty();
        }
    }

    /**
     * What it says as the stub of a module. It is parsed once, because no file is the stub of several modules.
     *
     * @throws TooLargeException when it may take more memory than there is
     */
    StubFile parse(String module) throws StubSyntaxException, TooLargeException {
        if (parsed.isEmpty() || !parsed.get().module().equals(module)) {
            countOnce();
            parsed = Optional.of(StubParser.parse(textBelowMark(), module, isPackageFile));
        }
        return parsed.get();
    }

    private void countOnce() throws TooLargeException {
        if (!isCounted) {
            memory.take(file.toString(), text());
            isCounted = true;
        }
    }

    /** As many empty lines as the file has before its statements. */
    List<String> heading() {
        return Mark.heading(text());
    }

    /** Whether it has the lines of a header above the mark. */
    boolean has(Header header) {
        return header.isIn(content);
    }

    /** Its lines below the mark, without line ends. */
    List<String> lines() {
        return Mark.linesBelow(text());
    }

    /**
     * The new text of the file. Lines above the mark are kept, and so are line ends if all are those of Windows.
     *
     * @param text the generated text with its mark
     * @param header what the file begins with, unless it is above the mark already
     */
    String replacedBy(String text, Header header) {
        boolean windows =
                text().contains("\r\n") && text().replace("\r\n", "").chars().noneMatch(c -> c == '\n' || c == '\r');
        String kept = Mark.above(text()) + (windows ? text.replace("\n", "\r\n") : text);
        return has(header) ? kept : header.before(kept);
    }

    /** The comments below the mark that another text does not have, in the order of the file. */
    List<String> commentsLostIn(String other) {
        List<String> lost = new ArrayList<>(Comments.of(textBelowMark()));
        Comments.of(other).forEach(lost::remove);
        return lost;
    }

    /** Whether a file that was read has the same content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CommittedStub stub
                && content.equals(stub.content)
                && isLink == stub.isLink
                && isPackageFile == stub.isPackageFile;
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}
