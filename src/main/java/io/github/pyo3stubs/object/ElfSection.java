// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields used here of a section header (System V gABI, chapter 4, "Sections"). The numbers are unsigned.
 *
 * @param name {@code sh_name}: the offset of its name among those of all sections
 * @param type {@code sh_type}: what it contains, {@code SHT_…}
 * @param flags {@code sh_flags}: {@code SHF_…}
 * @param address {@code sh_addr}: the address at which it is loaded
 * @param offset {@code sh_offset}: its offset in the file
 * @param size {@code sh_size}, in bytes; a section of type {@code SHT_NOBITS} has this size in memory only
 * @param link {@code sh_link}: the index of another section
 * @param entrySize {@code sh_entsize}, in bytes, if the section is a table
 */
record ElfSection(long name, long type, long flags, long address, long offset, long size, long link, long entrySize) {

    static final int SHT_PROGBITS = 1;
    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_DYNAMIC = 6;
    private static final int SHT_NOTE = 7;
    static final int SHT_NOBITS = 8;
    static final int SHT_DYNSYM = 11;

    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;
    private static final int SHF_EXECINSTR = 4;

    /** Linked files have some dozens of sections. A linker may also keep the sections of all object files separate. */
    private static final int MAX_SECTIONS = 1 << 18;

    /**
     * All sections; empty for a file without section headers, which loaders do not need. A file whose section headers
     * lie behind its end but whose segments are complete was stripped of them. It is not damaged, and has no sections.
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
                    entry.u32(0),
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

    /** Whether the file contains all the bytes that its segments load. */
    private static boolean isLoadable(ElfHeader header, Bytes file) throws IOException {
        return header.phnum() > 0
                && ElfSegments.read(header, file, List.of()).loaded().isComplete();
    }

    /** {@code e_shnum}, or if the number does not fit there, {@code sh_size} of the first section. */
    private static int shnum(ElfHeader header, Bytes file) throws IOException {
        if (header.shnum() > 0) {
            return header.shnum();
        }
        Bytes first = file.slice(header.shoff(), header.shentsize(), "section header table");
        return first.wordAsCount(header.is64() ? 32 : 20, header.pointerSize(), MAX_SECTIONS);
    }

    /**
     * Whether the sections are those of a debug file, the separate debugging information of a stripped library. It has
     * the headers of all loaded sections, but no bytes in them except for notes.
     */
    static boolean areOfDebugFile(List<ElfSection> sections) {
        boolean isAnyLoaded = false;
        for (ElfSection section : sections) {
            boolean isLoaded = section.isAllocated() && section.type() != SHT_NOTE;
            isAnyLoaded |= isLoaded;
            if (isLoaded && section.type() != SHT_NOBITS) {
                return false;
            }
        }
        return isAnyLoaded;
    }

    /** Whether the section is part of the loaded image. */
    boolean isAllocated() {
        return (flags & SHF_ALLOC) != 0;
    }

    boolean isWritable() {
        return (flags & SHF_WRITE) != 0;
    }

    boolean isExecutable() {
        return (flags & SHF_EXECINSTR) != 0;
    }

    Bytes contents(Bytes file, String structure) throws IOException {
        return file.slice(offset, size, structure);
    }
}
