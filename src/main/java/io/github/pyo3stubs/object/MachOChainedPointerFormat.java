// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

/**
 * The encoding of pointers in a segment with chained fixups ({@code mach-o/fixup-chains.h},
 * {@code DYLD_CHAINED_PTR_…}): the low bits are the target, the bits above them the distance to the next pointer. The
 * formats of kernels and of the loader's shared cache are left out.
 */
enum MachOChainedPointerFormat {
    ARM64E(1, Layout.ARM64E, 8, false),
    PTR_64(2, Layout.PTR_64, 4, false),
    PTR_32(3, Layout.PTR_32, 4, false),
    PTR_64_OFFSET(6, Layout.PTR_64, 4, true),
    ARM64E_USERLAND(9, Layout.ARM64E, 8, true),
    ARM64E_FIRMWARE(10, Layout.ARM64E, 4, false),
    ARM64E_USERLAND24(12, Layout.ARM64E, 8, true);

    /**
     * {@code dyld_chained_ptr_32_rebase}, {@code dyld_chained_ptr_64_rebase}, {@code dyld_chained_ptr_arm64e_rebase}.
     */
    private enum Layout {
        PTR_32(4, 26, 26, 5),
        PTR_64(8, 36, 51, 12),
        ARM64E(8, 43, 51, 11);

        private final int size;
        private final int targetBits;
        private final int nextShift;
        private final int nextBits;

        Layout(int size, int targetBits, int nextShift, int nextBits) {
            this.size = size;
            this.targetBits = targetBits;
            this.nextShift = nextShift;
            this.nextBits = nextBits;
        }
    }

    /** The number of bits of an authenticated pointer's target. */
    private static final int AUTH_TARGET_BITS = 32;

    /** The position of the byte that a pointer may have above its address. */
    private static final int HIGH8_SHIFT = 56;

    private final int number;
    private final Layout layout;
    private final int stride;
    private final boolean countsFromBase;

    MachOChainedPointerFormat(int number, Layout layout, int stride, boolean countsFromBase) {
        this.number = number;
        this.layout = layout;
        this.stride = stride;
        this.countsFromBase = countsFromBase;
    }

    /** @throws ObjectFormatException when this version does not know the format */
    static MachOChainedPointerFormat of(int number) throws ObjectFormatException {
        for (MachOChainedPointerFormat format : values()) {
            if (format.number == number) {
                return format;
            }
        }
        throw MachOChainedFixups.unsupported("pointer format %d".formatted(number));
    }

    /** The size of a pointer in bytes: 4 or 8. */
    int size() {
        return layout.size;
    }

    /** The unit of {@link #next}, in bytes. */
    int stride() {
        return stride;
    }

    /** The distance to the next pointer, in bytes; 0 for the last one. */
    int next(long word) {
        return (int) bits(word, layout.nextShift, layout.nextBits) * stride;
    }

    /** Whether the pointer is bound to a symbol of another library, not to an address in the image. */
    boolean isBind(long word) {
        return bits(word, layout.nextShift + layout.nextBits, 1) != 0;
    }

    /**
     * The value of a pointer into the image when the image is loaded at its preferred address.
     *
     * @param maxValidPointer the limit of the 32-bit format, in which greater values are numbers stored with an offset;
     *     unused for other formats
     */
    long target(long word, long imageBase, long maxValidPointer) {
        long target = bits(word, 0, layout.targetBits);
        return switch (layout) {
            case PTR_32 -> target <= maxValidPointer ? target : target - bias(maxValidPointer) & 0xffffffffL;
            case PTR_64 -> address(word, target, imageBase);
            case ARM64E -> word < 0 ? imageBase + bits(word, 0, AUTH_TARGET_BITS) : address(word, target, imageBase);
        };
    }

    private long address(long word, long target, long imageBase) {
        long high8 = bits(word, layout.targetBits, Byte.SIZE);
        return (countsFromBase ? imageBase + target : target) | high8 << HIGH8_SHIFT;
    }

    /** The offset of numbers in the 32-bit format, which use the values of 26 bits above {@code max_valid_pointer}. */
    private static long bias(long maxValidPointer) {
        return (0x4000000 + maxValidPointer) / 2;
    }

    private static long bits(long word, int shift, int count) {
        return word >>> shift & (1L << count) - 1;
    }
}
