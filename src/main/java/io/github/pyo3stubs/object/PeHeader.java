// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.Cpu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The headers of a PE file: its platform, the base of its addresses, and where its tables are (PE Format, "MS-DOS Stub"
 * to "Optional Header"). Components have the specification's names.
 *
 * @param machine the processor, {@code IMAGE_FILE_MACHINE_…}
 * @param isPe32Plus whether addresses have 64 bits
 * @param imageBase the preferred address of the image, which RVAs count from; unsigned
 * @param sizeOfHeaders the number of bytes from the beginning of the file that are loaded at that address
 * @param sectionTable the section headers
 * @param exportTable the location of the export directory
 * @param loadConfigTable the location of the load configuration
 */
record PeHeader(
        int machine,
        boolean isPe32Plus,
        long imageBase,
        long sizeOfHeaders,
        Bytes sectionTable,
        DataDirectory exportTable,
        DataDirectory loadConfigTable) {

    static final int SECTION_HEADER_SIZE = 40;

    /** Libraries have about a dozen sections. The loader of Windows XP accepted 96. */
    private static final int MAX_SECTIONS = 0xff;

    static final int IMAGE_FILE_MACHINE_AMD64 = 0x8664;

    private static final int DOS_HEADER_SIZE = 0x40;
    private static final int FILE_HEADER_SIZE = 20;
    private static final int PE32 = 0x10b;
    private static final int PE32_PLUS = 0x20b;
    private static final int EXPORT_TABLE = 0;
    private static final int LOAD_CONFIG_TABLE = 10;

    private static final String NAME_THE_LIBRARY = "Name the library that cargo built (for Windows <crate>.dll).";

    /**
     * A range of the loaded image; absent if its address is 0.
     *
     * @param rva an address relative to {@code ImageBase}
     * @param size in bytes
     */
    record DataDirectory(long rva, long size) {

        boolean isPresent() {
            return rva != 0;
        }

        boolean holds(long wanted) {
            return wanted >= rva && wanted - rva < size;
        }
    }

    /**
     * Reads the headers.
     *
     * @param file a file that begins with a DOS header, in little-endian order
     * @throws ObjectFormatException when the headers are malformed, or there is only a DOS header
     */
    static PeHeader read(Bytes file) throws IOException {
        Bytes pe = file.from(signature(file));
        Bytes fileHeader = pe.slice(4, FILE_HEADER_SIZE, "COFF file header");
        int sectionCount = fileHeader.u16AsCount(2, MAX_SECTIONS);
        int optionalHeaderAt = 4 + FILE_HEADER_SIZE;
        int optionalHeaderSize = fileHeader.u16(16);
        Bytes optionalHeader = pe.slice(optionalHeaderAt, optionalHeaderSize, "optional header");
        boolean isPe32Plus = isPe32Plus(optionalHeader);
        return new PeHeader(
                fileHeader.u16(0),
                isPe32Plus,
                isPe32Plus ? optionalHeader.u64(24) : optionalHeader.u32(28),
                optionalHeader.u32(60),
                pe.table(optionalHeaderAt + optionalHeaderSize, sectionCount, SECTION_HEADER_SIZE, "section table"),
                dataDirectory(optionalHeader, isPe32Plus, EXPORT_TABLE),
                dataDirectory(optionalHeader, isPe32Plus, LOAD_CONFIG_TABLE));
    }

    /**
     * Whether a file is a COFF object file. Its header has no magic number, so all the fields that can be checked have
     * to be consistent with the file.
     *
     * @param file in little-endian order
     */
    static boolean isObject(Bytes file) throws IOException {
        if (!file.has(0, FILE_HEADER_SIZE) || cpu(file.u16(0)) == Cpu.UNKNOWN || file.u16(16) != 0) {
            return false;
        }
        int sectionCount = file.u16(2);
        boolean fits = sectionCount > 0 && file.has(FILE_HEADER_SIZE, (long) sectionCount * SECTION_HEADER_SIZE);
        for (int i = 0; fits && i < sectionCount; i++) {
            Bytes section = file.from(FILE_HEADER_SIZE).entry(i, SECTION_HEADER_SIZE);
            long pointerToRawData = section.u32(20); // 0 if all bytes are zero
            fits = pointerToRawData == 0 || file.has(pointerToRawData, section.u32(16));
        }
        return fits;
    }

    /** The offset of the signature, behind the DOS program that every PE file begins with. */
    private static long signature(Bytes file) throws IOException {
        Bytes dosHeader = file.slice(0, DOS_HEADER_SIZE, "DOS header");
        long offset = dosHeader.u32(0x3c); // e_lfanew
        if (offset <= file.length() - 4) {
            String signature = new String(file.copy(offset, 4), StandardCharsets.ISO_8859_1);
            if (signature.equals("PE\0\0")) {
                return offset;
            }
            switch (signature.substring(0, 2)) {
                case "NE" ->
                    throw ObjectFormatException.unsupported(
                            "a program or library for 16-bit Windows or OS/2 (NE)", NAME_THE_LIBRARY);
                case "LE", "LX" ->
                    throw ObjectFormatException.unsupported(
                            "a program or driver for OS/2 or older Windows (LE)", NAME_THE_LIBRARY);
                default -> {}
            }
        } else if (dosHeader.u16(0x18) >= DOS_HEADER_SIZE) {
            // e_lfarlc, the offset of the relocations: if it is lower, the file is a DOS program, which has no
            // e_lfanew.
            throw dosHeader.malformed(0x3c, "e_lfanew, 0x%x, leads past the end of the file".formatted(offset));
        }
        throw ObjectFormatException.unsupported("a program for DOS", NAME_THE_LIBRARY);
    }

    private static boolean isPe32Plus(Bytes optionalHeader) throws IOException {
        int magic = optionalHeader.u16(0);
        return switch (magic) {
            case PE32 -> false;
            case PE32_PLUS -> true;
            default -> throw optionalHeader.malformed(0, "its magic number is 0x%x".formatted(magic));
        };
    }

    private static DataDirectory dataDirectory(Bytes optionalHeader, boolean isPe32Plus, int index) throws IOException {
        int directories = isPe32Plus ? 112 : 96;
        long numberOfRvaAndSizes = optionalHeader.u32(directories - 4);
        if (index >= numberOfRvaAndSizes) {
            return new DataDirectory(0, 0);
        }
        Bytes entry = optionalHeader.from(directories).entry(index, 8);
        return new DataDirectory(entry.u32(0), entry.u32(4));
    }

    /** The processor; unknown if this version has no name for it. */
    Cpu cpu() {
        return cpu(machine);
    }

    private static Cpu cpu(int machine) {
        return switch (machine) {
            case 0x14c -> Cpu.X86_32; // IMAGE_FILE_MACHINE_I386
            case 0x1c4 -> Cpu.ARM_32; // IMAGE_FILE_MACHINE_ARMNT
            case IMAGE_FILE_MACHINE_AMD64 -> Cpu.X86_64;
            case 0xaa64, 0xa641, 0xa64e -> Cpu.AARCH_64; // IMAGE_FILE_MACHINE_ARM64, ARM64EC, ARM64X
            default -> Cpu.UNKNOWN;
        };
    }
}
