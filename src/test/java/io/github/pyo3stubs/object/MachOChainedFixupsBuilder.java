// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Chains the pointers of one segment, and writes what tells where the chains begin, for tests. */
final class MachOChainedFixupsBuilder {

    static final int PAGE_SIZE = 0x1000;

    /** Where {@code dyld_chained_starts_in_segment} begins. */
    static final int STARTS = 52;

    private static final int MAX_VALID_POINTER = 0x300000;
    private static final int PTR_32 = 3;

    private final ByteOrder order;
    private final int format;

    MachOChainedFixupsBuilder(ByteOrder order, int format) {
        this.order = order;
        this.format = format;
    }

    int pointerSize() {
        return format == PTR_32 ? 4 : 8;
    }

    /** What stands for a pointer to an address, at the end of a chain. */
    long encode(long address, long imageBase) {
        return switch (format) {
            case 6, 9, 12 -> address - imageBase;
            default -> address;
        };
    }

    private int stride() {
        return switch (format) {
            case 1, 9, 12 -> 8;
            default -> 4;
        };
    }

    private int nextShift() {
        return format == PTR_32 ? 26 : 51;
    }

    private int maxNext() {
        return switch (format) {
            case PTR_32 -> 31;
            case 2, 6 -> 4095;
            default -> 2047;
        };
    }

    /**
     * Links words that are already encoded.
     *
     * @param file with the segment in it
     * @param segment where it begins
     * @param offsets where its pointers are, from its beginning, ascending
     * @param contents the segment's size
     * @return the data of {@code LC_DYLD_CHAINED_FIXUPS}, for the second of four segments
     */
    byte[] chain(ByteBuffer file, int segment, List<Integer> offsets, int contents) {
        int pages = (contents + PAGE_SIZE - 1) / PAGE_SIZE;
        List<Integer> pageStarts = new ArrayList<>();
        List<Integer> overflow = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            List<Integer> starts = chainPage(file, segment, page, offsets);
            if (starts.size() > 1) {
                pageStarts.add(0x8000 | pages + overflow.size());
                overflow.addAll(starts);
                overflow.set(overflow.size() - 1, 0x8000 | starts.get(starts.size() - 1));
            } else {
                pageStarts.add(starts.isEmpty() ? 0xffff : starts.get(0));
            }
        }
        pageStarts.addAll(overflow);
        ByteBuffer out =
                ByteBuffer.allocate(STARTS + 22 + 2 * pageStarts.size()).order(order);
        out.putInt(0)
                .putInt(32)
                .putInt(STARTS)
                .putInt(STARTS)
                .putInt(0)
                .putInt(1)
                .putInt(0);
        out.position(32);
        out.putInt(4).putInt(0).putInt(STARTS - 32).putInt(0).putInt(0);
        out.putInt(out.capacity() - STARTS).putShort((short) PAGE_SIZE).putShort((short) format);
        out.putLong(segment).putInt(MAX_VALID_POINTER).putShort((short) pages);
        pageStarts.forEach(start -> out.putShort(start.shortValue()));
        return out.array();
    }

    private List<Integer> chainPage(ByteBuffer file, int segment, int page, List<Integer> offsets) {
        int[] inPage = offsets.stream()
                .filter(offset -> offset / PAGE_SIZE == page)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < inPage.length; i++) {
            if (i == 0 || next(inPage, i - 1) == 0) {
                starts.add(inPage[i] % PAGE_SIZE);
            }
            int at = segment + inPage[i];
            if (format == PTR_32) {
                file.putInt(at, file.getInt(at) | next(inPage, i) << nextShift());
            } else {
                file.putLong(at, file.getLong(at) | (long) next(inPage, i) << nextShift());
            }
        }
        return starts;
    }

    /** How far it is to the next pointer, in strides; 0 where none follows or it is out of reach. */
    private int next(int[] offsets, int index) {
        if (index == offsets.length - 1) {
            return 0;
        }
        int distance = (offsets[index + 1] - offsets[index]) / stride();
        return distance <= maxNext() ? distance : 0;
    }
}
