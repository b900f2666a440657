// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

/**
 * Limits that protect the memory and follow the size of the heap. With a heap of 256 MB any file can be read, or is
 * refused with a message; with more, more is accepted.
 */
public final class HeapLimit {

    private static final long LEAST_HEAP = 256L << 20;

    private HeapLimit() {}

    /**
     * The limit for the number of something.
     *
     * @param least the limit with a heap of 256 MB or less
     * @param bytesEach the bytes of further heap for one more
     */
    public static int of(int least, int bytesEach) {
        long further = Math.max(0, Runtime.getRuntime().maxMemory() - LEAST_HEAP) / bytesEach;
        return (int) Math.min(Integer.MAX_VALUE, least + further);
    }

    /** The size of the heap in bytes. */
    public static long heap() {
        return Runtime.getRuntime().maxMemory();
    }
}
