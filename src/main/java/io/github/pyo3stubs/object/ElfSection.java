package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A section header, as far as it is of use here (System V gABI, chapter 4, "Sections"). The numbers are unsigned.
 *
 * @param link {@code sh_link}, the index of another section
 * @param entrySize {@code sh_entsize}
 */
record ElfSection(long type, long flags, long address, long offset, long size, long link, long entrySize) {

    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_DYNAMIC = 6;
    static final int SHT_NOBITS = 8;
    static final int SHT_DYNSYM = 11;

    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;

    /** All sections; none in a file without section headers, as loaders need only the segments. */
    static List<ElfSection> read(ElfHeader header, Bytes file) throws IOException {
        int size = header.shentsize();
        Bytes table = file.table(header.shoff(), header.shnum(), size, "section header table");
        List<ElfSection> read = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            read.add(new ElfSection(
                    entry.u32(4),
                    header.word(entry, 8, 8),
                    header.word(entry, 12, 16),
                    header.word(entry, 16, 24),
                    header.word(entry, 20, 32),
                    entry.u32(header.is64() ? 40 : 24),
                    header.word(entry, 36, 56)));
        }
        return read;
    }

    /** Whether the section is part of the loaded image. */
    boolean isAllocated() {
        return (flags & SHF_ALLOC) != 0;
    }

    boolean isWritable() {
        return (flags & SHF_WRITE) != 0;
    }

    Bytes contents(Bytes file, String structure) throws IOException {
        return file.slice(offset, size, structure);
    }
}
