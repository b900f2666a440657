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
    private static final int BYTES_OF_WORD = 800;

    /** The bytes for each character, as of long documentation, if Java keeps one byte of the text for each. */
    private static final int BYTES_OF_LATIN_CHARACTER = 16;

    /** The bytes for each character of a text that has others than those of ISO 8859-1. */
    private static final int BYTES_OF_CHARACTER = 32;

    private static final int LAST_LATIN = 0xff;

    private long left = HeapLimit.heap();

    /**
     * Takes the memory for a stub.
     *
     * @param name the file, as it is shown
     * @throws TooLargeException when the stubs so far leave too little
     */
    public void take(String name, String text) throws TooLargeException {
        boolean isLatin = text.chars().allMatch(c -> c <= LAST_LATIN);
        left -= (long) words(text) * BYTES_OF_WORD
                + (long) text.length() * (isLatin ? BYTES_OF_LATIN_CHARACTER : BYTES_OF_CHARACTER);
        if (left < 0) {
            throw new TooLargeException(name, HeapLimit.heap() - left);
        }
    }

    /**
     * How many words a stub has: names, numbers, strings, comments, single other characters, and line ends, even within
     * strings. Strings other than documentation may be annotations, so their words count too. The text need not be
     * Python.
     */
    static int words(String text) {
        int words = 0;
        int position = 0;
        int brackets = 0;
        boolean isFirst = true;
        boolean isContinued = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            int start = position;
            position = endOfWord(text, position);
            if (isQuote(c) && !(isFirst && brackets == 0)) {
                words += wordsInside(text, start + 1, position);
            } else if (isQuote(c) || c == '#') {
                words += lineEnds(text, start, position);
            }
            if (isSpace(c)) {
                continue;
            }
            words++;
            brackets += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            boolean isPrefix = isPart(c) && position < text.length() && isQuote(text.charAt(position));
            isFirst = isLineEnd(c) && !isContinued || isFirst && isPrefix;
            isContinued = c == '\\' || isContinued && c == '\r';
        }
        return words;
    }

    private static int wordsInside(String text, int start, int end) {
        int words = 0;
        int position = start;
        while (position < end) {
            words += isSpace(text.charAt(position)) ? 0 : 1;
            position = endOfName(text, position);
        }
        return words;
    }

    private static int endOfWord(String text, int start) {
        char c = text.charAt(start);
        if (c == '#') {
            return endOfLine(text, start);
        } else if (isQuote(c)) {
            String three = String.valueOf(c).repeat(3);
            return text.startsWith(three, start)
                    ? endOfString(text, start + 3, three, false)
                    : endOfString(text, start + 1, String.valueOf(c), true);
        }
        return endOfName(text, start);
    }

    private static int endOfName(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isPart(text.charAt(start)) && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
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
            count += isLineEnd(text.charAt(at)) ? 1 : 0;
        }
        return count;
    }
}
