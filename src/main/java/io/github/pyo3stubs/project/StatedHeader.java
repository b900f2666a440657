// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.project.result.FileProblem;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The header of stubs, from the user's text or file. */
final class StatedHeader {
    private StatedHeader() {}

    /**
     * The header that a user states.
     *
     * @param text the header's text; a blank text or null counts as missing. Its first line may be indented otherwise
     *     than the lines after it, as in XML
     * @param file the file with the header's text
     */
    static Header of(String text, Optional<Path> file) throws ProjectException {
        boolean isText = text != null && !text.isBlank();
        if (isText && file.isPresent()) {
            throw new ProjectException(Message.of(
                    "The header is given twice, as a text and by the file %s. Leave out %s or %s.",
                    file.get(), new OmitOption(Option.HEADER), new OmitOption(Option.HEADER_FILE)));
        }
        if (file.isPresent()) {
            return checked(Header.of(content(file.get())), Option.HEADER_FILE);
        }
        if (isText && text.getBytes(UTF_8).length > SizeLimit.HEADER.bytes()) {
            throw new ProjectException(Message.of(
                    "The header is larger than the limit of %s bytes. %s",
                    SizeLimit.HEADER.bytes(), SizeLimit.HEADER.advice()));
        }
        return isText ? checked(Header.of(unindented(text)), Option.HEADER) : Header.NONE;
    }

    private static String unindented(String text) {
        List<String> lines = text.strip().lines().toList();
        String others = String.join("\n", lines.subList(1, lines.size())).stripIndent();
        return lines.get(0) + "\n" + others;
    }

    private static String content(Path file) throws ProjectException {
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                // a named pipe would be waited for
                throw unusable(file, "is not a regular file");
            }
            String text = SizeLimit.HEADER.readText(file);
            if (!text.isBlank()) {
                return text;
            }
            throw unusable(file, "has no text");
        } catch (NoSuchFileException e) {
            throw unusable(file, "does not exist");
        } catch (CharacterCodingException e) {
            throw unusable(file, "is not in UTF-8");
        } catch (IOException e) {
            throw new ProjectException(FileProblem.message(e), e);
        }
    }

    private static ProjectException unusable(Path file, String problem) {
        return new ProjectException(Message.of(
                "The file of the header, %s, %s. Correct the file or %s.",
                file, problem, new ChooseOption(Option.HEADER_FILE)));
    }

    /** A header with a mark would make a file belong to another extension module. */
    private static Header checked(Header header, Option option) throws ProjectException {
        if (header.isMarked()) {
            throw new ProjectException(Message.of(
                    "The header has the line that marks a stub as generated, which follows the header in every stub."
                            + " Remove that line from %s.",
                    new ChooseOption(option)));
        }
        return header;
    }
}
