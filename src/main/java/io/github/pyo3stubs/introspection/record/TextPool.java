// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

/**
 * Recent short texts of a library's records, so that equal ones are one string: ids, names and types recur in
 * thousands of records. It has a fixed size, whatever a library holds, and each text has one place in it.
 */
final class TextPool {

    /** Longer texts are documentation, which does not recur. */
    private static final int MAX_LENGTH = 64;

    private static final int SIZE = 1 << 12;

    private final String[] texts = new String[SIZE];
    private final RecordMemory memory;

    /** @param memory takes the size of each string that is made */
    TextPool(RecordMemory memory) {
        this.memory = memory;
    }

    /** A string of some characters. */
    String text(char[] characters, int offset, int length) {
        if (length > MAX_LENGTH) {
            return made(characters, offset, length);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = (hash ^ hash >>> 15) & SIZE - 1;
        String known = texts[place];
        if (known == null || !isText(known, characters, offset, length)) {
            known = made(characters, offset, length);
            texts[place] = known;
        }
        return known;
    }

    private String made(char[] characters, int offset, int length) {
        String text = new String(characters, offset, length);
        memory.addText(text);
        return text;
    }

    private static boolean isText(String known, char[] characters, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
