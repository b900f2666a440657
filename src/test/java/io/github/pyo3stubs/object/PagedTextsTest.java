// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of a file that is read page by page, which are those of the same bytes in memory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagedTextsTest {

    private static final int PAGE = PagedSource.PAGE_SIZE;
    private static final int LENGTH = 3 * PAGE + 100;

    @TempDir
    private Path directory;

    @Test
    void a_text_is_compared_across_pages_as_in_memory() throws IOException {
        byte[] content = new byte[LENGTH];
        new Random(LENGTH).nextBytes(content);
        Bytes memory = Bytes.of(content, LITTLE_ENDIAN);
        try (FileChannel channel = open(content)) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);

            for (int offset :
                    new int[] {0, PAGE - 9, PAGE - 8, PAGE - 7, PAGE - 1, PAGE, 3 * PAGE - 4, 3 * PAGE + 92}) {
                byte[] text = memory.copy(offset, 8);
                assertThat(file.hasAt(offset, text)).as("at %d", offset).isTrue();
                for (int i = 0; i < text.length; i++) {
                    byte[] other = text.clone();
                    other[i] ^= 1;
                    assertThat(file.hasAt(offset, other)).as("at %d", offset).isFalse();
                }
            }
            byte[] many = memory.copy(10, 3 * PAGE);
            assertThat(file.hasAt(10, many)).isTrue();
            assertThat(file.hasAt(11, many)).isFalse();
            assertThat(file.hasAt(content.length - 7, new byte[8])).isFalse();
        }
    }

    @Test
    void a_string_ends_across_pages_as_in_memory() throws IOException {
        byte[] content = new byte[LENGTH];
        Arrays.fill(content, (byte) 'x');
        for (int end : new int[] {5, PAGE - 1, 2 * PAGE, 3 * PAGE + 10}) {
            content[end] = 0;
        }
        Bytes memory = Bytes.of(content, LITTLE_ENDIAN);
        try (FileChannel channel = open(content)) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);

            for (int offset : new int[] {0, 5, 6, PAGE - 3, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE - 1, 2 * PAGE + 1}) {
                for (int limit : new int[] {0, 1, 2, 3, 6, PAGE - 1, PAGE, PAGE + 1, PAGE + 9}) {
                    assertThat(file.cString(offset, limit))
                            .as("at %d, at most %d", offset, limit)
                            .isEqualTo(memory.cString(offset, limit));
                }
            }
            assertThat(file.cString(3 * PAGE + 11, 89)).hasSize(89);
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> file.cString(3 * PAGE + 11, 90))
                    .withMessageContaining("a string without a NUL byte at its end");
        }
    }

    private FileChannel open(byte[] content) throws IOException {
        return FileChannel.open(Files.write(directory.resolve("file"), content));
    }
}
