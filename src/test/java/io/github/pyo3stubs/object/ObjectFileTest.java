// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectFileTest {

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("an empty file", new byte[0], "an empty file. Build the library again."),
                Arguments.of("one byte", bytes("7f"), "not an object file. Name the library"),
                Arguments.of("text", ascii("[package]\nname = \"geodesy\"\n"), "not an object file. Name the library"),
                Arguments.of("a linker script", ascii("/* GNU ld script */ INPUT(-lx)"), "not an object file."),
                Arguments.of("a class file of Java 17", bytes("cafebabe 0000003d"), "a Java class file"),
                Arguments.of("a class file of Java 1", bytes("cafebabe 0003002d"), "a Java class file"),
                Arguments.of("a DOS program", dos(0x1c, 0x80, ""), "a program for DOS. Name the library"),
                Arguments.of("a DOS program whose code is at e_lfanew", dos(0x1c, -1, ""), "a program for DOS."),
                Arguments.of("a DOS program with all of the header", dos(0x40, 0x80, ""), "a program for DOS."),
                Arguments.of("a 16-bit program", dos(0x40, 0x80, "NE"), "a program or library for 16-bit Windows or"),
                Arguments.of("a virtual device driver", dos(0x40, 0x80, "LE"), "a program or driver for OS/2 or older"),
                Arguments.of("a 32-bit program of OS/2", dos(0x40, 0x80, "LX"), "a program or driver for OS/2 or"),
                Arguments.of("a COFF object for x86-64", coff(0x8664, 0, 60), "a relocatable object file"),
                Arguments.of("a COFF object for x86-32", coff(0x14c, 0, 60), "a relocatable object file"),
                Arguments.of("a COFF object for ARM64", coff(0xaa64, 0, 60), "a relocatable object file"),
                Arguments.of("like COFF, other processor", coff(0x14d, 0, 60), "not an object file. Name the library"),
                Arguments.of("like COFF, optional header", coff(0x8664, 1, 60), "not an object file. Name the library"),
                Arguments.of(
                        "like COFF, section elsewhere", coff(0x8664, 0, 61), "not an object file. Name the library"),
                Arguments.of("like COFF, cut", bytes("6486 0100 00000000"), "not an object file. Name the library"),
                Arguments.of("like COFF, no sections", new byte[] {0x64, (byte) 0x86}, "not an object file. Name the"),
                Arguments.of("a WebAssembly component", bytes("0061736d 0d000100"), "a WebAssembly component. Name"),
                Arguments.of("WebAssembly to come", bytes("0061736d 02000000"), "WebAssembly of version 2, layer 0,"),
                Arguments.of("WASM, 64 bits", new WasmBuilder().memory64().bytes(), "a WebAssembly module with 64-bit"),
                Arguments.of("a static library", ascii("!<arch>\nlib.rmeta/  "), "an archive of object files"),
                Arguments.of("a thin archive", ascii("!<thin>\n"), "an archive of object files"),
                Arguments.of(
                        "a wheel",
                        bytes("504b0304 14000000"),
                        "a zip archive. The file name of a wheel must end in .whl"),
                Arguments.of("an object file", elf(1), "a relocatable object file"),
                Arguments.of("a debug file", debugFile(64, false), "a debug file, which has a library's debugging"),
                Arguments.of("a debug file, 32 bits", debugFile(32, false), "a debug file, which has a library's"),
                Arguments.of(
                        "a debug file without segments", debugFile(64, true), "a debug file, which has a library's"),
                Arguments.of("a core dump", elf(4), "a core dump"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void a_file_that_is_no_library_is_called_by_its_name(String name, byte[] file, String what) {
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)))
                .withMessageStartingWith("it is " + what)
                .withMessageEndingWith(".");
    }

    @Test
    void an_elf_file_is_recognised_whatever_byte_order_the_view_has() throws IOException {
        byte[] library = new ElfBuilder().export("PyInit_native").bytes();

        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.LITTLE_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(ElfFile.class);
        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.BIG_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(ElfFile.class);
    }

    @Test
    void a_pe_file_is_recognised_whatever_byte_order_the_view_has() throws IOException {
        byte[] library = new PeBuilder().export("PyInit_native").bytes();

        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.LITTLE_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(PeFile.class);
        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.BIG_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(PeFile.class);
    }

    @Test
    void the_beginning_of_a_pe_file_is_damaged() {
        byte[] library = new PeBuilder().export("PyInit_native").bytes();
        for (int length : new int[] {2, 0x3f, 0x40}) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(
                            () -> ObjectFile.images(Bytes.of(Arrays.copyOf(library, length), ByteOrder.LITTLE_ENDIAN)))
                    .withMessageStartingWith("malformed DOS header");
        }
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @CsvSource({"32, LITTLE", "64, LITTLE", "32, BIG", "64, BIG"})
    void a_mach_o_file_is_recognised_in_each_of_its_layouts(int bits, String order) throws IOException {
        byte[] library = new MachOBuilder()
                .bits(bits)
                .order(order.equals("LITTLE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .bytes();

        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.LITTLE_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(MachOFile.class);
        assertThat(ObjectFile.images(Bytes.of(library, ByteOrder.BIG_ENDIAN)))
                .hasSize(1)
                .hasOnlyElementsOfType(MachOFile.class);
    }

    private static byte[] elf(int type) {
        return new ElfBuilder().type(type).bytes();
    }

    /** What {@code objcopy --only-keep-debug} leaves: sections that are loaded have no bytes, but for notes. */
    private static byte[] debugFile(int bits, boolean withoutSegments) {
        byte[] file = new ElfBuilder()
                .bits(bits)
                .identNote("GNU")
                .export("PyInit_native")
                .bytes();
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int size = bits == 64 ? 64 : 40;
        int table = bits == 64 ? (int) fields.getLong(40) : fields.getInt(32);
        for (int section = table; section < file.length; section += size) {
            boolean isAllocated = (fields.getInt(section + 8) & 2) != 0;
            if (isAllocated && fields.getInt(section + 4) != 7) {
                fields.putInt(section + 4, 8);
            }
        }
        if (withoutSegments) {
            fields.putShort(56, (short) 0);
        }
        return file;
    }

    /** An object with one section, of 10 bytes. */
    private static byte[] coff(int machine, int optionalHeaderSize, int contents) {
        ByteBuffer fields = ByteBuffer.allocate(70).order(ByteOrder.LITTLE_ENDIAN);
        fields.putShort((short) machine).putShort((short) 1).putShort(16, (short) optionalHeaderSize);
        fields.putInt(20 + 16, 10).putInt(20 + 20, contents);
        return fields.array();
    }

    private static byte[] dos(int relocations, int headerOffset, String signature) {
        byte[] file = Arrays.copyOf(ascii("MZ"), 0x100);
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        fields.putShort(0x18, (short) relocations).putInt(0x3c, headerOffset);
        System.arraycopy(ascii(signature), 0, file, 0x80, signature.length());
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
