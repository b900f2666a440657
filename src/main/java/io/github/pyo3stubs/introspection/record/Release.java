// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
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

    private static final int WINDOW = 1 << 16;

    /** More bytes than the pattern matches. */
    private static final int OVERLAP = 64;

    /** The release named among an image's constants. Reads all constants if there is none. */
    static Optional<Release> of(Image image) throws IOException {
        for (Bytes constants : image.constants()) {
            for (long from = 0; from < constants.length(); from += WINDOW) {
                int length = (int) Math.min(constants.length() - from, WINDOW + OVERLAP);
                String window = new String(constants.copy(from, length), StandardCharsets.ISO_8859_1);
                Matcher source = SOURCE.matcher(window);
                if (source.find()) {
                    return Optional.of(new Release(
                            Integer.parseInt(source.group(1)),
                            Integer.parseInt(source.group(2)),
                            Integer.parseInt(source.group(3))));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }
}
