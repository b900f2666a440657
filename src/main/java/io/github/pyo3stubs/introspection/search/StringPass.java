// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ConstantBlocks;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
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

    private List<Seeker> seekers;

    private StringPass(List<Seeker> seekers) {
        this.seekers = seekers;
    }

    /**
     * Searches an image. Nothing is read if no seeker is seeking.
     *
     * @param near where most of the strings are expected. The constants around are read first, in both directions.
     */
    public static void over(Image image, Optional<Bytes> near, Seeker... seekers) throws IOException {
        StringPass pass = new StringPass(seeking(List.of(seekers)));
        if (!pass.seekers.isEmpty()) {
            int reach = pass.seekers.stream().mapToInt(Seeker::reach).max().orElse(0);
            ConstantBlocks.visit(image, near, reach, pass::search);
        }
    }

    private static List<Seeker> seeking(List<Seeker> seekers) {
        return seekers.stream().filter(Seeker::isSeeking).toList();
    }

    /** Searches a block. Returns whether something is still looked for. */
    private boolean search(byte[] bytes, int first, boolean isEnd) {
        showStrings(bytes, Math.max(first, 1));
        if (isEnd && bytes[bytes.length - 1] != 0) {
            show(bytes, bytes.length);
        }
        seekers = seeking(seekers);
        return !seekers.isEmpty();
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
