// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes which bytes of a file are read, and so where its structures begin and end. */
public final class ReadRanges implements ByteSource {

    /** What is done with a file. */
    public interface Reader {
        void read(Bytes file) throws IOException;
    }

    private final byte[] file;
    private final BitSet read = new BitSet();

    private ReadRanges(byte[] file) {
        this.file = file;
    }

    /** The offsets at which something that is read begins or ends, for a reader that reads no more than it needs. */
    public static SortedSet<Integer> boundaries(byte[] file, Reader reader) throws IOException {
        ReadRanges ranges = new ReadRanges(file);
        reader.read(Bytes.of(ranges, ByteOrder.LITTLE_ENDIAN));
        SortedSet<Integer> boundaries = new TreeSet<>();
        for (int start = ranges.read.nextSetBit(0); start >= 0; ) {
            int end = ranges.read.nextClearBit(start);
            boundaries.add(start);
            boundaries.add(end);
            start = ranges.read.nextSetBit(end);
        }
        return boundaries;
    }

    @Override
    public long length() {
        return file.length;
    }

    @Override
    public int u8(long offset) {
        read.set((int) offset);
        return Byte.toUnsignedInt(file[(int) offset]);
    }

    @Override
    public void copy(long offset, byte[] target, int count) {
        read.set((int) offset, (int) offset + count);
        System.arraycopy(file, (int) offset, target, 0, count);
    }

    @Override
    public long bytesRead() {
        return 0;
    }
}
