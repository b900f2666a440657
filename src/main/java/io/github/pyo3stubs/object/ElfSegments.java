package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an ELF file: what the loader takes from the file, and to which addresses (System V gABI, chapter 5,
 * "Program Header").
 */
final class ElfSegments {

    static final int PT_LOAD = 1;
    static final int PT_DYNAMIC = 2;
    static final int PT_NOTE = 4;

    private static final int PF_W = 2;

    private final Bytes file;
    private final List<Segment> segments;
    private final List<Segment> loaded;

    private ElfSegments(Bytes file, List<Segment> segments) {
        this.file = file;
        this.segments = segments;
        this.loaded = ofType(PT_LOAD);
    }

    /** A program header, as far as it is of use here: a range of addresses that is filled from the file. */
    record Segment(long type, long address, long offset, long size, boolean writable) {

        boolean holds(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }
    }

    static ElfSegments read(ElfHeader header, Bytes file, List<ElfSection> sections) throws IOException {
        if (header.phnum() == 0) {
            return new ElfSegments(file, ofSections(file, sections));
        }
        int size = header.phentsize();
        Bytes table = file.table(header.phoff(), header.phnum(), size, "program header table");
        List<Segment> read = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            boolean writable = (entry.u32(header.is64() ? 4 : 24) & PF_W) != 0;
            read.add(new Segment(
                    entry.u32(0),
                    header.word(entry, 8, 16),
                    header.word(entry, 4, 8),
                    header.word(entry, 16, 32),
                    writable));
        }
        return new ElfSegments(file, read);
    }

    /** What stands for segments in a file that has none: the sections that the loader would load. */
    private static List<Segment> ofSections(Bytes file, List<ElfSection> sections) throws IOException {
        List<Segment> loaded = sections.stream()
                .filter(section ->
                        (section.flags() & ElfSection.SHF_ALLOC) != 0 && section.type() != ElfSection.SHT_NOBITS)
                .map(section -> new Segment(
                        PT_LOAD,
                        section.address(),
                        section.offset(),
                        section.size(),
                        (section.flags() & ElfSection.SHF_WRITE) != 0))
                .toList();
        if (loaded.isEmpty() || loaded.size() > ElfHeader.MAX_SEGMENTS) {
            throw file.malformed(
                    0, "no program headers, and %d sections to load in their place".formatted(loaded.size()));
        }
        return loaded;
    }

    List<Segment> ofType(int type) {
        return segments.stream().filter(segment -> segment.type() == type).toList();
    }

    /** The lowest address that is loaded, unsigned; 0 when nothing is. */
    long lowestAddress() {
        return loaded.stream().map(Segment::address).min(Long::compareUnsigned).orElse(0L);
    }

    /** The bytes from an address to the end of the segment that holds it. */
    Bytes at(long address) throws IOException {
        for (Segment segment : loaded) {
            if (segment.holds(address)) {
                return contents(segment, "segment").from(address - segment.address());
            }
        }
        throw file.malformed(0, "no loaded segment holds address 0x%x".formatted(address));
    }

    /** What is loaded and not writable. */
    List<Bytes> constants() throws IOException {
        FileRanges constants = new FileRanges(file);
        for (Segment segment : loaded) {
            if (!segment.writable()) {
                constants.add(segment.offset(), segment.size());
            }
        }
        return constants.merged();
    }

    Bytes contents(Segment segment, String structure) throws IOException {
        return file.slice(segment.offset(), segment.size(), structure);
    }
}
