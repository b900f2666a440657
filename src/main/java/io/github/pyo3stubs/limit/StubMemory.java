// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

/**
 * The memory that stubs take which are parsed and compared together. It is estimated before they are parsed, so that no
 * stub takes more than there is.
 */
public final class StubMemory {

    /**
     * The bytes for each word, with its part of the trees and of the messages about them. Stubs whose declarations are
     * short and all differ take as much.
     */
    private static final int BYTES_OF_WORD = 640;

    /** The bytes for each character, as of long documentation. */
    private static final int BYTES_OF_CHARACTER = 16;

    private long left = HeapLimit.heap();

    /**
     * Takes the memory for a stub.
     *
     * @param name the file, as it is shown
     * @throws TooLargeException when the stubs so far leave too little
     */
    public void take(String name, String text) throws TooLargeException {
        left -= (long) words(text) * BYTES_OF_WORD + (long) text.length() * BYTES_OF_CHARACTER;
        if (left < 0) {
            throw new TooLargeException(name, HeapLimit.heap() - left);
        }
    }

    /**
     * How many words a stub has: names, numbers, strings, comments, single other characters, and line ends, even within
     * strings. The text need not be Python.
     */
    static int words(String text) {
        int words = 0;
        int position = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            int start = position;
            position = endOfWord(text, position);
            if (c == '"' || c == '\'' || c == '#') {
                words += lineEnds(text, start, position);
            }
            words += c == ' ' || c == '\t' ? 0 : 1;
        }
        return words;
    }

    private static int endOfWord(String text, int start) {
        char c = text.charAt(start);
        if (c == '#') {
            return endOfLine(text, start);
        } else if (c == '"' || c == '\'') {
            String three = String.valueOf(c).repeat(3);
            return text.startsWith(three, start)
                    ? endOfString(text, start + 3, three, false)
                    : endOfString(text, start + 1, String.valueOf(c), true);
        }
        int end = start + 1;
        while (end < text.length() && isPart(c) && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static int endOfLine(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private static int endOfString(String text, int start, String quotes, boolean ofLine) {
        for (int end = start; end < text.length(); end++) {
            char c = text.charAt(end);
            if (text.startsWith(quotes, end)) {
                return end + quotes.length();
            } else if (c == '\n' && ofLine) {
                return end;
            } else if (c == '\\') {
                end++;
            }
        }
        return text.length();
    }

    private static int lineEnds(String text, int start, int end) {
        int count = 0;
        for (int at = start; at < end; at++) {
            count += text.charAt(at) == '\n' || text.charAt(at) == '\r' ? 1 : 0;
        }
        return count;
    }
}
