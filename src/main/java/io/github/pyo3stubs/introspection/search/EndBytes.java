// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

/**
 * The range of the last two bytes of the C strings that are looked for. Most NUL bytes of a library are parts of
 * numbers, and the bytes before them are not in this range. They are skipped.
 *
 * @param least the least unsigned value of the two bytes
 * @param ascii whether both bytes are ASCII in all of these strings
 * @param alone whether a string of one byte is looked for, so that the byte before the last one does not matter
 */
public record EndBytes(int least, boolean ascii, boolean alone) {

    private static final long ONES = 0x0101_0101_0101_0101L;

    /** The range for these strings and for others. */
    public EndBytes or(EndBytes other) {
        return new EndBytes(Math.min(least, other.least), ascii && other.ascii, alone || other.alone);
    }

    /** The number that, added to eight ASCII bytes, sets the highest bit of each from the least value on. */
    long toHighBit() {
        return (0x80 - Math.min(least, 0x80)) * ONES;
    }

    /** The highest bits of eight bytes, which mark bytes outside ASCII; zero if only ASCII is looked for. */
    long notAscii() {
        return ascii ? 0 : 0x80 * ONES;
    }
}
