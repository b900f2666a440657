// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;

/**
 * Random access to the bytes of a file. Offsets are not checked here: callers pass only ranges within {@link #length}.
 */
interface ByteSource {

    long length();

    int u8(long offset) throws IOException;

    /**
     * The unsigned value of some bytes.
     *
     * @param width at most 8
     */
    default long unsigned(long offset, int width, boolean isBigEndian) throws IOException {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << Byte.SIZE | u8(offset + (isBigEndian ? i : width - 1 - i));
        }
        return value;
    }

    /** The number of bytes before the first NUL byte at or after an offset; the limit if there is none before it. */
    default int lengthToNul(long offset, int limit) throws IOException {
        int length = 0;
        while (length < limit && u8(offset + length) != 0) {
            length++;
        }
        return length;
    }

    /** Whether the bytes from an offset on are those of a text. */
    default boolean hasAt(long offset, byte[] text) throws IOException {
        for (int i = 0; i < text.length; i++) {
            if (u8(offset + i) != Byte.toUnsignedInt(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Copies the bytes from an offset on to the beginning of an array. */
    void copy(long offset, byte[] target, int count) throws IOException;

    /** The number of bytes read from a channel so far. */
    long bytesRead();
}
