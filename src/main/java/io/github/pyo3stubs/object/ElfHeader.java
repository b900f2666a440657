// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.platform.Cpu;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The ELF header: how to read the file, where its tables are, and which platform it is for (System V gABI, chapter 4,
 * "ELF Header" and "ELF Identification"). Components have the specification's names.
 *
 * @param is64 {@code EI_CLASS}: whether addresses have 64 bits
 * @param order {@code EI_DATA}: the order of all numbers in the file
 * @param osAbi {@code EI_OSABI}: the system whose extensions the file uses; most tools leave it at 0
 * @param machine {@code e_machine}: the processor, {@code EM_…}
 * @param phoff the offset of the program header table in the file, unsigned
 * @param phentsize the size of a program header, in bytes
 * @param phnum the number of program headers
 * @param shoff the offset of the section header table in the file, unsigned; 0 if there is none
 * @param shentsize the size of a section header, in bytes
 * @param shnum {@code e_shnum}: the number of section headers; 0 if there are none, or if the first one states it
 * @param shstrndx {@code e_shstrndx}: the index of the section with the names of sections; {@code SHN_XINDEX} if the
 *     first section states it
 */
record ElfHeader(
        boolean is64,
        ByteOrder order,
        int osAbi,
        int machine,
        long phoff,
        int phentsize,
        int phnum,
        long shoff,
        int shentsize,
        int shnum,
        int shstrndx) {

    /** Libraries and executables have about a dozen segments. Only core dumps have more than this. */
    static final int MAX_SEGMENTS = 0xff;

    static final int EM_SPARC = 2;
    private static final int EM_386 = 3;
    private static final int EM_MIPS = 8;
    static final int EM_SPARC32PLUS = 18;
    static final int EM_PPC = 20;
    static final int EM_PPC64 = 21;
    static final int EM_S390 = 22;
    private static final int EM_ARM = 40;
    static final int EM_SPARCV9 = 43;
    static final int EM_X86_64 = 62;
    static final int EM_AARCH64 = 183;
    static final int EM_RISCV = 243;
    static final int EM_LOONGARCH = 258;

    /** The {@code st_shndx} of a symbol that another library defines. */
    static final int SHN_UNDEF = 0;

    /** The value of an index of a section that does not fit into 16 bits. */
    static final int SHN_XINDEX = 0xffff;

    /** The {@code e_phnum} of a file whose number of program headers does not fit into 16 bits. */
    private static final int PN_XNUM = 0xffff;

    private static final int ELFCLASS32 = 1;
    private static final int ELFCLASS64 = 2;
    private static final int ELFDATA2LSB = 1;
    private static final int ELFDATA2MSB = 2;
    private static final int ET_REL = 1;
    private static final int ET_EXEC = 2;
    private static final int ET_DYN = 3;
    private static final int ET_CORE = 4;

    static final String NAME_THE_LIBRARY = "Name the library that cargo built (for Linux lib<crate>.so).";

    /** @throws ObjectFormatException when the header is malformed or not that of a library or executable */
    static ElfHeader read(Bytes file) throws IOException {
        Bytes ident = file.slice(0, 16, "ELF identification");
        boolean is64 = is64(ident);
        ByteOrder order = order(ident);
        Bytes header = file.in(order).slice(0, is64 ? 64 : 52, "ELF header");
        requireLinked(header);
        long shoff = is64 ? header.u64(40) : header.u32(32);
        int shentsize = is64 ? 64 : 40;
        if (shoff != 0) {
            requireEntrySize(header, is64 ? 58 : 46, shentsize);
        }
        int phentsize = is64 ? 56 : 32;
        int phnum = phnum(header, is64, file.in(order), shoff);
        if (phnum > 0) {
            requireEntrySize(header, is64 ? 54 : 42, phentsize);
        }
        return new ElfHeader(
                is64,
                order,
                ident.u8(7),
                header.u16(18),
                is64 ? header.u64(32) : header.u32(28),
                phentsize,
                phnum,
                shoff,
                shentsize,
                header.u16(is64 ? 60 : 48),
                header.u16(is64 ? 62 : 50));
    }

    /** {@code e_phnum}, or if the number does not fit there, {@code sh_info} of the first section. */
    private static int phnum(Bytes header, boolean is64, Bytes file, long shoff) throws IOException {
        int offset = is64 ? 56 : 44;
        if (header.u16(offset) != PN_XNUM) {
            return header.u16AsCount(offset, MAX_SEGMENTS);
        }
        Bytes sections = file.table(shoff, shoff == 0 ? 0 : 1, is64 ? 64 : 40, "section header table");
        return sections.u32AsCount(is64 ? 44 : 28, MAX_SEGMENTS);
    }

    private static boolean is64(Bytes ident) throws IOException {
        int eiClass = ident.u8(4);
        return switch (eiClass) {
            case ELFCLASS32 -> false;
            case ELFCLASS64 -> true;
            default -> throw ident.malformed(4, "EI_CLASS is %d".formatted(eiClass));
        };
    }

    private static ByteOrder order(Bytes ident) throws IOException {
        int eiData = ident.u8(5);
        return switch (eiData) {
            case ELFDATA2LSB -> ByteOrder.LITTLE_ENDIAN;
            case ELFDATA2MSB -> ByteOrder.BIG_ENDIAN;
            default -> throw ident.malformed(5, "EI_DATA is %d".formatted(eiData));
        };
    }

    private static void requireLinked(Bytes header) throws IOException {
        int type = header.u16(16);
        switch (type) {
            case ET_EXEC, ET_DYN -> {}
            case ET_REL ->
                throw ObjectFormatException.unsupported(
                        "a relocatable object file, which is not linked yet",
                        "Name the library that was linked from it (for Linux lib<crate>.so).");
            case ET_CORE -> throw ObjectFormatException.unsupported("a core dump", NAME_THE_LIBRARY);
            default -> throw header.malformed(16, "e_type is %d".formatted(type));
        }
    }

    private static void requireEntrySize(Bytes header, long offset, int size) throws IOException {
        int stated = header.u16(offset);
        if (stated != size) {
            throw header.malformed(offset, "the size of a table's entries is %d bytes, not %d".formatted(stated, size));
        }
    }

    /** The size of an address, in bytes. */
    int pointerSize() {
        return is64 ? Long.BYTES : Integer.BYTES;
    }

    /** The size of an entry in a symbol table, in bytes. */
    int syment() {
        return is64 ? 24 : 16;
    }

    /**
     * {@code st_shndx} of an entry in a symbol table: the symbol's section, or a special value for no section.
     *
     * @param symbol the entry's offset in the table
     */
    int shndx(Bytes table, long symbol) throws IOException {
        return table.u16(symbol + (is64 ? 6 : 14));
    }

    /** The size of an entry in a table of relocations with addends, in bytes. */
    int relaent() {
        return is64 ? 24 : 12;
    }

    /**
     * An address, offset or size in a structure. Its width, and which of the two offsets counts, depend on the file's
     * class.
     */
    long word(Bytes structure, int offset32, int offset64) throws IOException {
        return structure.word(is64 ? offset64 : offset32, pointerSize());
    }

    /** The result of a calculation as an address: cut to 32 bits in a 32-bit file. */
    long address(long result) {
        return is64 ? result : Integer.toUnsignedLong((int) result);
    }

    /** The processor; unknown if this version has no name for it. */
    Cpu cpu() {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        return switch (machine) {
            case EM_SPARC, EM_SPARC32PLUS -> is64 ? Cpu.UNKNOWN : Cpu.SPARC_32;
            case EM_386 -> Cpu.X86_32;
            case EM_MIPS -> mips(little);
            case EM_PPC -> Cpu.PPC_32;
            case EM_PPC64 -> little ? Cpu.PPCLE_64 : Cpu.PPC_64;
            case EM_S390 -> is64 ? Cpu.S390_64 : Cpu.S390_32;
            case EM_ARM -> Cpu.ARM_32;
            case EM_SPARCV9 -> Cpu.SPARC_64;
            case EM_X86_64 -> is64 ? Cpu.X86_64 : Cpu.UNKNOWN; // 32 bits: the ABI x32
            case EM_AARCH64 -> is64 ? Cpu.AARCH_64 : Cpu.UNKNOWN; // 32 bits: the ABI ILP32
            case EM_RISCV -> is64 ? Cpu.RISCV_64 : Cpu.RISCV_32;
            case EM_LOONGARCH -> is64 ? Cpu.LOONGARCH_64 : Cpu.UNKNOWN;
            default -> Cpu.UNKNOWN;
        };
    }

    private Cpu mips(boolean little) {
        if (is64) {
            return little ? Cpu.MIPSEL_64 : Cpu.MIPS_64;
        }
        return little ? Cpu.MIPSEL_32 : Cpu.MIPS_32;
    }
}
