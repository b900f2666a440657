// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachOFileTest {

    private static final int LC_BUILD_VERSION = 0x32;

    static Stream<Arguments> layouts() {
        return Stream.of(32, 64)
                .flatMap(bits -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .flatMap(order -> Stream.of(MachOBuilder.Exports.values())
                                .map(exports -> Arguments.of(bits, order, exports))));
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}")
    @MethodSource("layouts")
    void symbols_and_their_bytes_are_read_whatever_the_layout(int bits, ByteOrder order, MachOBuilder.Exports exports)
            throws IOException {
        Image image = image(new MachOBuilder()
                .bits(bits)
                .order(order)
                .exports(exports)
                .undefined("_DATA_undefined")
                .record("_DATA_1", "first")
                .export("_PyInit_native")
                .record("_DATA_2", "zweite ü"));

        List<Symbol> symbols = image.symbols(name -> name.startsWith("_DATA_"));

        assertThat(symbols).extracting(Symbol::name).containsExactly("_DATA_1", "_DATA_2");
        assertThat(record(image, symbols.get(0))).isEqualTo("first");
        assertThat(record(image, symbols.get(1))).isEqualTo("zweite ü");
        assertThat(image.musl()).isFalse();
        assertThat(image.namesItsData()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMTAB", "DYLD_INFO", "EXPORTS_TRIE"})
    void what_is_exported_hides_what_is_not(MachOBuilder.Exports exports) throws IOException {
        Image image = image(new MachOBuilder()
                .exports(exports)
                .export("_b")
                .export("_ab")
                .export("_a")
                .undefined("_PyList_New"));

        assertThat(image.symbols(name -> true)).extracting(Symbol::name).containsExactlyInAnyOrder("_a", "_ab", "_b");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMTAB", "SYMTAB_ALONE", "LOCAL"})
    void what_nothing_exports_is_sought_among_the_local_symbols(MachOBuilder.Exports exports) throws IOException {
        Image image = image(new MachOBuilder().exports(exports).export("_b").undefined("_PyList_New"));

        assertThat(image.symbols(name -> !name.equals("_b")))
                .extracting(Symbol::name)
                .containsExactly("__private");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMTAB", "DYLD_INFO", "EXPORTS_TRIE", "LOCAL"})
    void an_overlong_name_is_cut(MachOBuilder.Exports exports) throws IOException {
        Image image = image(new MachOBuilder()
                .exports(exports)
                .export("x".repeat(2000) + "y")
                .export("x".repeat(2000) + "z"));

        assertThat(image.symbols(name -> name.startsWith("x")))
                .extracting(Symbol::name)
                .containsExactly("x".repeat(512), "x".repeat(512));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void instructions_are_not_among_the_constants(int bits) throws IOException {
        Image image = image(new MachOBuilder()
                .bits(bits)
                .instructions("code")
                .text("constant")
                .export("_b"));

        assertThat(image.contains(ascii("constant"))).isTrue();
        assertThat(image.contains(ascii("code"))).isFalse();
    }

    @Test
    void a_file_without_symbols_has_none() throws IOException {
        assertThat(image(new MachOBuilder().exports(MachOBuilder.Exports.EXPORTS_TRIE))
                        .symbols(name -> true))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @CsvSource({"32, LITTLE", "64, LITTLE", "32, BIG", "64, BIG"})
    void without_chained_fixups_a_pointer_is_what_stands_in_the_file(int bits, String order) throws IOException {
        Image image = image(new MachOBuilder()
                .bits(bits)
                .order(order.equals("LITTLE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .record("_text", "{}")
                .pointer("_pointer", "_text")
                .number("_length", 7));

        assertThat(image.pointerSize()).isEqualTo(bits / 8);
        assertThat(image.pointer(address(image, "_pointer"))).isEqualTo(address(image, "_text"));
        assertThat(image.pointer(address(image, "_length"))).isEqualTo(7);
    }

    /** Each format of {@code DYLD_CHAINED_PTR_…}, with the pointers' size. */
    @ParameterizedTest(name = "pointer format {0}, {1} bits")
    @CsvSource({"1, 64", "2, 64", "3, 32", "6, 64", "9, 64", "10, 64", "12, 64"})
    void with_chained_fixups_a_pointer_is_decoded_and_a_number_is_not(int format, int bits) throws IOException {
        MachOBuilder library = new MachOBuilder()
                .bits(bits)
                .chainedFixups(format)
                .record("_1", "first")
                .record("_2", "second");
        for (int i = 0;
                i < 60;
                i++) { // Some are further apart than one link of a chain reaches, others on other pages.
            library.pointer("_pointer1_" + i, "_1")
                    .number("_length" + i, 5 + i)
                    .pointer("_pointer2_" + i, "_2")
                    .gap(i % 3 == 0 ? 0x240 : 0);
        }
        Image image = image(library.gap(0x2000).number("_far", 77));

        for (int i = 0; i < 60; i++) {
            assertThat(image.pointer(address(image, "_pointer1_" + i))).isEqualTo(address(image, "_1"));
            assertThat(image.pointer(address(image, "_length" + i))).isEqualTo(5 + i);
            assertThat(image.pointer(address(image, "_pointer2_" + i))).isEqualTo(address(image, "_2"));
        }
        assertThat(image.pointer(address(image, "_far")))
                .as("on a page without pointers")
                .isEqualTo(77);
        assertThat(image.pointer(address(image, "_1")) & 0xffffffffL)
                .as("in a segment without pointers")
                .isEqualTo("first".length());
    }

    @Test
    void a_pointer_to_another_librarys_symbol_has_no_address_here() throws IOException {
        Image image = image(new MachOBuilder().chainedFixups(6).chained("_bound", 1L << 63));
        long address = address(image, "_bound");

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.pointer(address))
                .withMessageContaining("a pointer to a symbol of another library");
    }

    @Test
    void chained_fixups_of_an_unknown_kind_matter_only_to_those_who_ask_for_a_pointer() throws IOException {
        Image image =
                image(new MachOBuilder().chainedFixups(13).record("_1", "first").pointer("_pointer", "_1"));
        long address = address(image, "_pointer");

        assertThat(record(image, image.symbols(name -> name.equals("_1")).get(0)))
                .isEqualTo("first");
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.pointer(address))
                .withMessageStartingWith("it is a Mach-O file with chained fixups that this version ")
                .withMessageContaining("(pointer format 13). Build the library again without them: RUSTFLAGS=");
    }

    @ParameterizedTest(name = "cputype {0}: {1}")
    @CsvSource({
        "7, X86_32",
        "0x01000007, X86_64",
        "12, ARM_32",
        "0x0100000c, AARCH_64",
        "0x0200000c, UNKNOWN",
        "18, PPC_32",
        "0x01000012, PPC_64",
        "255, UNKNOWN"
    })
    void the_processor_is_told_by_the_header(Integer cputype, Cpu cpu) throws IOException {
        assertThat(image(new MachOBuilder().cputype(cputype)).cpu()).isEqualTo(cpu);
    }

    /** The platforms of {@code LC_BUILD_VERSION}. */
    @ParameterizedTest(name = "platform {0}: {1}")
    @CsvSource({"1, MACOS", "2, IOS", "7, IOS", "3, UNKNOWN", "4, UNKNOWN", "6, UNKNOWN", "99, UNKNOWN"})
    void the_system_is_told_by_the_build_version(int platform, OperatingSystem os) throws IOException {
        assertThat(image(new MachOBuilder().command(LC_BUILD_VERSION, platform, 0xb0000, 0xb0000, 0))
                        .os())
                .isEqualTo(os);
    }

    @ParameterizedTest(name = "load command {0}: {1}")
    @CsvSource({"0x24, MACOS", "0x25, IOS", "0x2f, UNKNOWN", "0x30, UNKNOWN", "0x1b, MACOS"})
    void the_system_is_told_by_the_kind_of_the_oldest_version(Integer command, OperatingSystem os) throws IOException {
        assertThat(image(new MachOBuilder().command(command, 0xb0000, 0xb0000)).os())
                .isEqualTo(os);
    }

    @Test
    void a_library_for_several_systems_is_for_the_one_that_is_known() throws IOException {
        assertThat(image(new MachOBuilder()
                                .command(LC_BUILD_VERSION, 6, 0xe0000, 0xe0000, 0)
                                .command(LC_BUILD_VERSION, 1, 0xb0000, 0xb0000, 0))
                        .os())
                .isEqualTo(OperatingSystem.MACOS);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 8})
    void executables_libraries_and_bundles_are_read(int filetype) throws IOException {
        assertThat(image(new MachOBuilder().filetype(filetype).export("_a")).symbols(name -> true))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1, a relocatable object file",
        "4, a core dump",
        "9, a stub for linking",
        "10, a dSYM file",
        "11, 'a Mach-O file of type 11, not a library or an executable'",
        "-1, 'a Mach-O file of type 4294967295, not a library or an executable'"
    })
    void files_of_other_types_are_called_by_their_names(int filetype, String what) {
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(new MachOBuilder().filetype(filetype)))
                .withMessageStartingWith("it is " + what)
                .withMessageMatching("(?s).* Name the library .*\\.");
    }

    @ParameterizedTest(name = "{0} bits")
    @CsvSource({"32", "64"})
    void text_is_searched_in_what_is_loaded_and_not_writable(int bits) throws IOException {
        Image image = image(new MachOBuilder()
                .bits(bits)
                .export("_exported")
                .text("panicked at pyo3-0.30.1/src/lib.rs")
                .writableText("written by the program"));

        assertThat(image.contains(ascii("pyo3-0.30.1"))).isTrue();
        assertThat(image.contains(ascii("written"))).isFalse();
        assertThat(image.contains(ascii("_exported")))
                .as("in the linker's tables")
                .isFalse();
    }

    @Test
    void bytes_are_given_to_the_end_of_their_segment_and_only_for_loaded_addresses() throws IOException {
        Image image = image(new MachOBuilder().symbol("_DATA", ascii("data")).text("more"));
        long address = address(image, "_DATA");

        Bytes bytes = image.at(address);

        assertThat(Texts.utf8(bytes, 0, 8)).isEqualTo("datamore");
        assertThat(bytes.length()).isEqualTo(8);
        assertThat(image.at(address + 7).length()).isEqualTo(1);
        for (long outside : new long[] {address + 8, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> image.at(outside))
                    .withMessageContaining("no loaded segment contains address 0x%x", outside);
        }
    }

    private static long address(Image image, String symbol) throws IOException {
        return image.symbols(name -> name.equals(symbol)).get(0).address();
    }

    private static String record(Image image, Symbol symbol) throws IOException {
        Bytes bytes = image.at(symbol.address());
        return Texts.utf8(bytes, 4, bytes.u32AsCount(0, 100));
    }

    private static Image image(MachOBuilder library) throws IOException {
        List<Image> images = ObjectFile.images(Bytes.of(library.bytes(), ByteOrder.LITTLE_ENDIAN));
        assertThat(images).hasSize(1).hasOnlyElementsOfType(MachOFile.class);
        return images.get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
