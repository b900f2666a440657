// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An image's constants, read block by block until a visitor has seen enough. */
public final class ConstantBlocks {

    private static final int BLOCK = 1 << 16;

    /** Looks at the blocks. */
    public interface Visitor {

        /**
         * Looks at one block. The array is reused for the next one.
         *
         * @param first the index of the block's first byte; the bytes before it are those of the block before
         * @param isEnd whether a range of constants ends with the block
         * @return whether to go on
         */
        boolean visit(byte[] bytes, int first, boolean isEnd);
    }

    private final int before;
    private final Visitor visitor;
    private byte[] bytes = {};
    private boolean goesOn = true;

    private ConstantBlocks(int before, Visitor visitor) {
        this.before = before;
        this.visitor = visitor;
    }

    /**
     * Shows the constants of an image.
     *
     * @param near the place around which what is wanted is expected. The blocks around it come first, in both
     *     directions.
     * @param before the number of bytes to show before each block, as far as the range has them
     */
    public static void visit(Image image, Optional<Bytes> near, int before, Visitor visitor) throws IOException {
        ConstantBlocks blocks = new ConstantBlocks(before, visitor);
        List<Bytes> ranges = new ArrayList<>(image.constants());
        for (int i = 0; i < ranges.size() && near.isPresent(); i++) {
            OptionalLong place = ranges.get(i).offsetOf(near.get());
            if (place.isPresent()) {
                blocks.visitRange(ranges.remove(i), place.getAsLong() / BLOCK);
                break;
            }
        }
        for (Bytes range : ranges) {
            blocks.visitRange(range, 0);
        }
    }

    private void visitRange(Bytes range, long start) throws IOException {
        long blocks = (range.length() + BLOCK - 1) / BLOCK;
        for (long distance = 0; distance <= Math.max(start, blocks - 1 - start) && goesOn; distance++) {
            if (start + distance < blocks) {
                visitBlock(range, start + distance);
            }
            if (distance > 0 && distance <= start && goesOn) {
                visitBlock(range, start - distance);
            }
        }
    }

    private void visitBlock(Bytes range, long index) throws IOException {
        long from = index * BLOCK;
        int first = (int) Math.min(from, before);
        int length = (int) Math.min(range.length() - from, BLOCK);
        if (bytes.length != first + length) {
            bytes = new byte[first + length];
        }
        range.copy(from - first, bytes, bytes.length);
        goesOn = visitor.visit(bytes, first, from + length == range.length());
    }
}
