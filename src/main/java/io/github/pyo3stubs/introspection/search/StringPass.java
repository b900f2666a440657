// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pass over an image's constants, for all that is looked for at the ends of C strings. It shows each NUL byte, in
 * blocks, and ends when nothing is looked for any more.
 *
 * <p>The end of a range of constants counts as a NUL byte, because memory may continue with zeros that the file does
 * not have. Tools for WebAssembly cut such zeros off.
 */
public final class StringPass {

    private static final int BLOCK = 1 << 16;

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

    private final List<Seeker> seekers;

    private StringPass(List<Seeker> seekers) {
        this.seekers = seekers;
    }

    /**
     * Searches an image. Nothing is read if no seeker is seeking.
     *
     * @param near where most of the strings are expected. The constants around are read first, in both directions.
     */
    public static void over(Image image, Optional<Bytes> near, Seeker... seekers) throws IOException {
        StringPass pass = new StringPass(List.of(seekers));
        if (!pass.isSeeking()) {
            return;
        }
        List<Bytes> ranges = new ArrayList<>(image.constants());
        for (int i = 0; i < ranges.size() && near.isPresent(); i++) {
            OptionalLong place = ranges.get(i).offsetOf(near.get());
            if (place.isPresent()) {
                pass.search(ranges.remove(i), place.getAsLong() / BLOCK);
                break;
            }
        }
        for (Bytes range : ranges) {
            pass.search(range, 0);
        }
    }

    private boolean isSeeking() {
        return seekers.stream().anyMatch(Seeker::isSeeking);
    }

    private void search(Bytes range, long start) throws IOException {
        long blocks = (range.length() + BLOCK - 1) / BLOCK;
        for (long distance = 0; distance <= Math.max(start, blocks - 1 - start) && isSeeking(); distance++) {
            if (start + distance < blocks) {
                searchBlock(range, start + distance);
            }
            if (distance > 0 && distance <= start) {
                searchBlock(range, start - distance);
            }
        }
    }

    private void searchBlock(Bytes range, long block) throws IOException {
        List<Seeker> seeking = seekers.stream().filter(Seeker::isSeeking).toList();
        int reach = seeking.stream().mapToInt(Seeker::reach).max().orElse(0);
        long from = block * BLOCK;
        int before = (int) Math.min(from, reach);
        int length = (int) Math.min(range.length() - from, BLOCK);
        byte[] bytes = range.copy(from - before, before + length);
        for (int end = Math.max(before, 1); end < bytes.length; end++) {
            if (bytes[end] == 0 && bytes[end - 1] != 0) {
                show(bytes, end, seeking);
            }
        }
        if (from + length == range.length() && bytes[bytes.length - 1] != 0) {
            show(bytes, bytes.length, seeking);
        }
    }

    private static void show(byte[] bytes, int end, List<Seeker> seekers) {
        for (Seeker seeker : seekers) {
            seeker.seeString(bytes, end);
        }
    }
}
