// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Changes files as damage and malice do. */
final class Mutations {

    private static final int MOST = 6;

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A copy of a file that is not empty, with some changes, behind the bytes that tell its format. */
    byte[] mutate(byte[] file) {
        byte[] changed = file.clone();
        for (int i = random.nextInt(MOST); i >= 0; i--) {
            changed = change(changed);
        }
        return changed;
    }

    private byte[] change(byte[] file) {
        int at = 4 + random.nextInt(Math.max(1, file.length - 4));
        ByteBuffer rest = ByteBuffer.wrap(file, Math.min(at, file.length), Math.max(0, file.length - at));
        rest.order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int room = rest.remaining();
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(file, at);
            }
            case 1 -> put(rest, Byte.BYTES, random.nextInt());
            case 2 -> put(rest, Integer.BYTES, extreme(at));
            case 3 -> put(rest, Long.BYTES, extreme(at));
            case 4 -> put(rest, Short.BYTES, extreme(at));
            case 5 -> put(rest, Integer.BYTES, random.nextInt(2 * file.length));
            case 6 -> {
                int length = random.nextInt(Math.min(room, 64) + 1);
                rest.put(file, random.nextInt(file.length - length + 1), length);
            }
            default -> swap(file, at, 4 + random.nextInt(Math.max(1, file.length - 4)), random.nextInt(64));
        }
        return file;
    }

    /** The numbers that counts and offsets overflow at, and the place itself. */
    private long extreme(int at) {
        long[] extremes = {0, 1, -1, at, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        return extremes[random.nextInt(extremes.length)];
    }

    private static void put(ByteBuffer rest, int size, long value) {
        if (rest.remaining() >= size) {
            switch (size) {
                case Byte.BYTES -> rest.put((byte) value);
                case Short.BYTES -> rest.putShort((short) value);
                case Integer.BYTES -> rest.putInt((int) value);
                default -> rest.putLong(value);
            }
        }
    }

    private static void swap(byte[] file, int one, int other, int length) {
        for (int i = 0; i < length && Math.max(one, other) + i < file.length; i++) {
            byte kept = file[one + i];
            file[one + i] = file[other + i];
            file[other + i] = kept;
        }
    }
}
