package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The ELF header: how to read the rest of the file, where its tables are, and what it is made for (System V gABI,
 * chapter 4, "ELF Header" and "ELF Identification"). The names are the specification's.
 *
 * @param order {@code EI_DATA}
 * @param osAbi {@code EI_OSABI}
 * @param phoff where the program header table is
 * @param phentsize the size of a program header, in bytes
 * @param phnum how many program headers there are
 * @param shoff where the section header table is; 0 when there is none
 * @param shentsize the size of a section header, in bytes
 * @param shnum how many section headers there are; 0 when their number is {@code sh_size} of the first one
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
        int shnum) {

    /** Linked files have some dozens of sections at most; only relocatable objects have many. */
    static final int MAX_SECTIONS = 0xffff;

    /** Libraries and executables have about a dozen segments; only core dumps have many. */
    private static final int MAX_SEGMENTS = 0xff;

    private static final int ELFCLASS32 = 1;
    private static final int ELFCLASS64 = 2;
    private static final int ELFDATA2LSB = 1;
    private static final int ELFDATA2MSB = 2;
    private static final int ET_REL = 1;
    private static final int ET_EXEC = 2;
    private static final int ET_DYN = 3;
    private static final int ET_CORE = 4;

    /** @throws ObjectFormatException when the header is malformed or not that of a library or executable */
    static ElfHeader read(Bytes file) throws IOException {
        Bytes ident = file.slice(0, 16, "ELF identification");
        boolean is64 = is64(ident);
        ByteOrder order = order(ident);
        Bytes header = file.in(order).slice(0, is64 ? 64 : 52, "ELF header");
        requireLinked(header);
        int phentsize = is64 ? 56 : 32;
        int phnum = header.u16AsCount(is64 ? 56 : 44, MAX_SEGMENTS);
        if (phnum > 0) {
            requireEntrySize(header, is64 ? 54 : 42, phentsize);
        }
        int shentsize = is64 ? 64 : 40;
        long shoff = is64 ? header.u64(40) : header.u32(32);
        if (shoff != 0) {
            requireEntrySize(header, is64 ? 58 : 46, shentsize);
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
                header.u16AsCount(is64 ? 60 : 48, MAX_SECTIONS));
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
                        "a relocatable object file, which a linker has yet to make a library of",
                        "Name the library that was linked from it (for Linux lib<crate>.so).");
            case ET_CORE ->
                throw ObjectFormatException.unsupported(
                        "a core dump", "Name the library that cargo built (for Linux lib<crate>.so).");
            default -> throw header.malformed(16, "e_type is %d".formatted(type));
        }
    }

    private static void requireEntrySize(Bytes header, long offset, int size) throws IOException {
        int stated = header.u16(offset);
        if (stated != size) {
            throw header.malformed(
                    offset, "a table's entries are said to have %d bytes, not %d".formatted(stated, size));
        }
    }

    /** The processor, as far as this version has a name for it. */
    Cpu cpu() {
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        return switch (machine) {
            case 2, 18 -> is64 ? Cpu.UNKNOWN : Cpu.SPARC_32; // EM_SPARC, EM_SPARC32PLUS
            case 3 -> Cpu.X86_32; // EM_386
            case 8 -> mips(little); // EM_MIPS
            case 20 -> Cpu.PPC_32; // EM_PPC
            case 21 -> little ? Cpu.PPCLE_64 : Cpu.PPC_64; // EM_PPC64
            case 22 -> is64 ? Cpu.S390_64 : Cpu.S390_32; // EM_S390
            case 40 -> Cpu.ARM_32; // EM_ARM
            case 43 -> Cpu.SPARC_64; // EM_SPARCV9
            case 62 -> is64 ? Cpu.X86_64 : Cpu.UNKNOWN; // EM_X86_64; with 32 bits it is the ABI x32
            case 183 -> is64 ? Cpu.AARCH_64 : Cpu.UNKNOWN; // EM_AARCH64; with 32 bits it is the ABI ILP32
            case 243 -> is64 ? Cpu.RISCV_64 : Cpu.RISCV_32; // EM_RISCV
            case 258 -> is64 ? Cpu.LOONGARCH_64 : Cpu.UNKNOWN; // EM_LOONGARCH
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
