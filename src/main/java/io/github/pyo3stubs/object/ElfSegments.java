// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import io.github.pyo3stubs.object.LoadedRanges.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an ELF file: the parts of the file that are loaded, with their addresses (System V gABI, chapter 5,
 * "Program Header").
 */
final class ElfSegments {

    static final int PT_LOAD = 1;
    static final int PT_DYNAMIC = 2;
    static final int PT_NOTE = 4;

    private static final int PF_X = 1;
    private static final int PF_W = 2;

    private final List<Segment> segments;
    private final LoadedRanges loaded;

    private ElfSegments(Bytes file, List<Segment> segments) {
        this.segments = segments;
        this.loaded = new LoadedRanges(file, "segment", ofType(PT_LOAD));
    }

    /** The fields used here of a program header. */
    private record Segment(long type, Range range) {}

    static ElfSegments read(ElfHeader header, Bytes file, List<ElfSection> sections) throws IOException {
        if (header.phnum() == 0) {
            return new ElfSegments(file, ofSections(file, sections));
        }
        int size = header.phentsize();
        Bytes table = file.table(header.phoff(), header.phnum(), size, "program header table");
        boolean separate = separatesCode(header, table);
        List<Segment> read = new ArrayList<>();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            long flags = entry.u32(header.is64() ? 4 : 24);
            long address = header.word(entry, 8, 16);
            long offset = header.word(entry, 4, 8);
            read.add(new Segment(
                    entry.u32(0), new Range(address, offset, header.word(entry, 16, 32), isConstant(flags, separate))));
        }
        return new ElfSegments(file, read);
    }

    private static boolean isConstant(long flags, boolean separate) {
        return (flags & PF_W) == 0 && !(separate && (flags & PF_X) != 0);
    }

    /**
     * Whether the linker put constants and code into segments of their own. Older ones put both into one segment, which
     * is executable.
     */
    private static boolean separatesCode(ElfHeader header, Bytes table) throws IOException {
        int size = header.phentsize();
        for (long i = 0; i < table.entries(size); i++) {
            Bytes entry = table.entry(i, size);
            if (entry.u32(0) == PT_LOAD && (entry.u32(header.is64() ? 4 : 24) & (PF_W | PF_X)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Segments for a file without program headers: its allocated sections. */
    private static List<Segment> ofSections(Bytes file, List<ElfSection> sections) throws IOException {
        List<Segment> loaded = sections.stream()
                .filter(section -> section.isAllocated() && section.type() != ElfSection.SHT_NOBITS)
                .map(section -> new Segment(
                        PT_LOAD, new Range(section.address(), section.offset(), section.size(), !section.isWritable())))
                .toList();
        if (loaded.isEmpty() || loaded.size() > ElfHeader.MAX_SEGMENTS) {
            throw file.malformed(0, "no program headers, and %d sections to load instead".formatted(loaded.size()));
        }
        return loaded;
    }

    List<Range> ofType(int type) {
        List<Range> ranges = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.type() == type) {
                ranges.add(segment.range());
            }
        }
        return ranges;
    }

    /** The address ranges of the segments of type {@code PT_LOAD}. */
    LoadedRanges loaded() {
        return loaded;
    }

    /** The lowest loaded address, unsigned; 0 if nothing is loaded. */
    long lowestAddress() {
        return loaded.ranges().stream()
                .map(Range::address)
                .min(Long::compareUnsigned)
                .orElse(0L);
    }
}
