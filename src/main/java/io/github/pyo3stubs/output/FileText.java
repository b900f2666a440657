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

    private final byte[] bytes;

    /** The mark; null until it is first asked for. */
    private Optional<Mark> mark;

    /** The decoded text; null until it is first asked for. */
    private String text;

    private boolean isUtf8;

    /** @param bytes all of the file */
    public FileText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text; one character for each byte if the file is not UTF-8. */
    public String text() {
        decode();
        return text;
    }

    /** Whether the file is UTF-8. */
    public boolean isUtf8() {
        decode();
        return isUtf8;
    }

    private void decode() {
        if (text == null) {
            String decoded = new String(bytes, UTF_8);
            isUtf8 = isOf(decoded, bytes);
            text = isUtf8 ? decoded : new String(bytes, ISO_8859_1);
        }
    }

    /** Whether bytes are a text in UTF-8. */
    private static boolean isOf(String decoded, byte[] bytes) {
        return decoded.indexOf(REPLACEMENT) < 0 || Arrays.equals(bytes, decoded.getBytes(UTF_8));
    }

    /** The mark of the file, if it has one. */
    public Optional<Mark> mark() {
        if (mark == null) {
            Optional<Mark> found = Mark.in(bytes);
            mark = found.isEmpty() || isUtf8() ? found : Mark.of(text);
        }
        return mark;
    }

    /** Whether all characters of the file below its mark are those of a generated text, and the file is UTF-8. */
    public boolean hasBelowMark(String generated) {
        byte[] encoded = generated.getBytes(UTF_8);
        int start = bytes.length - encoded.length;
        if (start < 0 || !Arrays.equals(bytes, start, bytes.length, encoded, 0, encoded.length)) {
            return false;
        }
        byte[] heading = Arrays.copyOf(bytes, start);
        String decoded = new String(heading, UTF_8);
        return isOf(decoded, heading) && Mark.isDirectlyAbove(generated, decoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileText file && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
