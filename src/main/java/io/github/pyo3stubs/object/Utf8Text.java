// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** One UTF-8 text of a file after the other, in memory that is used again, because many are read and few are kept. */
public final class Utf8Text {

    private static final int FIRST_LENGTH = 1 << 12;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private byte[] encoded = new byte[FIRST_LENGTH];
    private char[] characters = new char[FIRST_LENGTH];
    private int length;

    /**
     * Reads a text, in place of the one before. The caller limits the length, because the text is held in memory.
     *
     * @throws ObjectFormatException when the bytes are not UTF-8
     */
    public void read(Bytes text) throws IOException {
        int size = Math.toIntExact(text.length());
        if (encoded.length < size) {
            encoded = new byte[size];
            characters = new char[size]; // there are at most as many characters as bytes
        }
        text.copy(0, encoded, size);
        CharBuffer decoded = CharBuffer.wrap(characters);
        if (decoder.reset()
                .decode(ByteBuffer.wrap(encoded, 0, size), decoded, true)
                .isError()) {
            throw text.malformed(0, "these %d bytes are not UTF-8 text".formatted(size));
        }
        length = decoded.position();
    }

    /** An array that begins with the text, until the next one is read. */
    public char[] characters() {
        return characters;
    }

    /** The number of characters of the text. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
