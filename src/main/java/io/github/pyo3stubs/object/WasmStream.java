package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A walk through a part of a WebAssembly module from front to back. Nothing in a module has a place of its own: what is
 * next begins where the last thing ended (WebAssembly Core Specification, sections 5.1 to 5.3).
 */
final class WasmStream {

    /** Of limits: whether addresses have 64 bits. */
    static final int ADDRESS_64 = 4;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;

    private static final int CONTINUED = 0x80;
    private static final int SIGN = 0x40;

    /** Types of references other than the abbreviated ones are followed by what they refer to: section 5.3.4. */
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

    /** An unsigned integer of 32 bits in LEB128, which takes 5 bytes at most (section 5.2.2). */
    long u32() throws IOException {
        long start = position;
        long value = leb128(Integer.SIZE, false);
        if (value != (value & 0xffff_ffffL)) {
            throw bytes.malformed(start, "an integer of more than 32 bits");
        }
        return value;
    }

    /** A signed integer of 32 bits in LEB128, which takes 5 bytes at most (section 5.2.2). */
    int s32() throws IOException {
        long start = position;
        long value = leb128(Integer.SIZE, true);
        if (value != (int) value) {
            throw bytes.malformed(start, "an integer of more than 32 bits");
        }
        return (int) value;
    }

    /** Passes over an integer whose value does not matter. */
    void skipInteger(int bits) throws IOException {
        leb128(bits, false);
    }

    /** The bits above those of the type are there only if the last byte has them, which is for the caller to refuse. */
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
        throw bytes.malformed(start, "an integer of more bytes than %d bits take".formatted(bits));
    }

    /**
     * How many elements of a vector follow, refused above {@code max}.
     *
     * @param max the number that engines take, as the WebAssembly JavaScript Interface names it ("Implementation-defined
     *     Limits")
     */
    int count(int max) throws IOException {
        long start = position;
        long count = u32();
        if (count > max) {
            throw bytes.malformed(start, "a count of %d, where %d is plenty".formatted(count, max));
        }
        return (int) count;
    }

    /** A name, cut after 512 bytes. Bytes that are not UTF-8 become replacement characters: nobody asks for such names. */
    String name() throws IOException {
        Bytes name = vector();
        return new String(name.copy(0, (int) Math.min(name.length(), WantedSymbols.MAX_NAME)), StandardCharsets.UTF_8);
    }

    /** A vector of bytes: its length, and as many bytes. */
    Bytes vector() throws IOException {
        return take(u32());
    }

    Bytes take(long length) throws IOException {
        Bytes taken = bytes.slice(position, length);
        position += length;
        return taken;
    }

    /** Passes over the type of a value (section 5.3.5). */
    void skipValueType() throws IOException {
        int type = u8();
        if (type == REF || type == REF_NULL) {
            skipHeapType();
        }
    }

    /** Passes over what a reference refers to (section 5.3.3). */
    void skipHeapType() throws IOException {
        skipInteger(33);
    }

    /**
     * Passes over the size that a table or memory has and may have (section 5.3.12).
     *
     * @return its flags, {@link #ADDRESS_64} among them
     */
    int limits() throws IOException {
        int flags = u8();
        if ((flags & ~(HAS_MAXIMUM | SHARED | ADDRESS_64)) != 0) {
            throw malformed("limits with the flags 0x%02x".formatted(flags));
        }
        skipInteger(Long.SIZE);
        if ((flags & HAS_MAXIMUM) != 0) {
            skipInteger(Long.SIZE);
        }
        return flags;
    }

    /** The bad news that what was just read contradicts the format. */
    ObjectFormatException malformed(String what) {
        return bytes.malformed(position - 1, what);
    }
}
