package io.github.pyo3stubs.object;

/**
 * How the pointers of a segment are written until the loader fixes them up ({@code mach-o/fixup-chains.h},
 * {@code DYLD_CHAINED_PTR_…}): in the low bits where it points to, above them how far it is to the next pointer. Those
 * of kernels and of the loader's own cache are left out.
 */
enum MachOChainedPointerFormat {
    ARM64E(1, Layout.ARM64E, 8, false),
    PTR_64(2, Layout.PTR_64, 4, false),
    PTR_32(3, Layout.PTR_32, 4, false),
    PTR_64_OFFSET(6, Layout.PTR_64, 4, true),
    ARM64E_USERLAND(9, Layout.ARM64E, 8, true),
    ARM64E_FIRMWARE(10, Layout.ARM64E, 4, false),
    ARM64E_USERLAND24(12, Layout.ARM64E, 8, true);

    /** {@code dyld_chained_ptr_32_rebase}, {@code dyld_chained_ptr_64_rebase}, {@code dyld_chained_ptr_arm64e_rebase}. */
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

    /** Where the bits of an authenticated pointer's target end. */
    private static final int AUTH_TARGET_BITS = 32;

    /** The byte that a pointer may carry above its address. */
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

    /** How far it is to the next pointer, in bytes; 0 when there is none. */
    int next(long word) {
        return (int) bits(word, layout.nextShift, layout.nextBits) * stride;
    }

    /** Whether the pointer is to lead to another library's symbol, rather than into the image. */
    boolean isBind(long word) {
        return bits(word, layout.nextShift + layout.nextBits, 1) != 0;
    }

    /**
     * The address that a pointer into the image holds when that is loaded where it asks to be.
     *
     * @param maxValidPointer of the 32-bit format: larger numbers are none, and stand shifted; elsewhere unused
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

    /** Numbers that are no pointers share what room above {@code max_valid_pointer} the 26 bits have. */
    private static long bias(long maxValidPointer) {
        return (0x4000000 + maxValidPointer) / 2;
    }

    private static long bits(long word, int shift, int count) {
        return word >>> shift & (1L << count) - 1;
    }
}
