package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A section header, as far as it is of use here (System V gABI, chapter 4, "Sections"). The numbers are unsigned.
 *
 * @param type {@code sh_type}: what it contains, {@code SHT_…}
 * @param flags {@code sh_flags}: {@code SHF_…}
 * @param address {@code sh_addr}: where it is loaded
 * @param offset {@code sh_offset}: where it is in the file
 * @param size {@code sh_size}, in bytes, which one of type {@code SHT_NOBITS} has only in memory
 * @param link {@code sh_link}: the index of another section
 * @param entrySize {@code sh_entsize}, in bytes, where it is a table
 */
record ElfSection(long type, long flags, long address, long offset, long size, long link, long entrySize) {

    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_DYNAMIC = 6;
    private static final int SHT_NOTE = 7;
    static final int SHT_NOBITS = 8;
    static final int SHT_DYNSYM = 11;

    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;

    /** Linked files have some dozens of sections, but a linker may keep those of all relocatable objects apart. */
    private static final int MAX_SECTIONS = 1 << 18;

    /**
     * All sections; none in a file without section headers, as loaders need only the segments. They do not look for
     * section headers either, so where these are outside of a file that has all else, there are none: the file is not
     * cut short, but stripped of them.
     */
    static List<ElfSection> read(ElfHeader header, Bytes file) throws IOException {
        int size = header.shentsize();
        boolean isWithin = file.has(header.shoff(), (long) size * Math.max(1, header.shnum()));
        if (header.shoff() == 0 || !isWithin && isLoadable(header, file)) {
            return List.of();
        }
        Bytes table = file.table(header.shoff(), shnum(header, file), size, "section header table");
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

    /** Whether the file has all that its segments load. */
    private static boolean isLoadable(ElfHeader header, Bytes file) throws IOException {
        return header.phnum() > 0
                && ElfSegments.read(header, file, List.of()).loaded().isComplete();
    }

    /** {@code e_shnum}, or {@code sh_size} of the first section where it did not fit. */
    private static int shnum(ElfHeader header, Bytes file) throws IOException {
        if (header.shnum() > 0) {
            return header.shnum();
        }
        Bytes first = file.slice(header.shoff(), header.shentsize(), "section header table");
        return first.wordAsCount(header.is64() ? 32 : 20, header.pointerSize(), MAX_SECTIONS);
    }

    /**
     * Whether the sections are those of a debug file, which tells a debugger of a library that was stripped: the
     * sections that are loaded are all there, and but for notes they have no bytes.
     */
    static boolean areOfDebugFile(List<ElfSection> sections) {
        List<ElfSection> loaded = sections.stream()
                .filter(section -> section.isAllocated() && section.type() != SHT_NOTE)
                .toList();
        return !loaded.isEmpty() && loaded.stream().allMatch(section -> section.type() == SHT_NOBITS);
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
