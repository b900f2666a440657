// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ConstantBlocks;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of PyO3. Records do not state it, but most libraries contain it: the messages of Rust's panics name source
 * files, such as {@code …/pyo3-0.30.1/src/types/module.rs}. A library has one PyO3.
 */
record Release(int major, int minor, int patch) implements Comparable<Release> {

    private static final Pattern SOURCE =
            Pattern.compile("[/\\\\]pyo3-(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})[^/\\\\]{0,20}[/\\\\]src[/\\\\]");

    /**
     * A directory in which cargo checks out a git repository: its name, and a hash of its address. PyO3's source files
     * in it do not tell a release.
     */
    private static final Pattern CHECKOUT = Pattern.compile("[/\\\\]pyo3-[0-9a-f]{16}[/\\\\]");

    /** What the patterns begin with, behind the separator. */
    private static final String CRATE = "pyo3-";

    /** More bytes than the patterns match. */
    private static final int REACH = 64;

    /**
     * The release named among an image's constants. Reads all constants if they name neither a release of PyO3 nor a
     * git checkout of it.
     *
     * @param near the place around which to look first
     */
    static Optional<Release> of(Image image, Optional<Bytes> near) throws IOException {
        List<Optional<Release>> found = new ArrayList<>();
        ConstantBlocks.visit(image, near, REACH, (bytes, first, isEnd) -> {
            addSource(bytes, found);
            return found.isEmpty();
        });
        return found.isEmpty() ? Optional.empty() : found.get(0);
    }

    /** Adds the release of the first of PyO3's sources that is named in a part of the constants. */
    private static void addSource(byte[] bytes, List<Optional<Release>> found) {
        // Java searches strings of one byte a character many bytes at a time.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(CRATE, 1); at >= 0 && found.isEmpty(); at = text.indexOf(CRATE, at + 1)) {
            String path = text.substring(at - 1, Math.min(at - 1 + REACH, text.length()));
            Matcher source = SOURCE.matcher(path);
            if (source.lookingAt()) {
                found.add(Optional.of(new Release(
                        Integer.parseInt(source.group(1)),
                        Integer.parseInt(source.group(2)),
                        Integer.parseInt(source.group(3)))));
            } else if (CHECKOUT.matcher(path).lookingAt()) {
                found.add(Optional.empty());
            }
        }
    }

    @Override
    public int compareTo(Release other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor == other.minor ? Integer.compare(patch, other.patch) : Integer.compare(minor, other.minor);
    }
}
