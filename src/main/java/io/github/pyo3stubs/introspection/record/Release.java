// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ConstantBlocks;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of PyO3. Records do not state it, but most libraries contain it: the messages of Rust's panics name source
 * files, such as {@code …/pyo3-0.30.1/src/types/module.rs}. A library has one PyO3.
 */
record Release(int major, int minor, int patch) implements Comparable<Release> {

    private static final Comparator<Release> ORDER = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch);

    private static final Pattern SOURCE =
            Pattern.compile("[/\\\\]pyo3-(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})[^/\\\\]{0,20}[/\\\\]src[/\\\\]");

    /** What the pattern begins with, behind the separator. */
    private static final byte[] CRATE = "pyo3-".getBytes(StandardCharsets.US_ASCII);

    /** More bytes than the pattern matches. */
    private static final int REACH = 64;

    /**
     * The release named among an image's constants. Reads all constants if there is none.
     *
     * @param near the place around which to look first
     */
    static Optional<Release> of(Image image, Optional<Bytes> near) throws IOException {
        AtomicReference<Release> found = new AtomicReference<>();
        ConstantBlocks.visit(image, near, REACH, (bytes, first, isEnd) -> {
            found.set(in(bytes));
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    /** The release named in a part of the constants; null if there is none. */
    private static Release in(byte[] bytes) {
        for (int at = 1; at + CRATE.length <= bytes.length; at++) {
            if (bytes[at] == CRATE[0] && Arrays.equals(bytes, at, at + CRATE.length, CRATE, 0, CRATE.length)) {
                int length = Math.min(REACH, bytes.length - at + 1);
                Matcher source = SOURCE.matcher(new String(bytes, at - 1, length, StandardCharsets.ISO_8859_1));
                if (source.lookingAt()) {
                    return new Release(
                            Integer.parseInt(source.group(1)),
                            Integer.parseInt(source.group(2)),
                            Integer.parseInt(source.group(3)));
                }
            }
        }
        return null;
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }
}
