package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds records where no symbols lead to them: JSON objects among an image's constants that say what a record says
 * (specification, section 2.7). In every layout a record's text is one such object; what else a layout has, a length
 * before the text or a pointer elsewhere, tells nothing that the text does not.
 */
final class RecordCarver {

    private static final byte[] BEGINNING = "{\"".getBytes(StandardCharsets.US_ASCII);

    /** Several times the longest key of a record, {@code annotation}. */
    private static final int MAX_KEY = 32;

    /**
     * How many bytes may be looked at in vain, at least as many for each beginning as a key may have. Text that looks like JSON is a small part of every library that somebody
     * made for use.
     */
    private static final long MAX_MISSES = 64L << 20;

    /** What is done with a text that looks like a record's. */
    interface Taker {

        /** Takes a record, and leaves everything else. */
        boolean take(Bytes object) throws IOException;
    }

    private final Taker taker;
    private long misses;

    RecordCarver(Taker taker) {
        this.taker = taker;
    }

    /**
     * Offers everything that looks like a record, in the order of the image's constants.
     *
     * @return whether all of the constants were searched, and not given up because of what looks like records and is none
     */
    boolean carve(Image image) throws IOException {
        for (Bytes constants : image.constants()) {
            carve(constants);
        }
        return misses < MAX_MISSES;
    }

    private void carve(Bytes constants) throws IOException {
        long at = constants.indexOf(BEGINNING, 0);
        while (at >= 0 && misses < MAX_MISSES) {
            long end = beginsWithKey(constants, at) ? endOfObject(constants, at) : at;
            if (end > at && taker.take(constants.slice(at, end - at, "introspection record"))) {
                at = constants.indexOf(BEGINNING, end);
            } else {
                misses += Math.max(end - at, MAX_KEY);
                at = constants.indexOf(BEGINNING, at + 1);
            }
        }
    }

    /** Whether a key in small letters stands there, as all keys of records are. */
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

    /** Where the object ends whose first brace is at an offset; that offset if it does not end before a NUL byte. */
    private long endOfObject(Bytes constants, long object) throws IOException {
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
