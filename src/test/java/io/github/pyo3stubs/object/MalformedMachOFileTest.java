// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

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

/** Whatever is wrong with a file, the answer is the documented exception, at once and without much memory. */
@Tag("hostile")
class MalformedMachOFileTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final int LC_SYMTAB = 2;
    private static final int LC_DYSYMTAB = 0xb;
    private static final int LC_SEGMENT_64 = 0x19;
    private static final int LC_DYLD_EXPORTS_TRIE = 0x80000033;
    private static final int LC_DYLD_CHAINED_FIXUPS = 0x80000034;

    static Stream<Arguments> layouts() {
        return Stream.of(32, 64)
                .flatMap(bits -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .flatMap(order -> Stream.of(MachOBuilder.Exports.SYMTAB, MachOBuilder.Exports.EXPORTS_TRIE)
                                .map(exports -> Arguments.of(bits, order, exports))));
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}")
    @MethodSource("layouts")
    void a_file_that_is_cut_short_is_refused_or_read_aright(int bits, ByteOrder order, MachOBuilder.Exports exports) {
        byte[] library = library(bits, order, exports);
        String whole = readAll(library);
        assertThat(whole).contains("first").contains("second").doesNotContain("malformed");

        // The names are at the end, so no beginning of the file will do.
        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length)
                        .forEach(length -> assertThat(readAll(Arrays.copyOf(library, length)))
                                .as("%d of %d bytes", length, library.length)
                                .isNotEqualTo(whole)
                                .matches("(malformed|it is) .*\\.")));
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}")
    @MethodSource("layouts")
    void a_changed_byte_gives_an_answer_or_the_documented_exception(
            int bits, ByteOrder order, MachOBuilder.Exports exports) {
        byte[] library = library(bits, order, exports);
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

    @ParameterizedTest(name = "{0} bits, {1}, {2}")
    @MethodSource("layouts")
    void several_changed_bytes_give_an_answer_or_the_documented_exception(
            int bits, ByteOrder order, MachOBuilder.Exports exports) {
        byte[] library = library(bits, order, exports);
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

    /** Fields of a 64-bit little-endian file: of its header, of the first load command of a kind, of its fixups. */
    static Stream<Arguments> contradictions() {
        return Stream.of(
                header("ncmds is 2^32-1", 16, -1, "a count of 4294967295, more than the limit of 10000"),
                header("ncmds is one more", 16, 8, "reach past the end of the load commands"),
                header("sizeofcmds is past the end", 20, -1, "malformed load commands at offset 0x20"),
                header("sizeofcmds is one less", 20, 71 * 4 + 24 + 80 + 16, "malformed load command"),
                command("cmdsize is 0", LC_SEGMENT_64, 4, 0, "malformed load commands at offset 0x24: cmdsize is 0"),
                command("cmdsize is 7", LC_SEGMENT_64, 4, 7, "malformed load commands at offset 0x24: cmdsize is 7"),
                command("cmdsize is 8", LC_SEGMENT_64, 4, 8, "malformed load command at offset 0x"),
                command("cmdsize is past the end", LC_SEGMENT_64, 4, -1, "malformed load command at offset 0x20"),
                command("fileoff is past the end", LC_SEGMENT_64, 44, 0x7fffffff, "malformed segment at offset"),
                command("fileoff is 2^63 and more", LC_SEGMENT_64, 44, -1, "malformed segment at offset"),
                command("filesize is 2^63 and more", LC_SEGMENT_64, 52, -1, "malformed segment at offset"),
                command("nothing holds the data", LC_SEGMENT_64, 28, 1, "no loaded segment contains address 0x2002c0"),
                command("symoff is past the end", LC_SYMTAB, 8, -1, "malformed symbol table at offset 0xffffffff"),
                command("nsyms is 2^32-1", LC_SYMTAB, 12, -1, "more than the limit of 16777216"),
                command("nsyms is a million", LC_SYMTAB, 12, 1_000_000, "malformed symbol table"),
                command("stroff is past the end", LC_SYMTAB, 16, -1, "malformed string table"),
                command("strsize is past the end", LC_SYMTAB, 20, -1, "malformed string table"),
                command("strsize is 0", LC_SYMTAB, 20, 0, "reach past the end of the string table"),
                shorterStrings("strsize is one less", "a string without a NUL byte at its end"),
                command("iextdefsym is past the end", LC_DYSYMTAB, 16, -1, "malformed external symbols"),
                command("nextdefsym is past the end", LC_DYSYMTAB, 20, 5, "malformed external symbols"),
                command("fixups past the end", LC_DYLD_CHAINED_FIXUPS, 8, -1, "malformed chained fixups"),
                command("fixups of 4 GB", LC_DYLD_CHAINED_FIXUPS, 12, -1, "malformed chained fixups"),
                command("fixups of one byte", LC_DYLD_CHAINED_FIXUPS, 12, 1, "malformed chained fixups"),
                fixups("fixups_version is 1", 0, 1, "chained fixups that this version cannot read (version 1)"),
                fixups("starts_offset is past the end", 4, -1, "malformed chained fixups"),
                fixups("seg_count is 256", 32, 256, "a count of 256, more than the limit of 255"),
                fixups("seg_info_offset is past the end", 40, -1, "malformed chained fixups"),
                fixups("page_size is 0", 56, 6 << 16, "page_size is 0"),
                fixups("page_size is 0x8000", 56, 6 << 16 | 0x8000, "page_size is 32768"),
                fixups("pointer_format is 0", 56, 0x1000, "(pointer format 0)"),
                fixups("page_start is past the page", 74, 0x1000, "a fixup chain that leaves its page"),
                fixups("page_start is past the segment", 74, 0xffc, "reach past the end of the segment"),
                fixups("page_start is a list past the end", 74, 0x8001, "malformed chained fixups"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void contradictions_are_named(String name, Consumer<ByteBuffer> change, String message) {
        byte[] library = plain().bytes();
        change.accept(ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN));

        assertWithin(AT_ONCE, () -> assertThat(readAll(library)).contains(message));
    }

    @Test
    void an_export_trie_is_of_no_use_where_nothing_holds_the_header() {
        byte[] library = new MachOBuilder()
                .exports(MachOBuilder.Exports.EXPORTS_TRIE)
                .export("_1")
                .bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(command(file, LC_SEGMENT_64) + 40, 1);

        assertThat(readAll(library)).contains("no segment contains the file's header");
    }

    @Test
    void more_segments_than_there_are_numbers_for_are_refused() {
        MachOBuilder library = new MachOBuilder().bits(32);
        byte[] bytes = library.text("x".repeat(300 * 56)).bytes();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 300; i++) {
            file.putInt(28 + 56 * i, 1).putInt(28 + 56 * i + 4, 56);
        }
        file.putInt(16, 300).putInt(20, 300 * 56);

        assertThat(readAll(bytes)).contains("more than 255 segments");
    }

    /** A list of as many chains as there is room for, each of which leads through the whole page. */
    @Test
    void chains_that_share_pointers_are_not_followed_again_and_again() {
        MachOBuilder library = new MachOBuilder().bits(32).chainedFixups(3).record("_1", "first");
        for (int i = 0; i < 900; i++) {
            library.pointer("_pointer" + i, "_1");
        }
        byte[] bytes = library.number("_number", 7).bytes();
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        assertWithin(AT_ONCE, () -> {
            Image image = image(bytes);
            long number = image.symbols(name -> name.equals("_number")).get(0).address();
            assertThat(image.pointer(number)).isEqualTo(7);
            int command = command(file, LC_DYLD_CHAINED_FIXUPS);
            int starts = file.getInt(command + 8) + MachOChainedFixupsBuilder.STARTS;
            file.putInt(command + 12, bytes.length - file.getInt(command + 8));
            file.putShort(starts + 22, (short) 0x8001);
            Arrays.fill(bytes, starts + 24, bytes.length, (byte) 0);

            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> image.pointer(number))
                    .withMessageContaining("a fixup chain that leaves its page or shares pointers with another");
        });
    }

    @ParameterizedTest(name = "{0} symbols")
    @CsvSource({"1_000_000, 0 found", "20_000_000, malformed load command"})
    void a_huge_symbol_table_in_a_sparse_file_wants_no_memory(String symbols, String answer, @TempDir Path directory)
            throws IOException {
        byte[] library = plain().bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int count = Integer.parseInt(symbols.replace("_", ""));
        file.putInt(command(file, LC_SYMTAB) + 8, 1 << 20).putInt(command(file, LC_SYMTAB) + 12, count);
        file.putInt(command(file, LC_DYSYMTAB) + 16, 0).putInt(command(file, LC_DYSYMTAB) + 20, count);

        assertWithin(
                AT_ONCE,
                () -> assertThat(countSymbols(sparse(library, directory))).startsWith(answer));
    }

    @Test
    void a_huge_export_trie_in_a_sparse_file_wants_no_memory(@TempDir Path directory) {
        byte[] library = new MachOBuilder()
                .exports(MachOBuilder.Exports.EXPORTS_TRIE)
                .export("_1")
                .bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(command(file, LC_DYLD_EXPORTS_TRIE) + 12, 100 << 20);

        assertWithin(
                AT_ONCE,
                () -> assertThat(countSymbols(sparse(library, directory)))
                        .startsWith("malformed export trie")
                        .contains("104857600 bytes, more than the limit of 67108864"));
    }

    /** A file of half a gigabyte that begins as another. */
    private static Path sparse(byte[] library, Path directory) throws IOException {
        Path path = directory.resolve("libsparse.dylib");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(library));
            channel.write(ByteBuffer.allocate(1), 1 << 29);
        }
        return path;
    }

    private static String countSymbols(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            Bytes file = Bytes.of(channel, ByteOrder.BIG_ENDIAN);
            return ObjectFile.images(file).get(0).symbols(name -> true).size() + " found";
        } catch (ObjectFormatException documented) {
            return documented.getMessage();
        }
    }

    @Test
    void more_wanted_symbols_than_any_library_has_are_refused() {
        byte[] library = plain().text("x".repeat(16 * 100_100)).bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int symtab = command(file, LC_SYMTAB);
        int text = 1024;
        // The text as symbols, and as their names, none of which ends.
        file.putInt(symtab + 8, text).putInt(symtab + 12, 100_005);
        file.putInt(symtab + 16, 0).putInt(symtab + 20, library.length);
        file.putInt(command(file, LC_DYSYMTAB) + 16, 0).putInt(command(file, LC_DYSYMTAB) + 20, 100_005);
        for (int i = 0; i < 100_005; i++) {
            file.putInt(text + 16 * i, text + 100).put(text + 16 * i + 4, (byte) 0xf);
        }

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(library).symbols(name -> true))
                        .withMessageContaining("more than 100000 symbols"));
    }

    /** Everything that an image tells, or the message of the documented exception. */
    private static String readAll(byte[] file) {
        try {
            Image image = image(file);
            StringBuilder told = new StringBuilder();
            told.append(image.os()).append(image.cpu()).append(image.musl());
            for (Symbol symbol : image.symbols(name -> true)) {
                boolean isPointer = symbol.name().startsWith("_pointer");
                Bytes bytes = image.at(isPointer ? image.pointer(symbol.address()) : symbol.address());
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

    private static MachOBuilder plain() {
        return new MachOBuilder().chainedFixups(6).record("_DATA_1", "first").pointer("_pointer", "_DATA_1");
    }

    private static byte[] library(int bits, ByteOrder order, MachOBuilder.Exports exports) {
        return new MachOBuilder()
                .bits(bits)
                .order(order)
                .exports(exports)
                .chainedFixups(bits == 64 ? 6 : 3)
                .record("_DATA_1", "first")
                .record("_DATA_2", "second")
                .pointer("_pointer_1", "_DATA_1")
                .pointer("_pointer_2", "_DATA_2")
                .undefined("_PyList_New")
                .command(0x32, 1, 0xb0000, 0xb0000, 0)
                .text("some text")
                .writableText("written")
                .bytes();
    }

    private static Arguments header(String name, int field, int value, String message) {
        Consumer<ByteBuffer> change = file -> file.putInt(field, value);
        return Arguments.of(name, change, message);
    }

    private static Arguments command(String name, int cmd, int field, int value, String message) {
        Consumer<ByteBuffer> change = file -> file.putInt(command(file, cmd) + field, value);
        return Arguments.of(name, change, message);
    }

    private static Arguments shorterStrings(String name, String message) {
        Consumer<ByteBuffer> change = file -> {
            int strsize = command(file, LC_SYMTAB) + 20;
            file.putInt(strsize, file.getInt(strsize) - 1);
        };
        return Arguments.of(name, change, message);
    }

    private static Arguments fixups(String name, int field, int value, String message) {
        Consumer<ByteBuffer> change =
                file -> file.putInt(file.getInt(command(file, LC_DYLD_CHAINED_FIXUPS) + 8) + field, value);
        return Arguments.of(name, change, message);
    }

    /** Where the first load command of a kind is. */
    private static int command(ByteBuffer file, int cmd) {
        int at = file.getInt(0) == 0xfeedfacf ? 32 : 28;
        while (file.getInt(at) != cmd) {
            at += file.getInt(at + 4);
        }
        return at;
    }
}
