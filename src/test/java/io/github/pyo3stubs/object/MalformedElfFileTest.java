// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, the answer is the documented exception, at once and without much memory. */
@Tag("hostile")
class MalformedElfFileTest {

    static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final int SHT_DYNSYM = 11;
    private static final int PT_NOTE = 4;

    static Stream<Arguments> layouts() {
        return Stream.of(32, 64)
                .flatMap(bits -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .map(order -> Arguments.of(bits, order)));
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @MethodSource("layouts")
    void a_file_that_is_cut_short_is_refused_or_read_aright(int bits, ByteOrder order) {
        byte[] library = library(bits, order);
        String whole = readAll(library);
        int loadedEnd = endOfSecondSegment(library, bits, order);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length).forEach(length -> {
                    String read = readAll(Arrays.copyOf(library, length));
                    if (length < loadedEnd) {
                        assertThat(read)
                                .as("%d of %d bytes", length, library.length)
                                .matches("(malformed|it is) .*\\.");
                    } else {
                        assertThat(read).as("without section headers").isEqualTo(whole);
                    }
                }));
    }

    /** Where the last bytes that the loader takes from the file end: what is writable is behind what is not. */
    private static int endOfSecondSegment(byte[] library, int bits, ByteOrder order) {
        ByteBuffer file = ByteBuffer.wrap(library).order(order);
        return bits == 64
                ? (int) (file.getLong(64 + 56 + 8) + file.getLong(64 + 56 + 32))
                : file.getInt(52 + 32 + 4) + file.getInt(52 + 32 + 16);
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @MethodSource("layouts")
    void a_changed_byte_gives_an_answer_or_the_documented_exception(int bits, ByteOrder order) {
        byte[] library = library(bits, order);
        Random random = new Random(bits);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length)
                        .forEach(offset -> IntStream.of(0, 0xff, 0x80, random.nextInt(256))
                                .forEach(value -> {
                                    byte[] changed = library.clone();
                                    changed[offset] = (byte) value;
                                    readAll(changed);
                                })));
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @MethodSource("layouts")
    void several_changed_bytes_give_an_answer_or_the_documented_exception(int bits, ByteOrder order) {
        byte[] library = library(bits, order);
        Random random = new Random(bits);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, 5_000).forEach(round -> {
                    byte[] changed = library.clone();
                    for (int i = 0; i < 8; i++) {
                        changed[random.nextInt(library.length)] = (byte) random.nextInt();
                    }
                    readAll(changed);
                }));
    }

    /** Fields of a 64-bit little-endian file; those of a section header are set in that of {@code .dynsym}. */
    static Stream<Arguments> contradictions() {
        return Stream.of(
                header("EI_CLASS is 7", 4, 1, 7, "malformed ELF identification at offset 0x4: EI_CLASS is 7"),
                header("EI_DATA is 0", 5, 1, 0, "malformed ELF identification at offset 0x5: EI_DATA is 0"),
                header("e_type is none", 16, 2, 0, "malformed ELF header at offset 0x10: e_type is 0"),
                header("e_phnum is 0xfffe", 56, 2, 0xfffe, "a count of 65534, more than the limit of 255"),
                header("e_phoff is past the end", 32, 8, Long.MAX_VALUE, "malformed program header table"),
                header("e_phoff is 2^64-1", 32, 8, -1, "malformed program header table"),
                header("e_phentsize is 0", 54, 2, 0, "entries is 0 bytes, not 56"),
                header("e_shentsize is 1", 58, 2, 1, "entries is 1 bytes, not 64"),
                dynsym("sh_offset is past the end", 24, 8, Long.MAX_VALUE, "malformed symbol table"),
                dynsym("sh_offset is 2^64-1", 24, 8, -1, "malformed symbol table"),
                dynsym("sh_size is 2^63", 32, 8, Long.MIN_VALUE, "malformed symbol table"),
                dynsym("sh_size is 2^63-1", 32, 8, Long.MAX_VALUE, "malformed symbol table"),
                dynsym("sh_link is 2^32-1", 40, 4, -1, "its sh_link, 4294967295, is not the index of a string table"),
                dynsym("sh_link is its own section", 40, 4, 3, "its sh_link, 3, is not the index of a string table"),
                dynsym("sh_entsize is 0", 56, 8, 0, "its sh_entsize is not 24"),
                dynsym("sh_entsize is 2^64-1", 56, 8, -1, "its sh_entsize is not 24"),
                dynstr("a string table of one byte less", 32, -1, "a string without a NUL byte at its end"),
                dynstr("a string table past the end", 24, 1L << 40, "malformed string table"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void contradictions_are_named(String name, Consumer<ByteBuffer> change, String message) {
        byte[] library = plain().bytes();
        change.accept(ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN));

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(library).symbols(symbol -> true))
                        .withMessageContaining(message));
    }

    /**
     * What is changed: of the program header of the notes, its offset and its size, and the length of the note's name.
     */
    @ParameterizedTest(name = "p_offset + {0}, p_filesz {1}, n_namesz {2}")
    @CsvSource({"0x7fffffff, 24, 8", "0, 0x7fffffffffffffff, 8", "0, 16, 1000", "0, 24, -1", "0, 12, 8"})
    void malformed_notes_are_no_notes(Integer moved, Long size, Integer nameLength) throws IOException {
        byte[] library = plain().identNote("FreeBSD").bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int programHeader = 64;
        while (file.getInt(programHeader) != PT_NOTE) {
            programHeader += 56;
        }
        int note = (int) file.getLong(programHeader + 8);
        file.putLong(programHeader + 8, note + moved).putLong(programHeader + 32, size);
        file.putInt(note, nameLength).put(note + 12, (byte) (nameLength < 0 ? 'x' : 'F'));

        assertThat(image(library).os()).isEqualTo(OperatingSystem.LINUX);
        assertThat(image(library).symbols(name -> true)).hasSize(1);
    }

    @Test
    void the_number_of_sections_may_be_in_the_first_one() throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int sectionHeaders = (int) file.getLong(40);
        file.putLong(sectionHeaders + 32, file.getShort(60)).putShort(60, (short) 0);

        assertThat(image(library).symbols(name -> true)).hasSize(1);
    }

    @Test
    void the_number_of_segments_may_be_in_the_first_section() throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int sectionHeaders = (int) file.getLong(40);
        file.putInt(sectionHeaders + 44, file.getShort(56)).putShort(56, (short) 0xffff);
        assertThat(image(library).symbols(name -> true)).hasSize(1);

        file.putInt(sectionHeaders + 44, 0xffff);
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageContaining("a count of 65535, more than the limit of 255");

        file.putLong(40, 0);
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageContaining("malformed section header table");
    }

    @Test
    void a_file_without_section_headers_is_read_by_its_segments() throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(60, (short) 0);
        assertThat(image(library).symbols(name -> true)).as("e_shnum is 0").hasSize(1);

        file.putLong(40, 0);
        assertThat(image(library).symbols(name -> true)).as("e_shoff is 0").hasSize(1);
    }

    /** Fields of the header: {@code e_shoff} and {@code e_shnum}. */
    @ParameterizedTest(name = "e_shoff is {0}, e_shnum {1}")
    @CsvSource({"0x7fffffffffffffff, 5", "-1, 5", "0x100000, 5", "0x100000, 0", "0x40, 0xffff"})
    void section_headers_outside_of_the_file_are_none_where_all_that_is_loaded_is_within(Long offset, Integer count)
            throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(40, offset).putShort(60, count.shortValue());

        assertThat(image(library).symbols(name -> true)).hasSize(1);

        int sizeOfSecondSegment = 64 + 56 + 32;
        file.putLong(sizeOfSecondSegment, library.length);
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageStartingWith("malformed section header table");
    }

    @ParameterizedTest(name = "{0} program headers")
    @ValueSource(ints = {0, 1})
    void section_headers_outside_of_the_file_are_missed_where_nothing_else_is_to_load(int programHeaders) {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(40, -1).putShort(56, (short) programHeaders).putInt(64, PT_NOTE);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageStartingWith("malformed section header table");
    }

    @Test
    void without_segments_the_sections_tell_where_addresses_are() throws IOException {
        byte[] library = plain().text("some text").writableText("other text").bytes();
        ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN).putShort(56, (short) 0);

        Image image = image(library);

        Symbol symbol = image.symbols(name -> true).get(0);
        assertThat(Texts.utf8(image.at(symbol.address()), 4, 5)).isEqualTo("first");
        assertThat(image.contains("some text".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(image.contains("other text".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} symbols")
    @CsvSource({"1_000_000, 0 found", "20_000_000, malformed symbol table"})
    void a_huge_symbol_table_in_a_sparse_file_wants_no_memory(String symbols, String answer, @TempDir Path directory)
            throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int dynsym = sectionHeader(file, SHT_DYNSYM);
        file.putLong(dynsym + 24, 1 << 20).putLong(dynsym + 32, 24 * Long.parseLong(symbols.replace("_", "")));
        try (FileChannel channel = FileChannel.open(
                directory.resolve("libsparse.so"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(library));
            channel.write(ByteBuffer.allocate(1), 1 << 29);

            assertWithin(
                    AT_ONCE,
                    () -> assertThat(countSymbols(Bytes.of(channel, ByteOrder.BIG_ENDIAN)))
                            .startsWith(answer));
        }
    }

    private static String countSymbols(Bytes file) throws IOException {
        try {
            return ObjectFile.images(file).get(0).symbols(name -> true).size() + " found";
        } catch (ObjectFormatException documented) {
            return documented.getMessage();
        }
    }

    @Test
    void more_wanted_symbols_than_any_library_has_are_refused() {
        byte[] library = plain().text("x".repeat(24 * 100_010)).bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int dynsym = sectionHeader(file, SHT_DYNSYM);
        int text = sectionHeader(file, 1);
        int names = sectionHeader(file, 3);
        // The text as symbols, and as their names, none of which ends.
        file.putLong(dynsym + 24, file.getLong(text + 24) + 16).putLong(dynsym + 32, 24 * 100_005);
        file.putLong(names + 24, 0).putLong(names + 32, library.length);
        for (int i = 0; i < 100_005; i++) {
            file.putInt((int) file.getLong(dynsym + 24) + 24 * i, (int) file.getLong(text + 24) + 100);
        }

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(library).symbols(name -> true))
                        .withMessageContaining("more than 100000 symbols"));
    }

    /** Everything that an image tells, or the message of the documented exception. */
    static String readAll(byte[] file) {
        try {
            Image image = image(file);
            StringBuilder told = new StringBuilder();
            told.append(image.os()).append(image.cpu()).append(image.musl());
            for (Symbol symbol : image.symbols(name -> true)) {
                Bytes bytes = image.at(symbol.address());
                if (symbol.name().startsWith("POINTER")) {
                    bytes = image.at(image.pointer(symbol.address()));
                }
                told.append(symbol.name()).append(Texts.utf8(bytes, 4, bytes.u32AsCount(0, 1000)));
            }
            return told.append(image.contains("text".getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (ObjectFormatException documented) {
            return documented.getMessage();
        } catch (IOException other) {
            return fail(other);
        }
    }

    private static Image image(byte[] file) throws IOException {
        List<Image> images = ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
        return images.get(0);
    }

    private static ElfBuilder plain() {
        return new ElfBuilder().record("DATA_1", "first");
    }

    private static byte[] library(int bits, ByteOrder order) {
        return new ElfBuilder()
                .bits(bits)
                .order(order)
                .tables(ElfBuilder.Tables.BOTH)
                .record("DATA_1", "first")
                .record("DATA_2", "second")
                .relativePointer("POINTER_1", 8, "DATA_1")
                .symbolicPointer("POINTER_2", bits == 64 ? 1 : 10, "DATA_2", 0)
                .undefined("PyList_New")
                .needed("libc.so.6")
                .identNote("GNU")
                .text("some text")
                .writableText("written")
                .bytes();
    }

    private static Arguments header(String name, int field, int size, long value, String message) {
        Consumer<ByteBuffer> change = file -> put(file, field, size, value);
        return Arguments.of(name, change, message);
    }

    private static Arguments dynsym(String name, int field, int size, long value, String message) {
        Consumer<ByteBuffer> change = file -> put(file, sectionHeader(file, SHT_DYNSYM) + field, size, value);
        return Arguments.of(name, change, message);
    }

    private static Arguments dynstr(String name, int field, long more, String message) {
        Consumer<ByteBuffer> change = file -> {
            int at = sectionHeader(file, 3) + field;
            file.putLong(at, file.getLong(at) + more);
        };
        return Arguments.of(name, change, message);
    }

    private static void put(ByteBuffer file, int offset, int size, long value) {
        for (int i = 0; i < size; i++) {
            file.put(offset + i, (byte) (value >> 8 * i));
        }
    }

    /** Where the header of the first section of a type is. */
    private static int sectionHeader(ByteBuffer file, int type) {
        int at = (int) file.getLong(40);
        while (file.getInt(at + 4) != type) {
            at += 64;
        }
        return at;
    }
}
