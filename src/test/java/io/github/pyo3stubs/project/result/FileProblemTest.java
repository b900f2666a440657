// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileProblemTest {

    @ParameterizedTest
    @MethodSource
    void what_the_system_says_is_told_in_plain_words(IOException problem, String begin) {
        Message message = FileProblem.message(problem);

        assertThat(message.toString()).startsWith(begin);
        assertThat(message.remedies()).hasSize(1);
    }

    static Stream<Arguments> what_the_system_says_is_told_in_plain_words() {
        return Stream.of(
                arguments(of("No space left on device"), "There is no space left on the disk of m.pyi. Free some"),
                arguments(of("There is not enough space on the disk"), "There is no space left on the disk of m.pyi."),
                arguments(of("Disk quota exceeded"), "The user's quota on the disk of m.pyi is used up. Remove"),
                arguments(of("Read-only file system"), "m.pyi is on a file system that is mounted for reading only."),
                arguments(of("Operation not permitted"), "The system does not permit a change of m.pyi, whatever"),
                arguments(of("File name too long"), "The name of m.pyi is longer than the file system allows."),
                arguments(of("Input/output error"), "m.pyi cannot be read or written: Input/output error. Check"),
                arguments(of(null), "m.pyi cannot be read or written: the file system does not say why. Check"),
                arguments(new AccessDeniedException("m.pyi"), "Permission for m.pyi is denied. Check"),
                arguments(new NoSuchFileException("m.pyi"), "There is no file m.pyi. Build"),
                arguments(new IOException("broken"), "broken. Check"));
    }

    private static IOException of(String reason) {
        return new FileSystemException("m.pyi", null, reason);
    }
}
