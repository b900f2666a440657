// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The parts of a file that are loaded into memory, with their addresses: segments of ELF and Mach-O, sections of PE.
 *
 * @param file the file that offsets count from
 * @param structure the format's name for a range, used in messages
 * @param ranges in the file's order; if two contain the same address, the first counts
 */
record LoadedRanges(Bytes file, String structure, List<Range> ranges) {

    /**
     * A range of addresses that is loaded from the file. The numbers are unsigned. The natural order is that
     * of the offsets; ranges with one offset need not be equal.
     *
     * @param size in bytes, without the zeros that may follow in memory
     * @param constant whether it is read-only data
     */
    record Range(long address, long offset, long size, boolean constant) implements Comparable<Range> {

        @Override
        public int compareTo(Range other) {
            return Long.compareUnsigned(offset, other.offset);
        }

        boolean holds(long wanted) {
            return Long.compareUnsigned(wanted - address, size) < 0;
        }

        /** Whether another range, which does not begin before this one in the file, begins within it. */
        private boolean overlaps(Range later) {
            return later.offset - offset < size;
        }

        private Range joined(Range later) {
            return new Range(address, offset, Math.max(size, later.offset - offset + later.size), constant);
        }

        /**
         * The parts of this range outside others, none of them empty.
         *
         * @param others in the file's order; those that are not within this range do not count
         */
        private List<Range> without(List<Range> others) {
            List<Range> left = new ArrayList<>();
            long from = 0;
            for (Range other : others) {
                long begin = other.offset - offset;
                boolean isInside = Long.compareUnsigned(other.offset, offset) >= 0
                        && Long.compareUnsigned(begin, size) < 0
                        && Long.compareUnsigned(other.size, size - begin) <= 0;
                if (isInside && begin >= from) {
                    addPart(from, begin, left);
                    from = begin + other.size;
                }
            }
            addPart(from, size, left);
            return left;
        }

        private void addPart(long from, long end, List<Range> parts) {
            if (from < end) {
                parts.add(new Range(address + from, offset + from, end - from, constant));
            }
        }
    }

    /** The bytes from an address to the end of its range. */
    Bytes at(long address) throws IOException {
        Range range = ranges.get(indexAt(address));
        return contents(range).from(address - range.address());
    }

    /** The index of the range that contains an address. */
    int indexAt(long address) throws IOException {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).holds(address)) {
                return i;
            }
        }
        throw file.malformed(0, "no loaded %s contains address 0x%x".formatted(structure, address));
    }

    /** Whether the file contains all the bytes to load, and there are any. */
    boolean isComplete() {
        boolean isAnyFilled = false;
        for (Range range : ranges) {
            isAnyFilled |= range.size() != 0;
            if (range.size() != 0 && !file.has(range.offset(), range.size())) {
                return false;
            }
        }
        return isAnyFilled;
    }

    Bytes contents(Range range) throws IOException {
        return file.slice(range.offset(), range.size(), structure);
    }

    /**
     * The contents of the constant ranges, in the file's order. Ranges that overlap in the file are joined, so that the
     * result is never longer than the file. Linkers do not write overlapping ranges, but a hostile file may have many.
     */
    List<Bytes> constants() throws IOException {
        return constants(List.of());
    }

    /**
     * The contents of the constant ranges without parts of the file that hold something else.
     *
     * @param others those parts
     */
    List<Bytes> constants(List<Range> others) throws IOException {
        List<Range> constant = new ArrayList<>();
        for (Range range : ranges) {
            if (range.constant()) {
                constant.add(range);
            }
        }
        List<Range> joined = new ArrayList<>();
        for (Range range : inOrder(constant)) {
            // Throws if the range reaches past the end of the file, so that the sums below cannot overflow.
            contents(range);
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).overlaps(range)) {
                joined.set(last, joined.get(last).joined(range));
            } else {
                joined.add(range);
            }
        }
        List<Range> othersInOrder = inOrder(others);
        List<Bytes> constants = new ArrayList<>();
        for (Range range : joined) {
            for (Range part : range.without(othersInOrder)) {
                constants.add(contents(part));
            }
        }
        return constants;
    }

    /** The ranges that are not empty, by their offsets in the file. */
    private static List<Range> inOrder(List<Range> ranges) {
        List<Range> inOrder = new ArrayList<>();
        for (Range range : ranges) {
            if (range.size() != 0) {
                inOrder.add(range);
            }
        }
        Collections.sort(inOrder);
        return inOrder;
    }
}
