// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A view of a part of a file, read field by field in one byte order. Bytes are read from the file on demand.
 *
 * <p>Offsets count from the beginning of the view. Offsets, lengths and 64-bit values may be passed in as the file has
 * them: they are unsigned, and every read outside the view throws {@link ObjectFormatException} with the offset in the
 * file and the name of the structure. Failures of a channel are thrown as {@link IOException}.
 *
 * <p>Views of one file share its page cache. Only one thread at a time may use them.
 */
public final class Bytes {

    private static final int FIRST_WINDOW = 64;
    private static final int SEARCH_WINDOW = 1 << 16;

    private final ByteSource source;
    private final long start;
    private final long length;
    private final ByteOrder order;

    /** The format's name for these bytes, for messages. */
    private final String structure;

    /**
     * The own name of the symbol or entry that these bytes are; empty if it has none. It is not joined with
     * {@link #structure}, because only messages need it.
     */
    private final String name;

    private Bytes(ByteSource source, long start, long length, ByteOrder order, String structure, String name) {
        this.source = source;
        this.start = start;
        this.length = length;
        this.order = order;
        this.structure = structure;
        this.name = name;
    }

    /** A view of bytes in memory. The array must not change while the view is in use. */
    public static Bytes of(byte[] bytes, ByteOrder order) {
        return of(new MemorySource(bytes), order);
    }

    /**
     * A view of a whole file. The channel's position is neither used nor changed. The caller closes the channel.
     */
    public static Bytes of(FileChannel channel, ByteOrder order) throws IOException {
        return of(new PagedSource(channel), order);
    }

    static Bytes of(ByteSource source, ByteOrder order) {
        return new Bytes(source, 0, source.length(), order, "file", "");
    }

    /** The same bytes, read in another order. */
    public Bytes in(ByteOrder other) {
        return new Bytes(source, start, length, other, structure, name);
    }

    /** The order in which values of several bytes are read. */
    public ByteOrder order() {
        return order;
    }

    /** The number of bytes in this view. */
    public long length() {
        return length;
    }

    /**
     * The number of bytes read from the file's channel so far, for all views of the file; 0 for bytes in memory.
     */
    public long bytesRead() {
        return source.bytesRead();
    }

    /** The same bytes as another structure, whose name in the format is used in messages. */
    public Bytes as(String structure) {
        return as(structure, "");
    }

    /** As {@link #as(String)}, for one of many structures, which has a name of its own. */
    public Bytes as(String structure, String name) {
        return new Bytes(source, start, length, order, structure, name);
    }

    /** A part of this view. */
    public Bytes slice(long offset, long length) throws ObjectFormatException {
        requireWithin(offset, length);
        return new Bytes(source, start + offset, length, order, structure, name);
    }

    /** A part of this view that is another structure, as in {@link #as(String)}. */
    public Bytes slice(long offset, long length, String structure) throws ObjectFormatException {
        if (!has(offset, length)) {
            throw outside(structure, offset, length);
        }
        return new Bytes(source, start + offset, length, order, structure, "");
    }

    /** The part of this view that begins at an offset. */
    public Bytes from(long offset) throws ObjectFormatException {
        requireWithin(offset, 0);
        return slice(offset, length - offset);
    }

    /**
     * A part of this view that consists of entries of one size. {@link #entry} returns its entries.
     *
     * @param structure the format's name for the table, used in messages
     */
    public Bytes table(long offset, int count, int entrySize, String structure) throws ObjectFormatException {
        return slice(offset, (long) count * entrySize, structure);
    }

    /** The offset at which another view of the same file begins; empty if it does not begin within this view. */
    public OptionalLong offsetOf(Bytes other) {
        long offset = other.start - start;
        return other.source == source && has(offset, 1) ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    /** The number of whole entries of a size in this view. */
    public long entries(int entrySize) {
        return length / entrySize;
    }

    /**
     * An entry of this view, read as a table.
     *
     * @param index less than {@link #entries}
     */
    public Bytes entry(long index, int entrySize) throws ObjectFormatException {
        return slice(index * entrySize, entrySize);
    }

    /** An unsigned value of 8 bits. */
    public int u8(long offset) throws IOException {
        return (int) unsigned(offset, Byte.BYTES);
    }

    /** An unsigned value of 16 bits. */
    public int u16(long offset) throws IOException {
        return (int) unsigned(offset, Short.BYTES);
    }

    /** An unsigned value of 32 bits. */
    public long u32(long offset) throws IOException {
        return unsigned(offset, Integer.BYTES);
    }

    /** An unsigned value of 64 bits: 2<sup>63</sup> and more are negative in the result. */
    public long u64(long offset) throws IOException {
        return unsigned(offset, Long.BYTES);
    }

    /**
     * An unsigned value of a pointer's size.
     *
     * @param size 4 or 8 bytes; with 8 the result is as that of {@link #u64}
     */
    public long word(long offset, int size) throws IOException {
        return unsigned(offset, size);
    }

    /**
     * {@link #u16} as the number of something.
     *
     * @throws ObjectFormatException when it is greater than {@code max}
     */
    public int u16AsCount(long offset, int max) throws IOException {
        return count(u16(offset), offset, max);
    }

    /** {@link #u32} as the number of something, with a limit as in {@link #u16AsCount}. */
    public int u32AsCount(long offset, int max) throws IOException {
        return count(u32(offset), offset, max);
    }

    /** {@link #word} as the number of something, with a limit as in {@link #u16AsCount}. */
    public int wordAsCount(long offset, int size, int max) throws IOException {
        return count(word(offset, size), offset, max);
    }

    /** A copy of some of the bytes. The caller limits the length, because the copy is held in memory. */
    public byte[] copy(long offset, int length) throws IOException {
        requireWithin(offset, length);
        byte[] copy = new byte[length];
        source.copy(start + offset, copy, length);
        return copy;
    }

    /** Copies the bytes from an offset on to the beginning of an array. */
    public void copy(long offset, byte[] target, int count) throws IOException {
        requireWithin(offset, count);
        source.copy(start + offset, target, count);
    }

    /**
     * NUL-terminated text. Bytes that are not UTF-8 become replacement characters, because names in object files may
     * contain any bytes.
     *
     * @param limit the maximum number of bytes; longer text is cut
     */
    public String cString(long offset, int limit) throws IOException {
        requireWithin(offset, 0);
        int available = (int) Math.min(limit, length - offset);
        int end = source.lengthToNul(start + offset, available);
        if (end == available && end < limit) {
            throw malformed(offset, "a string without a NUL byte at its end");
        }
        return new String(copy(offset, end), StandardCharsets.UTF_8);
    }

    /** Whether the bytes from an offset on are those of a text. */
    boolean hasAt(long offset, byte[] text) throws IOException {
        return has(offset, text.length) && source.hasAt(start + offset, text);
    }

    /**
     * The offset of the first occurrence of a text at or after an offset; -1 if there is no occurrence. Reads in
     * windows that start small and grow, so that the cost depends on the distance to the text, not on the size of the
     * view.
     *
     * @param text not empty
     */
    public long indexOf(byte[] text, long from) throws IOException {
        int size = FIRST_WINDOW;
        for (long offset = from; length - offset >= text.length; ) {
            long window = Math.min(length - offset, (long) size + text.length - 1);
            int found = indexOf(copy(offset, Math.toIntExact(window)), text);
            if (found >= 0) {
                return offset + found;
            }
            offset += size;
            size = Math.min(2 * size, SEARCH_WINDOW);
        }
        return -1;
    }

    private static int indexOf(byte[] window, byte[] text) {
        for (int at = 0; at + text.length <= window.length; at++) {
            if (Arrays.equals(window, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }

    /** The exception for a violation of the format at an offset of this view. */
    public ObjectFormatException malformed(long offset, String what) {
        return ObjectFormatException.malformed(shownName(), start + offset, what);
    }

    private long unsigned(long offset, int width) throws IOException {
        requireWithin(offset, width);
        return source.unsigned(start + offset, width, order == ByteOrder.BIG_ENDIAN);
    }

    private int count(long value, long offset, int max) throws ObjectFormatException {
        if (Long.compareUnsigned(value, max) > 0) {
            throw malformed(
                    offset, "a count of %s, more than the limit of %d".formatted(Long.toUnsignedString(value), max));
        }
        return (int) value;
    }

    /** Whether a range lies within this view. Offsets and sizes of 2<sup>63</sup> and more lie outside every view. */
    boolean has(long offset, long size) {
        return offset >= 0 && size >= 0 && size <= length && offset <= length - size;
    }

    private void requireWithin(long offset, long size) throws ObjectFormatException {
        if (!has(offset, size)) {
            throw outside(shownName(), offset, size);
        }
    }

    private ObjectFormatException outside(String wanted, long offset, long size) {
        return ObjectFormatException.malformed(
                wanted,
                start + offset,
                "%s byte%s from there reach past the end of the %s, which is at offset 0x%x"
                        .formatted(Long.toUnsignedString(size), size == 1 ? "" : "s", shownName(), start + length));
    }

    /** What messages call these bytes. */
    private String shownName() {
        return name.isEmpty() ? structure : structure + " " + name;
    }
}
