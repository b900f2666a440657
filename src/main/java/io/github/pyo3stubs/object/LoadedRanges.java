package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a loader takes from the file, and to which addresses: ELF's and Mach-O's segments, PE's sections.
 *
 * @param file what the offsets count from
 * @param structure the format's word for a range, for messages
 * @param ranges in the file's order; where two hold the same address, the first counts
 */
record LoadedRanges(Bytes file, String structure, List<Range> ranges) {

    /**
     * A range of addresses that is filled from the file. The numbers are unsigned.
     *
     * @param size in bytes, without the zeros that may follow in memory
     * @param constant whether it is data for the image to read, rather than to write
     */
    record Range(long address, long offset, long size, boolean constant) {

        boolean holds(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }

        /** Whether another range, which begins no earlier in the file, begins within this one. */
        private boolean overlaps(Range later) {
            return later.offset - offset < size;
        }

        private Range joined(Range later) {
            return new Range(address, offset, Math.max(size, later.offset - offset + later.size), constant);
        }
    }

    /** The bytes from an address to the end of the range that holds it. */
    Bytes at(long address) throws IOException {
        Range range = ranges.get(indexAt(address));
        return contents(range).from(address - range.address());
    }

    /** Which of the ranges holds an address, from 0 on. */
    int indexAt(long address) throws IOException {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).holds(address)) {
                return i;
            }
        }
        throw file.malformed(0, "no loaded %s holds address 0x%x".formatted(structure, address));
    }

    /** Whether anything is to be loaded from the file, and the file has all of it. */
    boolean isComplete() {
        List<Range> filled = ranges.stream().filter(range -> range.size() != 0).toList();
        return !filled.isEmpty() && filled.stream().allMatch(range -> file.has(range.offset(), range.size()));
    }

    Bytes contents(Range range) throws IOException {
        return file.slice(range.offset(), range.size(), structure);
    }

    /**
     * The contents of the constant ranges, in the file's order. Those that overlap in the file, as no linker makes them,
     * are given as one, so that together they are no longer than the file, however many there are.
     */
    List<Bytes> constants() throws IOException {
        List<Range> inOrder = ranges.stream()
                .filter(range -> range.constant() && range.size() != 0)
                .sorted(Comparator.comparing(Range::offset, Long::compareUnsigned))
                .toList();
        List<Range> joined = new ArrayList<>();
        for (Range range : inOrder) {
            contents(
                    range); // Refuses one that reaches past the end of the file, before anything is calculated with it.
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).overlaps(range)) {
                joined.set(last, joined.get(last).joined(range));
            } else {
                joined.add(range);
            }
        }
        List<Bytes> constants = new ArrayList<>();
        for (Range range : joined) {
            constants.add(contents(range));
        }
        return constants;
    }
}
