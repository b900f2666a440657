// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeFileTest {

    @ParameterizedTest(name = "{0} bits, ImageBase {1}")
    @CsvSource({
        "32, 0x10000000",
        "32, 0xff000000",
        "64, 0x180000000",
        "64, 0x7ff700000000",
        "64, -0x10000000000",
    })
    void symbols_their_bytes_and_pointers_are_read_wherever_the_image_is_loaded(int bits, Long imageBase)
            throws IOException {
        Image image = image(new PeBuilder()
                .bits(bits)
                .imageBase(imageBase)
                .record("DATA_1", "first")
                .export("PyInit_native")
                .record("DATA_2", "zweite ü")
                .pointer("POINTER", "DATA_2"));

        List<Symbol> symbols = image.symbols(name -> name.startsWith("DATA_"));

        assertThat(symbols).extracting(Symbol::name).containsExactly("DATA_1", "DATA_2");
        assertThat(record(image, symbols.get(0))).isEqualTo("first");
        assertThat(record(image, symbols.get(1))).isEqualTo("zweite ü");
        assertThat(image.pointerSize()).isEqualTo(bits / 8);
        assertThat(image.pointer(address(image, "POINTER")))
                .isEqualTo(symbols.get(1).address());
    }

    @Test
    void symbols_come_in_the_order_of_the_names_table_whose_ordinals_lead_to_their_addresses() throws IOException {
        Image image = image(new PeBuilder().symbol("b", ascii("of b")).symbol("a", ascii("of a")));

        List<Symbol> symbols = image.symbols(name -> true);

        assertThat(symbols).extracting(Symbol::name).containsExactly("a", "b");
        assertThat(Texts.utf8(image.at(symbols.get(0).address()), 0, 4)).isEqualTo("of a");
        assertThat(Texts.utf8(image.at(symbols.get(1).address()), 0, 4)).isEqualTo("of b");
    }

    @Test
    void what_another_library_exports_is_no_symbol() throws IOException {
        Image image =
                image(new PeBuilder().export("PyInit_native").forwarder("DATA_forwarded", "other.DATA_forwarded"));

        assertThat(image.symbols(name -> true)).extracting(Symbol::name).containsExactly("PyInit_native");
    }

    @Test
    void a_library_without_an_export_directory_has_no_symbols() throws IOException {
        assertThat(image(new PeBuilder()).symbols(name -> true)).isEmpty();
    }

    @Test
    void a_library_whose_headers_end_before_the_data_directories_has_no_symbols() throws IOException {
        byte[] library = new PeBuilder().export("PyInit_native").bytes();
        little(library).putInt(0x40 + 24 + 108, 0);

        assertThat(image(library).symbols(name -> true)).isEmpty();
    }

    @Test
    void exports_without_names_are_no_symbols() throws IOException {
        byte[] library = new PeBuilder().symbol("DATA", ascii("data")).bytes();
        int directory = exportDirectory(library);
        little(library).putInt(directory + 24, 0).putInt(directory + 32, 0).putInt(directory + 36, 0);

        assertThat(image(library).symbols(name -> true)).isEmpty();
    }

    @Test
    void an_overlong_name_is_cut() throws IOException {
        assertThat(image(new PeBuilder().export("x".repeat(2000))).symbols(name -> true))
                .extracting(Symbol::name)
                .containsExactly("x".repeat(512));
    }

    @ParameterizedTest(name = "machine {0}, {1} bits: {2}")
    @CsvSource({
        "0x14c, 32, X86_32",
        "0x8664, 64, X86_64",
        "0x1c4, 32, ARM_32",
        "0xaa64, 64, AARCH_64",
        "0xa641, 64, AARCH_64",
        "0xa64e, 64, AARCH_64",
        "0x200, 64, UNKNOWN",
        "0, 32, UNKNOWN",
    })
    void the_processor_is_told_by_the_machine(Integer machine, int bits, Cpu cpu) throws IOException {
        Image image = image(new PeBuilder().bits(bits).machine(machine));

        assertThat(image.cpu()).isEqualTo(cpu);
        assertThat(image.os()).isEqualTo(OperatingSystem.WINDOWS);
        assertThat(image.musl()).isFalse();
    }

    @Test
    void arm64ec_is_told_from_the_x86_64_that_it_pretends_to_be_by_its_metadata() throws IOException {
        byte[] library = new PeBuilder().hybrid().bytes();
        assertThat(image(library).cpu()).isEqualTo(Cpu.AARCH_64);

        int loadConfig = offset(library, little(library).getInt(0x40 + 24 + 112 + 8 * 10));
        little(library).putInt(loadConfig, 207);
        assertThat(image(library).cpu()).as("the field is not there").isEqualTo(Cpu.X86_64);

        little(library).putInt(loadConfig, 208).putLong(loadConfig + 200, 0);
        assertThat(image(library).cpu()).as("the field is not set").isEqualTo(Cpu.X86_64);

        little(library).putInt(0x40 + 24 + 112 + 8 * 10, -1);
        assertThat(image(library).cpu()).as("the load configuration is nowhere").isEqualTo(Cpu.X86_64);
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {32, 64})
    void text_is_searched_in_constants(int bits) throws IOException {
        Image image = image(new PeBuilder()
                .bits(bits)
                .code("an instruction's")
                .text("panicked at pyo3-0.30.1/src/lib.rs")
                .writableText("written by the program"));

        assertThat(image.contains(ascii("pyo3-0.30.1"))).isTrue();
        assertThat(image.contains(ascii("written"))).isFalse();
        assertThat(image.contains(ascii("instruction"))).isFalse();
        assertThat(image.contains(ascii(".rdata"))).as("in the headers").isFalse();
    }

    @Test
    void what_is_discarded_after_loading_is_no_constant() throws IOException {
        byte[] library = new PeBuilder().text("relocations, say").bytes();
        int characteristics = sectionHeader(library, ".rdata") + 36;
        little(library).putInt(characteristics, little(library).getInt(characteristics) | 0x0200_0000);

        assertThat(image(library).constants()).isEmpty();
    }

    @Test
    void bytes_are_given_to_the_end_of_their_section_and_only_for_loaded_addresses() throws IOException {
        Image image = image(new PeBuilder()
                .imageBase(0x40_0000)
                .writableText("written")
                .text("last")
                .hybrid());

        assertThat(Texts.utf8(image.at(0x40_0000), 0, 2)).as("the headers").isEqualTo("MZ");
        assertThat(image.at(0x40_0000).length()).isEqualTo(0x200);
        assertThat(Texts.utf8(image.at(0x40_2000), 0, 7)).isEqualTo("written");
        assertThat(image.at(0x40_2000).length()).as("without padding and zeros").isEqualTo(PeBuilder.FILE_ALIGNMENT);
        long end = 0x40_3000 + "last".length() + 208;
        assertThat(image.at(end - 1).length()).isEqualTo(1);
        for (long outside : new long[] {
            end, 0x40_0200, 0x3f_ffff, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x1_0040_2000L, 0xffff_ffff_0040_2000L
        }) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> image.at(outside))
                    .withMessageContaining("no loaded section contains address 0x%x", outside);
        }
    }

    @Test
    void a_section_without_a_size_in_memory_has_that_in_the_file() throws IOException {
        byte[] library = new PeBuilder().record("DATA", "content").bytes();
        little(library).putInt(sectionHeader(library, ".rdata") + 8, 0);

        Image image = image(library);

        assertThat(record(image, image.symbols(name -> true).get(0))).isEqualTo("content");
    }

    @Test
    void a_section_without_a_place_in_the_file_is_all_zeros() throws IOException {
        byte[] library =
                new PeBuilder().imageBase(0x40_0000).writableText("written").bytes();
        little(library).putInt(sectionHeader(library, ".data") + 20, 0);

        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(library).at(0x40_2000))
                .withMessageContaining("no loaded section contains address 0x402000");
    }

    @Test
    void what_follows_the_sections_does_not_matter() throws IOException {
        byte[] library = new PeBuilder().record("DATA", "content").bytes();

        Image image = image(Arrays.copyOf(library, library.length + 12_345));

        assertThat(record(image, image.symbols(name -> true).get(0))).isEqualTo("content");
    }

    /** Where the header of a section is in a file of {@link PeBuilder}. */
    static int sectionHeader(byte[] library, String name) {
        return new String(library, StandardCharsets.ISO_8859_1).indexOf(name);
    }

    /** Where the export directory is in a 64-bit file of {@link PeBuilder}. */
    static int exportDirectory(byte[] library) {
        return offset(library, little(library).getInt(0x40 + 24 + 112));
    }

    private static int offset(byte[] library, int rva) {
        int header = sectionHeader(library, ".rdata");
        ByteBuffer file = little(library);
        return rva - file.getInt(header + 12) + file.getInt(header + 20);
    }

    static ByteBuffer little(byte[] library) {
        return ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long address(Image image, String name) throws IOException {
        return image.symbols(name::equals).get(0).address();
    }

    private static String record(Image image, Symbol symbol) throws IOException {
        Bytes bytes = image.at(symbol.address());
        return Texts.utf8(bytes, 4, bytes.u32AsCount(0, 100));
    }

    private static Image image(PeBuilder library) throws IOException {
        return image(library.bytes());
    }

    private static Image image(byte[] library) throws IOException {
        List<Image> images = ObjectFile.images(Bytes.of(library, ByteOrder.BIG_ENDIAN));
        assertThat(images).hasSize(1);
        return images.get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
