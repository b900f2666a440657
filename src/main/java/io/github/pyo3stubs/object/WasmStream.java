// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a part of a WebAssembly module from front to back (WebAssembly Core Specification, sections 5.1 to 5.3). The
 * format has no offsets: each value begins where the one before it ends.
 */
final class WasmStream {

    /** The flag of limits that says that addresses have 64 bits. */
    static final int ADDRESS_64 = 4;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;

    private static final int CONTINUED = 0x80;
    private static final int SIGN = 0x40;

    /** The codes of reference types that a heap type follows (section 5.3.4). Abbreviated reference types have none. */
    private static final int REF = 0x64;

    private static final int REF_NULL = 0x63;

    private final Bytes bytes;
    private long position;

    WasmStream(Bytes bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length();
    }

    int u8() throws IOException {
        int value = bytes.u8(position);
        position++;
        return value;
    }

    /** An unsigned integer of 32 bits in LEB128, at most 5 bytes (section 5.2.2). */
    long u32() throws IOException {
        long start = position;
        long value = leb128(Integer.SIZE, false);
        if (value != (value & 0xffff_ffffL)) {
            throw bytes.malformed(start, "an integer of more than 32 bits");
        }
        return value;
    }

    /** A signed integer of 32 bits in LEB128, at most 5 bytes (section 5.2.2). */
    int s32() throws IOException {
        long start = position;
        long value = leb128(Integer.SIZE, true);
        if (value != (int) value) {
            throw bytes.malformed(start, "an integer of more than 32 bits");
        }
        return (int) value;
    }

    /** Skips an integer of a number of bits. */
    void skipInteger(int bits) throws IOException {
        leb128(bits, false);
    }

    /** An integer in LEB128. The last byte may have bits above those of the type; the caller checks the value. */
    private long leb128(int bits, boolean signed) throws IOException {
        long start = position;
        long value = 0;
        for (int shift = 0; shift < bits; shift += 7) {
            int next = u8();
            value |= (long) (next & ~CONTINUED) << shift;
            if ((next & CONTINUED) == 0) {
                boolean negative = signed && (next & SIGN) != 0;
                return negative ? value | -1L << shift + 7 : value;
            }
        }
        throw bytes.malformed(start, "an integer with more bytes than %d bits need".formatted(bits));
    }

    /**
     * The number of elements of a vector that follow.
     *
     * @param max the limit of engines, from the WebAssembly JavaScript Interface ("Implementation-defined Limits")
     * @throws ObjectFormatException when the number is greater than {@code max}
     */
    int count(int max) throws IOException {
        long start = position;
        long count = u32();
        if (count > max) {
            throw bytes.malformed(start, "a count of %d, more than the limit of %d".formatted(count, max));
        }
        return (int) count;
    }

    /** A name, cut after 512 bytes. Bytes that are not UTF-8 become replacement characters. */
    String name() throws IOException {
        Bytes name = vector();
        return new String(name.copy(0, (int) Math.min(name.length(), WantedSymbols.MAX_NAME)), StandardCharsets.UTF_8);
    }

    /** A vector of bytes: its length, then the bytes. */
    Bytes vector() throws IOException {
        return take(u32());
    }

    Bytes take(long length) throws IOException {
        Bytes taken = bytes.slice(position, length);
        position += length;
        return taken;
    }

    /** Skips a value type (section 5.3.5). */
    void skipValueType() throws IOException {
        int type = u8();
        if (type == REF || type == REF_NULL) {
            skipHeapType();
        }
    }

    /** Skips a heap type (section 5.3.3). */
    void skipHeapType() throws IOException {
        skipInteger(33);
    }

    /**
     * Skips limits: the minimum and maximum size of a table or memory (section 5.3.12).
     *
     * @return their flags, such as {@link #ADDRESS_64}
     */
    int limits() throws IOException {
        int flags = u8();
        if ((flags & ~(HAS_MAXIMUM | SHARED | ADDRESS_64)) != 0) {
            throw malformed("limits with unknown flags 0x%02x".formatted(flags));
        }
        skipInteger(Long.SIZE);
        if ((flags & HAS_MAXIMUM) != 0) {
            skipInteger(Long.SIZE);
        }
        return flags;
    }

    /** The exception for a violation of the format by the value read last. */
    ObjectFormatException malformed(String what) {
        return bytes.malformed(position - 1, what);
    }
}
