// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Texts that are looked up backwards. They are sorted by their UTF-8 bytes from the last to the first, so that the
 * texts that end in the same bytes are neighbours, the shortest first.
 */
public final class ReversedTexts {

    private static final int PAIRS = 1 << 2 * Byte.SIZE;
    private static final int WORDS_PER_LAST = (1 << Byte.SIZE) / Long.SIZE;

    private final byte[][] reversed;

    /** The pairs of last bytes that some text has, each as a bit. All strings of a library are looked up here. */
    private final long[] ends = new long[PAIRS / Long.SIZE];

    /** The index of the first text whose last byte is at least an unsigned value, by this value. */
    private final int[] firsts = new int[(1 << Byte.SIZE) + 1];

    private ReversedTexts(byte[][] reversed) {
        this.reversed = reversed;
        for (byte[] text : reversed) {
            firsts[text.length == 0 ? 0 : Byte.toUnsignedInt(text[0]) + 1]++;
        }
        for (int last = 1; last < firsts.length; last++) {
            firsts[last] += firsts[last - 1];
        }
        for (byte[] text : reversed) {
            if (text.length == 1) {
                int word = word(text[0], (byte) 0);
                Arrays.fill(ends, word, word + WORDS_PER_LAST, -1);
            } else if (text.length > 1) {
                ends[word(text[0], text[1])] |= 1L << text[1];
            }
        }
    }

    private static int word(byte last, byte before) {
        return Byte.toUnsignedInt(last) * WORDS_PER_LAST + Byte.toUnsignedInt(before) / Long.SIZE;
    }

    /** Whether some text may end in two bytes: false for most strings of a library. */
    public boolean mayEndIn(byte before, byte last) {
        return (ends[word(last, before)] & 1L << before) != 0;
    }

    /** The bytes in which the texts end. */
    public EndBytes ends() {
        int least = 0xff;
        boolean ascii = true;
        boolean alone = false;
        for (byte[] text : reversed) {
            for (int i = 0; i < Math.min(text.length, 2); i++) {
                least = Math.min(least, Byte.toUnsignedInt(text[i]));
                ascii &= text[i] >= 0;
                alone |= text.length == 1;
            }
        }
        return new EndBytes(least, ascii, alone);
    }

    /** Reverses texts; each is taken once. */
    public static ReversedTexts of(Collection<String> texts) {
        List<byte[]> reversed = new ArrayList<>();
        for (String text : new HashSet<>(texts)) {
            reversed.add(reversed(text.getBytes(StandardCharsets.UTF_8)));
        }
        reversed.sort(new UnsignedOrder());
        return new ReversedTexts(reversed.toArray(new byte[0][]));
    }

    /** A class and no method reference, for the first run: design.md, "What every build runs is written as loops". */
    private static final class UnsignedOrder implements Comparator<byte[]> {
        @Override
        public int compare(byte[] one, byte[] other) {
            return Arrays.compareUnsigned(one, other);
        }
    }

    /** The texts without those at some indexes. */
    ReversedTexts without(BitSet indexes) {
        List<byte[]> others = new ArrayList<>();
        for (int i = 0; i < reversed.length; i++) {
            if (!indexes.get(i)) {
                others.add(reversed[i]);
            }
        }
        return new ReversedTexts(others.toArray(new byte[0][]));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    public int size() {
        return reversed.length;
    }

    /** The length of a text in bytes. */
    public int length(int index) {
        return reversed[index].length;
    }

    /** The length of the longest text in bytes; 0 if there are no texts. */
    public int maxLength() {
        int max = 0;
        for (byte[] text : reversed) {
            max = Math.max(max, text.length);
        }
        return max;
    }

    /** A text's bytes in their own order. */
    public byte[] bytes(int index) {
        return reversed(reversed[index]);
    }

    /**
     * The first text whose last byte is at least a value. No text is empty.
     *
     * @param value an unsigned byte, or 256 for the number of texts
     */
    int firstEndingIn(int value) {
        return firsts[value];
    }

    /**
     * The first text in a range that has at least a value before its last bytes.
     *
     * @param value an unsigned byte, or 256 for the end of the range
     * @param depth the number of last bytes, which are the same in all texts of the range
     */
    public int firstWith(int value, int depth, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            byte[] text = reversed[middle];
            if (text.length <= depth || Byte.toUnsignedInt(text[depth]) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
