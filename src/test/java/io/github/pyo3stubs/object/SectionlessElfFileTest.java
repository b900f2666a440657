// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static io.github.pyo3stubs.object.ElfPointersTest.dynamicEntry;
import static io.github.pyo3stubs.object.MalformedElfFileTest.AT_ONCE;
import static io.github.pyo3stubs.object.MalformedElfFileTest.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that have nothing but what the loader needs. */
class SectionlessElfFileTest {

    private static final int DT_HASH = 4;
    private static final int DT_SYMTAB = 6;
    private static final int DT_GNU_HASH = 0x6ffffef5;
    private static final int NO_TAG = 0x7fff_0000;

    static Stream<Arguments> layouts() {
        return Stream.of(32, 64)
                .flatMap(bits -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .flatMap(order -> Stream.of(ElfBuilder.Hash.SYSV, ElfBuilder.Hash.GNU)
                                .flatMap(hash ->
                                        Stream.of(22, 62).map(machine -> Arguments.of(bits, order, hash, machine)))));
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}, e_machine {3}")
    @MethodSource("layouts")
    void the_dynamic_segment_leads_to_symbols_and_needed_libraries(
            int bits, ByteOrder order, ElfBuilder.Hash hash, int machine) throws IOException {
        Image image = image(new ElfBuilder()
                .bits(bits)
                .order(order)
                .hash(hash)
                .machine(machine)
                .withoutSections()
                .needed("libc.musl-s390x.so.1")
                .undefined("PyList_New")
                .record("DATA_1", "first")
                .record("DATA_2", "second")
                .pointer("POINTER", "DATA_2"));

        assertThat(image.symbols(name -> true)).extracting(Symbol::name).containsExactly("DATA_1", "DATA_2", "POINTER");
        Bytes record = image.at(image.pointer(address(image, "POINTER")));
        assertThat(Texts.utf8(record, 4, record.u32AsCount(0, 100))).isEqualTo("second");
        assertThat(image.musl()).isTrue();
    }

    @Test
    void the_hash_table_of_s390_may_have_narrow_words_as_lld_writes_them() throws IOException {
        byte[] library = new ElfBuilder()
                .order(ByteOrder.BIG_ENDIAN)
                .hash(ElfBuilder.Hash.SYSV)
                .withoutSections()
                .export("DATA")
                .bytes();
        ByteBuffer.wrap(library).putShort(18, (short) 22);

        assertThat(image(library).symbols(name -> true))
                .extracting(Symbol::name)
                .containsExactly("DATA");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void a_library_that_defines_nothing_has_no_symbols(ElfBuilder.Hash hash) throws IOException {
        Image image = image(new ElfBuilder().withoutSections().hash(hash).undefined("PyList_New"));

        assertThat(image.symbols(name -> true)).isEmpty();
    }

    @Test
    void a_statically_linked_program_without_sections_has_no_symbols() throws IOException {
        byte[] program = new ElfBuilder()
                .export("main")
                .tables(ElfBuilder.Tables.ONLY_SYMTAB)
                .text("text")
                .bytes();
        little(program).putLong(40, 0);

        assertThat(image(program).symbols(name -> true)).isEmpty();
        assertThat(image(program).contains("text".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    @Test
    void a_dynamic_segment_without_symbols_is_none_that_leads_to_some() throws IOException {
        byte[] library = new ElfBuilder().withoutSections().export("DATA").bytes();
        little(library).putLong(dynamicEntry(library, DT_SYMTAB), NO_TAG);

        assertThat(image(library).symbols(name -> true)).isEmpty();
    }

    @Test
    void a_file_with_neither_segments_nor_sections_is_malformed() {
        byte[] library = new ElfBuilder().withoutSections().bytes();
        little(library).putShort(56, (short) 0);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageContaining("no program headers, and 0 sections to load instead");
    }

    /** What the value of a tag becomes; with the tag {@code NO_TAG} it is gone. */
    @ParameterizedTest(name = "tag {1} of value {3} for {0}")
    @CsvSource({
        "GNU, 0x6ffffef5, 0x7fff0000, 0, it has no DT_HASH and no DT_GNU_HASH",
        "GNU, 5, 0x7fff0000, 0, it has no DT_STRTAB",
        "GNU, 10, 0x7fff0000, 0, it has no DT_STRSZ",
        "GNU, 5, 5, -1, no loaded segment contains address 0xffffffffffffffff",
        "GNU, 10, 10, -1, malformed string table",
        "GNU, 10, 10, 1, malformed string table",
        "GNU, 6, 6, 0, no loaded segment contains address 0x0",
        "GNU, 0x6ffffef5, 0x6ffffef5, 0, no loaded segment contains address 0x0",
        "SYSV, 4, 4, 0x200000, malformed symbol table",
    })
    void contradictions_in_the_dynamic_segment_are_named(
            ElfBuilder.Hash hash, Integer tag, Integer newTag, Long value, String message) {
        byte[] library = library(hash);
        int entry = dynamicEntry(library, tag);
        little(library).putLong(entry, newTag).putLong(entry + 8, value);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library).symbols(name -> !name.isEmpty()))
                .withMessageContaining(message);
    }

    /** Fields of the hash tables. */
    @ParameterizedTest(name = "{0}: {2} at {1}")
    @CsvSource({
        "SYSV, 4, -1, malformed hash table, 'a count of 4294967295, more than the limit of 16777216'",
        "SYSV, 4, 1000, malformed symbol table, reach past the end",
        "GNU, 0, -1, malformed GNU hash table, 'a count of 4294967295'",
        "GNU, 0, 1000000, malformed GNU hash table, reach past the end",
        "GNU, 4, -1, malformed GNU hash table, 'a count of 4294967295'",
        "GNU, 8, -1, malformed GNU hash table, 'a count of 4294967295'",
        "GNU, 8, 1000000, malformed GNU hash table, reach past the end",
        "GNU, 24, -1, malformed GNU hash table, more than 16777216 symbols",
        "GNU, 24, 1000000, malformed GNU hash table, reach past the end",
    })
    void contradictions_in_the_hash_tables_are_named(
            ElfBuilder.Hash hash, int field, int value, String structure, String message) {
        byte[] library = library(hash);
        int entry = dynamicEntry(library, hash == ElfBuilder.Hash.SYSV ? DT_HASH : DT_GNU_HASH);
        int table = (int) (little(library).getLong(entry + 8) - ElfBuilder.BASE_ADDRESS);
        little(library).putInt(table + field, value);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library).symbols(name -> true))
                .withMessageStartingWith(structure)
                .withMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}, e_machine {3}")
    @MethodSource("layouts")
    void changed_bytes_give_an_answer_or_the_documented_exception(
            int bits, ByteOrder order, ElfBuilder.Hash hash, int machine) {
        byte[] library = new ElfBuilder()
                .bits(bits)
                .order(order)
                .hash(hash)
                .machine(machine)
                .withoutSections()
                .needed("libc.so.6")
                .record("DATA", "content")
                .relativePointer("POINTER", machine == 22 ? 12 : 8, "DATA")
                .bytes();
        Random random = new Random(bits);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, library.length)
                        .forEach(offset -> IntStream.of(0, 0xff, 0x80, random.nextInt(256))
                                .forEach(value -> {
                                    byte[] changed = library.clone();
                                    changed[offset] = (byte) value;
                                    readAll(changed);
                                    changed[random.nextInt(library.length)] = (byte) random.nextInt();
                                    readAll(changed);
                                })));
        assertThat(readAll(library)).startsWith("LINUX").endsWith("DATAcontentPOINTERcontentfalse");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void a_file_that_is_cut_short_is_refused(ElfBuilder.Hash hash) {
        byte[] library = library(hash);

        for (int length = 1; length < library.length; length++) {
            assertThat(readAll(Arrays.copyOf(library, length))).matches("(malformed|it is) .*\\.");
        }
    }

    @Test
    void a_dynamic_segment_without_end_is_refused() {
        byte[] library =
                new ElfBuilder().writableText("x".repeat(16 * 0x1_0000)).bytes();
        int size = 64 + 2 * 56 + 32;
        little(library).putLong(size, 16 * 0x1_0000).putLong(dynamicEntry(library, 0), NO_TAG);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library))
                .withMessageStartingWith("malformed dynamic section")
                .withMessageContaining("more than 65535 entries");
    }

    private static byte[] library(ElfBuilder.Hash hash) {
        return new ElfBuilder()
                .withoutSections()
                .hash(hash)
                .undefined("PyList_New")
                .record("DATA_1", "first")
                .bytes();
    }

    private static long address(Image image, String name) throws IOException {
        return image.symbols(name::equals).get(0).address();
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Image image(ElfBuilder library) throws IOException {
        return image(library.bytes());
    }

    private static Image image(byte[] file) throws IOException {
        return ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);
    }
}
