package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds records where no symbols lead to them, by their shape among an image's constants (specification, section 2.7): a
 * JSON object that has its length before it, or, of PyO3 0.25 and 0.26, one alone. The first is certain, the second may
 * be any JSON that says what a record says, and so is asked for only where there is none of the first.
 */
final class RecordCarver {

    private static final byte[] BEGINNING = "{\"".getBytes(StandardCharsets.US_ASCII);

    /** Every record says of what type it is, and what does not say so holds no record either. */
    private static final byte[] TYPE_KEY = "\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    /** Several times the longest key of a record, {@code annotation}. */
    private static final int MAX_KEY = 32;

    /**
     * How many bytes may be looked at in vain, at least as many for each beginning as a key may have. Text that looks
     * like JSON is a small part of every library that somebody made for use.
     */
    private static final long MAX_MISSES = 64L << 20;

    /** What is done with a text that has the shape of a record. */
    interface Taker {

        /** Takes it if it is a record; returns whether what is inside need not be looked at. */
        boolean take(Bytes object) throws IOException;
    }

    /** Where a text that begins at an offset ends; that offset if it has not the shape that is looked for. */
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

    /** Offers all objects, as {@link #carveWithLength} does. */
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
