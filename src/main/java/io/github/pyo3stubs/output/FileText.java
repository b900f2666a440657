// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/** The text of a stub file. It is decoded when it is first asked for, because that of a fresh stub never is. */
public final class FileText {

    /** What stands in a text for each byte that is not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** The number of bytes. */
    private final int size;

    /** All of the file; null once it is decoded, because a stub may fill much of the memory. */
    private byte[] bytes;

    /** The mark; null until it is first asked for. */
    private Optional<Mark> mark;

    /** The decoded text; null until it is first asked for. */
    private String text;

    /** Whether the file is known to be UTF-8, which may be known before it is decoded. */
    private boolean isUtf8;

    /** @param bytes all of the file */
    public FileText(byte[] bytes) {
        this.size = bytes.length;
        this.bytes = bytes;
    }

    /** The text; one character for each byte if the file is not UTF-8. */
    public String text() {
        decode();
        return text;
    }

    /** Whether the file is UTF-8. */
    public boolean isUtf8() {
        if (!isUtf8) {
            decode();
        }
        return isUtf8;
    }

    private void decode() {
        if (text == null) {
            String decoded = new String(bytes, UTF_8);
            isUtf8 = isOf(decoded, bytes);
            text = isUtf8 ? decoded : new String(bytes, ISO_8859_1);
            bytes = null;
        }
    }

    /** All of the file. Encoding gives the bytes that were decoded, because none of them was replaced. */
    private byte[] bytes() {
        return bytes == null ? text.getBytes(isUtf8 ? UTF_8 : ISO_8859_1) : bytes;
    }

    /** Whether bytes are a text in UTF-8. */
    private static boolean isOf(String decoded, byte[] bytes) {
        return decoded.indexOf(REPLACEMENT) < 0 || Arrays.equals(bytes, decoded.getBytes(UTF_8));
    }

    /** The mark of the file, if it has one. */
    public Optional<Mark> mark() {
        if (mark == null) {
            boolean isDecoded = text != null;
            Optional<Mark> found = isDecoded ? Mark.of(text) : Mark.in(bytes);
            mark = isDecoded || found.isEmpty() || isUtf8() ? found : Mark.of(text);
        }
        return mark;
    }

    /** Whether all characters of the file below its mark are those of a generated text, and the file is UTF-8. */
    public boolean hasBelowMark(String generated) {
        byte[] encoded = generated.getBytes(UTF_8);
        int start = size - encoded.length;
        if (start < 0) {
            return false;
        }
        byte[] file = bytes();
        if (!Arrays.equals(file, start, size, encoded, 0, encoded.length)) {
            return false;
        }
        byte[] heading = Arrays.copyOf(file, start);
        String decoded = new String(heading, UTF_8);
        boolean isBelowMark = isOf(decoded, heading) && Mark.isDirectlyAbove(generated, decoded);
        isUtf8 |= isBelowMark;
        return isBelowMark;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof FileText file && size == file.size)) {
            return false;
        }
        boolean areDecoded = text != null && file.text != null;
        return areDecoded ? isUtf8 == file.isUtf8 && text.equals(file.text) : Arrays.equals(bytes(), file.bytes());
    }

    @Override
    public int hashCode() {
        return size;
    }
}
