// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds records by their shape among an image's constants, for images without symbols that lead to records
 * (specification, section 2.7). A record is a JSON object with its length before it or, of PyO3 0.25 and 0.26, a JSON
 * object alone. The first shape is certain. The second may be other JSON, so it is only tried if the first finds
 * nothing.
 */
final class RecordCarver {

    private static final byte[] BEGINNING = "{\"".getBytes(StandardCharsets.US_ASCII);

    /** The key that every record has. An object without it contains no record either. */
    private static final byte[] TYPE_KEY = "\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    /** Limit for the length of a key, several times that of the longest one, {@code annotation}. */
    private static final int MAX_KEY = 32;

    /**
     * The number of bytes that may be looked at without finding a record, where each beginning counts as a whole key at
     * least. In ordinary libraries only a small part of the text looks like JSON.
     */
    private static final long MAX_MISSES = 64L << 20;

    /** Takes the texts that have the shape of a record. */
    interface Taker {

        /** Takes a text if it is a record. Returns whether the text needs no search for records inside it. */
        boolean take(Bytes object) throws IOException;
    }

    /** The end of a text that begins at an offset; the offset itself if the text does not have the shape. */
    private interface Shape {
        long end(Bytes constants, long object) throws IOException;
    }

    private final Taker taker;
    private long misses;

    RecordCarver(Taker taker) {
        this.taker = taker;
    }

    /**
     * Offers the objects that have their length before them, in the order of the image's constants.
     *
     * @return {@code BY_SHAPE} if all constants were searched, else {@code GIVEN_UP}
     */
    RecordSearch carveWithLength(Image image) throws IOException {
        return carve(image, RecordCarver::endByLength);
    }

    /** Offers all objects, with or without their length, as {@link #carveWithLength} does. */
    RecordSearch carveText(Image image) throws IOException {
        return carve(image, this::endByBraces);
    }

    private RecordSearch carve(Image image, Shape shape) throws IOException {
        for (Bytes constants : image.constants()) {
            long at = constants.indexOf(BEGINNING, 0);
            while (at >= 0 && misses < MAX_MISSES) {
                long end = beginsWithKey(constants, at) ? shape.end(constants, at) : at;
                if (end > at && take(constants.slice(at, end - at, "introspection record"))) {
                    at = constants.indexOf(BEGINNING, end);
                } else {
                    misses += Math.max(end - at, MAX_KEY);
                    at = constants.indexOf(BEGINNING, at + 1);
                }
            }
        }
        return misses < MAX_MISSES ? RecordSearch.BY_SHAPE : RecordSearch.GIVEN_UP;
    }

    private boolean take(Bytes object) throws IOException {
        return object.indexOf(TYPE_KEY, 0) < 0 || taker.take(object);
    }

    /** Whether the object begins with a key of lower case letters, like all keys of records. */
    private static boolean beginsWithKey(Bytes constants, long object) throws IOException {
        long at = object + BEGINNING.length;
        long limit = Math.min(constants.length(), at + MAX_KEY);
        while (at < limit && isSmallLetter(constants.u8(at))) {
            at++;
        }
        return at < limit && constants.u8(at) == '"';
    }

    private static boolean isSmallLetter(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static long endByLength(Bytes constants, long object) throws IOException {
        long length = object < Integer.BYTES ? 0 : constants.u32(object - Integer.BYTES);
        boolean fits = length > BEGINNING.length
                && length <= RecordLayout.MAX_LENGTH
                && length <= constants.length() - object
                && constants.u8(object + length - 1) == '}';
        return fits ? object + length : object;
    }

    /** The end is where the first brace is closed, before any NUL byte. */
    private long endByBraces(Bytes constants, long object) throws IOException {
        long limit = Math.min(constants.length(), object + RecordLayout.MAX_LENGTH);
        int depth = 0;
        boolean quoted = false;
        for (long at = object; at < limit; at++) {
            int character = constants.u8(at);
            if (character == 0) {
                misses += at - object;
                return object;
            }
            if (character == '"') {
                quoted = !quoted;
            } else if (quoted && character == '\\') {
                at++;
            } else if (!quoted && character == '{') {
                depth++;
            } else if (!quoted && character == '}' && --depth == 0) {
                return at + 1;
            }
        }
        misses += limit - object;
        return object;
    }
}
