// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ConstantBlocks;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over an image's constants, for all that is looked for at the ends of C strings. It goes
 * block by block, shows the NUL bytes behind what may be the end of such a string ({@link EndBytes}), and ends when
 * nothing is looked for any more.
 *
 * <p>The end of a range of constants counts as a NUL byte, because memory may continue with zeros that the file does
 * not have. Tools for WebAssembly cut such zeros off.
 */
public final class StringPass implements ConstantBlocks.Visitor {

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LOW_BITS = ~HIGH_BITS;

    /** Something that is looked for at the ends of C strings. */
    public interface Seeker {

        /** The number of bytes before a NUL byte that the seeker needs to see. */
        int reach();

        /** The bytes in which the strings that the seeker needs to see end. */
        EndBytes ends();

        /** Whether the seeker needs to see more strings. */
        boolean isSeeking();

        /**
         * Looks at the string before a NUL byte. It may begin before the first of the bytes, be empty, and end in other
         * bytes than the seeker needs.
         *
         * @param end the NUL byte's index, or the number of bytes at the end of the constants
         */
        void seeString(byte[] bytes, int end);
    }

    /** Those that still seek. An array, because it is walked for each of some ten thousand strings. */
    private Seeker[] seekers;

    private final EndBytes ends;

    private StringPass(Seeker[] seekers, EndBytes ends) {
        this.seekers = seekers;
        this.ends = ends;
    }

    /**
     * Searches an image. Nothing is read if no seeker is seeking.
     *
     * @param near where most of the strings are expected. The constants around are read first, in both directions.
     */
    public static void over(Image image, Optional<Bytes> near, Seeker... seekers) throws IOException {
        Seeker[] seeking = seeking(seekers);
        if (seeking.length > 0) {
            int reach = 0;
            EndBytes ends = seeking[0].ends();
            for (Seeker seeker : seeking) {
                reach = Math.max(reach, seeker.reach());
                ends = ends.or(seeker.ends());
            }
            ConstantBlocks.visit(image, near, reach, new StringPass(seeking, ends));
        }
    }

    private static Seeker[] seeking(Seeker... seekers) {
        List<Seeker> seeking = new ArrayList<>();
        for (Seeker seeker : seekers) {
            if (seeker.isSeeking()) {
                seeking.add(seeker);
            }
        }
        return seeking.toArray(new Seeker[0]);
    }

    /** Searches a block. Returns whether something is still looked for. */
    @Override
    public boolean visit(byte[] bytes, int first, boolean isEnd) {
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
        // In locals, because the seekers that are called might change fields, as far as the compiler knows.
        long toHighBit = ends.toHighBit();
        long notAscii = ends.notAscii();
        long alone = ends.alone() ? HIGH_BITS : 0;
        int at = Math.min(Math.max(first, 2), bytes.length); // two bytes stand before each word
        showEach(bytes, first, at);
        while (at + Long.BYTES <= bytes.length) {
            long found = 0;
            // Calls nothing, so that this runs fast: most words have no NUL byte that is shown.
            for (; found == 0 && at + Long.BYTES <= bytes.length; at += Long.BYTES) {
                long nul = nul(words.getLong(at));
                if (nul != 0) {
                    long last = fitting(words.getLong(at - 1), toHighBit, notAscii);
                    long before = fitting(words.getLong(at - 2), toHighBit, notAscii);
                    found = nul & last & (before | alone);
                }
            }
            for (; found != 0; found &= found - 1) {
                show(bytes, at - Long.BYTES + Long.numberOfTrailingZeros(found) / Byte.SIZE);
            }
        }
        showEach(bytes, at, bytes.length);
    }

    private void showEach(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == 0 && bytes[at - 1] != 0) {
                show(bytes, at);
            }
        }
    }

    /** The highest bit of each byte in which a string may end. */
    private static long fitting(long word, long toHighBit, long notAscii) {
        return ((word & LOW_BITS) + toHighBit & ~word | word & notAscii) & HIGH_BITS;
    }

    /** The highest bit of each NUL byte. */
    private static long nul(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    private void show(byte[] bytes, int end) {
        for (Seeker seeker : seekers) {
            seeker.seeString(bytes, end);
        }
    }
}
