// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ConstantBlocks;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * One pass over an image's constants, for all that is looked for at the ends of C strings. It shows each NUL byte, in
 * blocks, and ends when nothing is looked for any more.
 *
 * <p>The end of a range of constants counts as a NUL byte, because memory may continue with zeros that the file does
 * not have. Tools for WebAssembly cut such zeros off.
 */
public final class StringPass {

    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

    /** What {@link #zeros} returns if the first byte is the only one that is zero. */
    private static final long ZERO_FIRST = 0x80;

    /** Something that is looked for at the ends of C strings. */
    public interface Seeker {

        /** The number of bytes before a NUL byte that the seeker needs to see. */
        int reach();

        /** Whether the seeker needs to see more strings. */
        boolean isSeeking();

        /**
         * Looks at the string before a NUL byte. It is not empty, but may begin before the first of the bytes.
         *
         * @param end the NUL byte's index, or the number of bytes at the end of the constants
         */
        void seeString(byte[] bytes, int end);
    }

    /** Those that still seek. An array, because it is walked for each of some hundred thousand strings. */
    private Seeker[] seekers;

    private StringPass(Seeker... seekers) {
        this.seekers = seekers;
    }

    /**
     * Searches an image. Nothing is read if no seeker is seeking.
     *
     * @param near where most of the strings are expected. The constants around are read first, in both directions.
     */
    public static void over(Image image, Optional<Bytes> near, Seeker... seekers) throws IOException {
        StringPass pass = new StringPass(seeking(seekers));
        if (pass.seekers.length > 0) {
            int reach =
                    Arrays.stream(pass.seekers).mapToInt(Seeker::reach).max().orElse(0);
            ConstantBlocks.visit(image, near, reach, pass::search);
        }
    }

    private static Seeker[] seeking(Seeker... seekers) {
        return Arrays.stream(seekers).filter(Seeker::isSeeking).toArray(Seeker[]::new);
    }

    /** Searches a block. Returns whether something is still looked for. */
    private boolean search(byte[] bytes, int first, boolean isEnd) {
        showStrings(bytes, Math.max(first, 1));
        if (isEnd && bytes[bytes.length - 1] != 0) {
            show(bytes, bytes.length);
        }
        seekers = seeking(seekers);
        return seekers.length > 0;
    }

    /** Shows the strings that end at an index or behind it, by the NUL bytes of eight bytes at a time. */
    private void showStrings(byte[] bytes, int first) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = first;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long zeros = zeros(words.getLong(at));
            if (zeros != 0) {
                long ends = zeros & ~(zeros << Byte.SIZE | (bytes[at - 1] == 0 ? ZERO_FIRST : 0));
                for (; ends != 0; ends &= ends - 1) {
                    show(bytes, at + Long.numberOfTrailingZeros(ends) / Byte.SIZE);
                }
            }
        }
        for (; at < bytes.length; at++) {
            if (bytes[at] == 0 && bytes[at - 1] != 0) {
                show(bytes, at);
            }
        }
    }

    /** The highest bit of each byte that is zero. */
    private static long zeros(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    private void show(byte[] bytes, int end) {
        for (Seeker seeker : seekers) {
            seeker.seeString(bytes, end);
        }
    }
}
