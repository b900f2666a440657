// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    private static final int PAGE = PagedSource.PAGE_SIZE;

    @TempDir
    private Path directory;

    @Test
    void values_are_read_in_the_order_of_the_view() throws IOException {
        Bytes little = Bytes.of(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x88}, LITTLE_ENDIAN);
        Bytes big = little.in(BIG_ENDIAN);

        assertThat(little.u8(7)).isEqualTo(0x88);
        assertThat(little.u16(6)).isEqualTo(0x8807);
        assertThat(big.u16(6)).isEqualTo(0x0788);
        assertThat(little.u32(4)).isEqualTo(0x88070605L);
        assertThat(big.u32(4)).isEqualTo(0x05060788L);
        assertThat(little.u64(0)).isEqualTo(0x8807060504030201L);
        assertThat(big.u64(0)).isEqualTo(0x0102030405060788L);
        assertThat(little.word(4, 4)).isEqualTo(0x88070605L);
        assertThat(little.word(0, 8)).isEqualTo(0x8807060504030201L);
    }

    @Test
    void slices_count_from_their_own_beginning_and_keep_the_order() throws IOException {
        Bytes file = Bytes.of(new byte[] {1, 2, 3, 4, 5, 6}, BIG_ENDIAN);

        assertThat(file.slice(1, 4).slice(1, 2).u16(0)).isEqualTo(0x0304);
        assertThat(file.from(4).u16(0)).isEqualTo(0x0506);
        assertThat(file.from(6).length()).isZero();
        Bytes table = file.table(1, 2, 2, "table");
        assertThat(table.entries(2)).isEqualTo(2);
        assertThat(table.entry(1, 2).u16(0)).isEqualTo(0x0405);
    }

    @ParameterizedTest(name = "{0} bytes at offset {1}")
    @CsvSource({
        "1, 10",
        "11, 0",
        "2, 9",
        "1, -1",
        "-1, 0",
        "1, 9223372036854775807",
        "9223372036854775807, 1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, 0",
        "0, -9223372036854775808",
        "0, 11",
        "-1, -1"
    })
    void what_does_not_fit_is_refused(long length, long offset) throws IOException {
        Bytes ten = Bytes.of(new byte[20], LITTLE_ENDIAN).slice(5, 10);

        assertMalformed(() -> ten.slice(offset, length));
        if (length == 1) {
            assertMalformed(() -> ten.u8(offset));
        }
    }

    @Test
    void every_kind_of_read_stops_at_the_end_of_the_view() throws IOException {
        Bytes three = Bytes.of(new byte[20], LITTLE_ENDIAN).slice(5, 3);

        assertMalformed(() -> three.u8(3));
        assertMalformed(() -> three.u16(2));
        assertMalformed(() -> three.u32(0));
        assertMalformed(() -> three.u64(0));
        assertMalformed(() -> three.copy(0, 4));
        assertMalformed(() -> three.copy(0, -1));
        assertMalformed(() -> Texts.utf8(three, 1, 3));
        assertMalformed(() -> three.from(4));
        assertMalformed(() -> three.table(0, Integer.MAX_VALUE, Integer.MAX_VALUE, "table"));
        assertMalformed(() -> three.entry(1, 2));
    }

    @Test
    void a_view_may_be_named_for_messages() throws IOException {
        Bytes named = Bytes.of(new byte[8], LITTLE_ENDIAN).from(4).as("hash table");

        assertThat(named.length()).isEqualTo(4);
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> named.u8(4))
                .withMessageStartingWith("malformed hash table at offset 0x8");
    }

    @Test
    void the_message_names_structure_offset_reason_and_remedy() throws IOException {
        Bytes header = Bytes.of(new byte[0x20], LITTLE_ENDIAN).slice(0x10, 8, "ELF header");

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> header.u32(6))
                .withMessage(
                        "malformed ELF header at offset 0x16: 4 bytes from there reach past the end of the ELF header, "
                                + "which is at offset 0x18. The file is damaged or cut short: build it again.");
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> header.slice(4, 5, "symbol table"))
                .withMessageStartingWith(
                        "malformed symbol table at offset 0x14: 5 bytes from there reach past the end of "
                                + "the ELF header");
    }

    @Test
    void counts_are_refused_above_their_limit() throws IOException {
        Bytes bytes = Bytes.of(new byte[] {0, 0, 0, 100, -1, -1, -1, -1, -1, -1, -1, -1}, BIG_ENDIAN);

        assertThat(bytes.u32AsCount(0, 100)).isEqualTo(100);
        assertThat(bytes.wordAsCount(0, 4, 100)).isEqualTo(100);
        assertThat(bytes.u16AsCount(2, 100)).isEqualTo(100);
        assertMalformed(() -> bytes.u16AsCount(2, 99));
        assertMalformed(() -> bytes.u32AsCount(0, 99));
        assertMalformed(() -> bytes.u32AsCount(4, Integer.MAX_VALUE));
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> bytes.wordAsCount(4, 8, 99))
                .withMessageContaining("a count of 18446744073709551615, more than the limit of 99");
    }

    @Test
    void text_is_utf_8() throws IOException {
        byte[] text = "zürich 🗻".getBytes(StandardCharsets.UTF_8);

        assertThat(Texts.utf8(Bytes.of(text, LITTLE_ENDIAN), 0, text.length)).isEqualTo("zürich 🗻");
    }

    static Stream<Arguments> notUtf8() {
        return Stream.of(
                Arguments.of("a continuation without a beginning", new byte[] {(byte) 0x80}),
                Arguments.of("a beginning without a continuation", new byte[] {'a', (byte) 0xc3}),
                Arguments.of("an overlong slash", new byte[] {(byte) 0xc0, (byte) 0xaf}),
                Arguments.of("a surrogate", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
                Arguments.of("Latin-1", new byte[] {'z', (byte) 0xfc, 'r'}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notUtf8")
    void text_that_is_not_utf_8_is_malformed(String name, byte[] text) {
        Bytes bytes = Bytes.of(text, LITTLE_ENDIAN);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> Texts.utf8(bytes, 0, text.length))
                .withMessageContaining("not UTF-8 text");
    }

    @Test
    void strings_end_at_their_nul_or_at_the_limit_but_not_at_the_end_of_the_view() throws IOException {
        Bytes strings = Bytes.of("ab\0\0cde".getBytes(StandardCharsets.US_ASCII), LITTLE_ENDIAN);

        assertThat(strings.cString(0, 100)).isEqualTo("ab");
        assertThat(strings.cString(3, 100)).isEmpty();
        assertThat(strings.cString(0, 1)).isEqualTo("a");
        assertThat(strings.cString(4, 3)).isEqualTo("cde");
        assertMalformed(() -> strings.cString(4, 4));
        assertMalformed(() -> strings.cString(7, 4));
        assertMalformed(() -> strings.cString(8, 4));
        assertMalformed(() -> strings.cString(-1, 4));
    }

    @ParameterizedTest(name = "at offset {0}")
    @ValueSource(ints = {0, 1, (1 << 16) - 5, (1 << 16) - 1, 1 << 16, (1 << 17) - 2, 200_000 - 6})
    void a_text_is_found_wherever_it_lies_in_the_search_windows(int offset) throws IOException {
        byte[] haystack = new byte[200_000];
        byte[] needle = "needle".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(needle, 0, haystack, offset, needle.length);
        Bytes file = Bytes.of(haystack, LITTLE_ENDIAN);

        assertThat(file.indexOf(needle, 0)).isEqualTo(offset);
        assertThat(file.indexOf(needle, offset)).isEqualTo(offset);
        assertThat(file.indexOf(needle, offset + 1)).isEqualTo(-1);
        assertThat(file.slice(0, offset + 5).indexOf(needle, 0)).isEqualTo(-1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void a_channel_reads_like_memory_also_across_pages(ByteOrder order) throws IOException {
        byte[] content = random(3 * PAGE + 100);
        Bytes memory = Bytes.of(content, order);
        try (FileChannel channel = open(content)) {
            Bytes file = Bytes.of(channel, order);

            assertThat(file.length()).isEqualTo(content.length);
            for (int offset = PAGE - 8; offset <= PAGE; offset++) {
                assertThat(file.u16(offset)).isEqualTo(memory.u16(offset));
                assertThat(file.u32(offset)).isEqualTo(memory.u32(offset));
                assertThat(file.u64(offset)).isEqualTo(memory.u64(offset));
            }
            assertThat(file.copy(10, 3 * PAGE)).isEqualTo(memory.copy(10, 3 * PAGE));
            assertThat(file.u8(content.length - 1)).isEqualTo(memory.u8(content.length - 1));
            assertMalformed(() -> file.u8(content.length));
        }
    }

    static Stream<ByteOrder> orders() {
        return Stream.of(LITTLE_ENDIAN, BIG_ENDIAN);
    }

    @Test
    void text_is_read_across_pages() throws IOException {
        byte[] content = new byte[2 * PAGE];
        byte[] text = "überall".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, content, PAGE - 1, text.length);
        try (FileChannel channel = open(content)) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);

            assertThat(Texts.utf8(file, PAGE - 1, text.length)).isEqualTo("überall");
            assertThat(file.cString(PAGE - 1, 100)).isEqualTo("überall");
            assertThat(file.indexOf(text, 0)).isNotNegative();
        }
    }

    @Test
    void only_the_pages_that_are_needed_are_read_and_each_once() throws IOException {
        try (FileChannel channel = open(random(100 * PAGE + 10))) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);
            assertThat(file.bytesRead()).isZero();

            file.u8(5);
            file.u32(PAGE - 4);
            assertThat(file.bytesRead()).isEqualTo(PAGE);

            Bytes slice = file.slice(50 * PAGE - 2, 4);
            assertThat(file.bytesRead()).isEqualTo(PAGE);
            slice.u32(0);
            assertThat(file.bytesRead()).isEqualTo(3 * PAGE).isEqualTo(slice.bytesRead());

            for (int i = 0; i < 1000; i++) {
                file.u8(i);
                file.u8(49 * PAGE + i);
            }
            assertThat(file.bytesRead()).isEqualTo(3 * PAGE);

            file.u8(100 * PAGE + 9);
            assertThat(file.bytesRead()).isEqualTo(3 * PAGE + 10);
        }
    }

    @Test
    void the_pages_used_last_are_kept_and_others_read_again() throws IOException {
        int kept = PagedSource.PAGES_KEPT;
        try (FileChannel channel = open(random((kept + 1) * PAGE))) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);
            for (int page = 0; page < kept; page++) {
                file.u8((long) page * PAGE);
            }
            file.u8(0);
            file.u8((long) kept * PAGE);
            assertThat(file.bytesRead()).isEqualTo((kept + 1L) * PAGE);

            file.u8(0);
            assertThat(file.bytesRead()).as("page 0 was used lately").isEqualTo((kept + 1L) * PAGE);
            file.u8(PAGE);
            assertThat(file.bytesRead()).as("page 1 had to go").isEqualTo((kept + 2L) * PAGE);
        }
    }

    @Test
    void a_file_that_becomes_shorter_is_malformed() throws IOException {
        Path path = Files.write(directory.resolve("file"), random(2 * PAGE));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Bytes file = Bytes.of(channel, LITTLE_ENDIAN);
            channel.truncate(PAGE + 5);

            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> file.u8(PAGE + 1))
                    .withMessageContaining("became shorter");
        }
    }

    @Test
    void the_position_of_the_channel_is_left_alone() throws IOException {
        try (FileChannel channel = open(new byte[] {1, 2, 3})) {
            channel.position(1);
            Bytes.of(channel, LITTLE_ENDIAN).u16(0);

            assertThat(channel.position()).isEqualTo(1);
            ByteBuffer next = ByteBuffer.allocate(1);
            channel.read(next);
            assertThat(next.get(0)).isEqualTo((byte) 2);
        }
    }

    private FileChannel open(byte[] content) throws IOException {
        return FileChannel.open(Files.write(directory.resolve("file"), content));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void assertMalformed(ThrowingCallable read) {
        assertThatExceptionOfType(ObjectFormatException.class).isThrownBy(read).withMessageStartingWith("malformed ");
    }
}
