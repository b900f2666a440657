// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElfFileTest {

    static Stream<Arguments> layouts() {
        return Stream.of(32, 64)
                .flatMap(bits -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .flatMap(order -> Stream.of(ElfBuilder.Tables.values())
                                .map(tables -> Arguments.of(bits, order, tables))));
    }

    @ParameterizedTest(name = "{0} bits, {1}, {2}")
    @MethodSource("layouts")
    void symbols_and_their_bytes_are_read_whatever_the_layout(int bits, ByteOrder order, ElfBuilder.Tables tables)
            throws IOException {
        Image image = image(new ElfBuilder()
                .bits(bits)
                .order(order)
                .tables(tables)
                .undefined("DATA_undefined")
                .record("DATA_1", "first")
                .export("PyInit_native")
                .record("DATA_2", "zweite ü"));

        List<Symbol> symbols = image.symbols(name -> name.startsWith("DATA_"));

        assertThat(symbols).extracting(Symbol::name).containsExactly("DATA_1", "DATA_2");
        assertThat(record(image, symbols.get(0))).isEqualTo("first");
        assertThat(record(image, symbols.get(1))).isEqualTo("zweite ü");
    }

    @ParameterizedTest
    @EnumSource(names = {"DYNSYM", "BOTH"})
    void a_symbol_in_both_tables_is_listed_once(ElfBuilder.Tables tables) throws IOException {
        Image image = image(new ElfBuilder()
                .tables(tables)
                .export("b")
                .export("a")
                .undefined("PyList_New")
                .undefined("other"));

        assertThat(image.symbols(name -> true)).extracting(Symbol::name).containsExactly("b", "a");
    }

    @Test
    void a_symbol_with_an_absolute_value_has_no_address() throws IOException {
        byte[] library = new ElfBuilder().export("DATA").bytes();
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        int section = new String(library, StandardCharsets.ISO_8859_1).indexOf("\1\0\0\0\21\0") + 6;
        file.putShort(section, (short) 0xfff1);
        assertThat(image(library).symbols(name -> true)).isEmpty();

        file.putShort(section, (short) 0xffff);
        assertThat(image(library).symbols(name -> true))
                .as("the number of its section did not fit")
                .extracting(Symbol::name)
                .containsExactly("DATA");
    }

    @Test
    void a_file_without_symbols_has_none() throws IOException {
        Image image = image(new ElfBuilder());

        assertThat(image.symbols(name -> true)).isEmpty();
        assertThat(image.musl()).isFalse();
    }

    @Test
    void an_overlong_name_is_cut() throws IOException {
        Image image = image(new ElfBuilder().export("x".repeat(2000)));

        assertThat(image.symbols(name -> true)).extracting(Symbol::name).containsExactly("x".repeat(512));
    }

    @ParameterizedTest(name = "e_machine {0}, {1} bits, {2}: {3}")
    @CsvSource({
        "62, 64, LITTLE, X86_64",
        "62, 32, LITTLE, UNKNOWN",
        "3, 32, LITTLE, X86_32",
        "183, 64, LITTLE, AARCH_64",
        "40, 32, LITTLE, ARM_32",
        "21, 64, LITTLE, PPCLE_64",
        "21, 64, BIG, PPC_64",
        "20, 32, BIG, PPC_32",
        "22, 64, BIG, S390_64",
        "22, 32, BIG, S390_32",
        "243, 64, LITTLE, RISCV_64",
        "243, 32, LITTLE, RISCV_32",
        "258, 64, LITTLE, LOONGARCH_64",
        "8, 32, BIG, MIPS_32",
        "8, 32, LITTLE, MIPSEL_32",
        "8, 64, BIG, MIPS_64",
        "8, 64, LITTLE, MIPSEL_64",
        "2, 32, BIG, SPARC_32",
        "18, 32, BIG, SPARC_32",
        "43, 64, BIG, SPARC_64",
        "0, 64, LITTLE, UNKNOWN",
        "65535, 64, LITTLE, UNKNOWN"
    })
    void the_processor_is_told_by_machine_class_and_byte_order(int machine, int bits, String order, Cpu cpu)
            throws IOException {
        ByteOrder byteOrder = order.equals("LITTLE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

        assertThat(image(new ElfBuilder().machine(machine).bits(bits).order(byteOrder))
                        .cpu())
                .isEqualTo(cpu);
    }

    @ParameterizedTest(name = "EI_OSABI {0}, note {1}: {2}")
    @CsvSource({
        "0, , LINUX",
        "3, , LINUX",
        "0, GNU, LINUX",
        "0, Android, ANDROID",
        "9, , FREEBSD",
        "9, FreeBSD, FREEBSD",
        "2, , NETBSD",
        "0, NetBSD, NETBSD",
        "12, , OPENBSD",
        "0, OpenBSD, OPENBSD",
        "6, , SOLARIS",
        "255, , UNKNOWN"
    })
    void the_system_is_told_by_its_note_or_the_header(int osAbi, String note, OperatingSystem os) throws IOException {
        ElfBuilder library = new ElfBuilder().osAbi(osAbi);
        if (note != null) {
            library.identNote("GNU").identNote(note);
        }

        assertThat(image(library).os()).isEqualTo(os);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "libc.so, true",
        "libc.musl-x86_64.so.1, true",
        "libc.so.6, false",
        "libc.so.7, false",
        "libm.so, false",
        "libgcc_s.so.1, false"
    })
    void musl_is_told_by_the_libraries_that_are_needed(String library, boolean musl) throws IOException {
        Image image = image(new ElfBuilder().needed("libgcc_s.so.1").needed(library));

        assertThat(image.musl()).isEqualTo(musl);
    }

    @Test
    void androids_c_library_is_not_taken_for_musl() throws IOException {
        assertThat(image(new ElfBuilder().identNote("Android").needed("libc.so"))
                        .musl())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} bits")
    @CsvSource({"32", "64"})
    void text_is_searched_in_what_is_loaded_and_not_writable(int bits) throws IOException {
        Image image = image(new ElfBuilder()
                .bits(bits)
                .tables(ElfBuilder.Tables.BOTH)
                .text("panicked at pyo3-0.30.1/src/lib.rs")
                .writableText("written by the program"));

        assertThat(image.contains(ascii("pyo3-0.30.1"))).isTrue();
        assertThat(image.contains(ascii("written"))).isFalse();
        assertThat(image.contains(ascii(".shstrtab"))).as("not loaded").isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        ".rodata.str1.1, 0x1, 0x32, true",
        ".data.own, 0x1, 0x2, true",
        ".text, 0x1, 0x6, false",
        ".eh_frame, 0x1, 0x2, false",
        ".eh_frame, 0x70000001, 0x2, false",
        ".eh_frame_hdr, 0x1, 0x2, false",
        ".eh_frame_own, 0x1, 0x2, true",
        ".gcc_except_table, 0x1, 0x2, false",
        ".rela.dyn, 0x4, 0x2, false",
        ".gnu.version_r, 0x6ffffffe, 0x2, false",
        ".not.loaded, 0x2, 0x0, true",
        ".tbss, 0x8, 0x2, true"
    })
    void instructions_and_the_tables_of_linkers_are_no_constants(String name, String type, String flags, boolean are)
            throws IOException {
        for (int bits : new int[] {32, 64}) {
            ElfBuilder library = new ElfBuilder()
                    .bits(bits)
                    .text("constants")
                    .section(name, Integer.decode(type), Integer.decode(flags), "ambiguous")
                    .section(".rodata.last", 1, 2, "further");

            assertThat(image(library).contains(ascii("ambiguous"))).isEqualTo(are);
            assertThat(image(library).contains(ascii("constants"))).isTrue();
            assertThat(image(library).contains(ascii("further"))).isTrue();
            assertThat(image(library.withoutSections()).contains(ascii("ambiguous")))
                    .isTrue();
        }
    }

    @Test
    void bytes_are_given_to_the_end_of_their_segment_and_only_for_loaded_addresses() throws IOException {
        Image image = image(new ElfBuilder().symbol("DATA", ascii("data")).text("more"));
        long address = image.symbols(name -> true).get(0).address();

        Bytes bytes = image.at(address);

        assertThat(Texts.utf8(bytes, 0, 8)).isEqualTo("datamore");
        assertThat(image.at(address + 1).length()).isEqualTo(bytes.length() - 1);
        assertThat(image.at(address + bytes.length() - 1).length()).isEqualTo(1);
        for (long outside : new long[] {address + bytes.length(), 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> image.at(outside))
                    .withMessageContaining("no loaded segment contains address 0x%x", outside);
        }
    }

    @Test
    void the_java_virtual_machine_is_read_as_any_library_and_hardly_touched() throws IOException {
        Path library = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");
        assumeTrue(Files.exists(library), library + " exists only on systems that load ELF files");
        try (FileChannel channel = FileChannel.open(library)) {
            Bytes file = Bytes.of(channel, ByteOrder.nativeOrder());
            Image image = ObjectFile.images(file).get(0);

            List<Symbol> symbols = image.symbols(name -> name.equals("JNI_CreateJavaVM"));

            assertThat(symbols).hasSize(1);
            assertThat(image.at(symbols.get(0).address()).length()).isPositive();
            assertThat(image.cpu()).isNotEqualTo(Cpu.UNKNOWN);
            assertThat(file.bytesRead()).isLessThan(Math.min(1_000_000, file.length() / 4));
            // What no table defines is sought in all of them, .symtab too
            assertThat(image.symbols(name -> name.equals("malloc"))).isEmpty();
            assertThat(image.contains(ascii("java/lang/OutOfMemoryError"))).isTrue();
        }
    }

    private static String record(Image image, Symbol symbol) throws IOException {
        Bytes bytes = image.at(symbol.address());
        return Texts.utf8(bytes, 4, bytes.u32AsCount(0, 100));
    }

    private static Image image(ElfBuilder library) throws IOException {
        return image(library.bytes());
    }

    private static Image image(byte[] library) throws IOException {
        List<Image> images = ObjectFile.images(Bytes.of(library, ByteOrder.LITTLE_ENDIAN));
        assertThat(images).hasSize(1);
        return images.get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
