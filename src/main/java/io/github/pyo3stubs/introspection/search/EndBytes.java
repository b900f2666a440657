// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.search;

/**
 * The last bytes of the C strings that are looked for. Most NUL bytes of a library are parts of numbers. They are
 * skipped if the bytes before cannot end such a string.
 *
 * @param least the least value of the last byte and of the one before, unsigned
 * @param ascii whether these bytes are ASCII
 * @param alone whether the last byte may be the only one, so that the one before does not matter
 */
public record EndBytes(int least, boolean ascii, boolean alone) {

    private static final long ONES = 0x0101_0101_0101_0101L;

    /** The bytes of texts and of other ones. */
    public EndBytes or(EndBytes other) {
        return new EndBytes(Math.min(least, other.least), ascii && other.ascii, alone || other.alone);
    }

    /** What is added to eight bytes of ASCII to set the highest bit of each that has at least the least value. */
    long toHighBit() {
        return (0x80 - Math.min(least, 0x80)) * ONES;
    }

    /** The highest bit of each of eight bytes, if they may be other bytes than ASCII. */
    long notAscii() {
        return ascii ? 0 : 0x80 * ONES;
    }
}
