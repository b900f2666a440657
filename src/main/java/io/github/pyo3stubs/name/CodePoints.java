// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Comparator;

/**
 * Texts as code points. Their order is the one in which Python and Rust sort texts. Java's own, by UTF-16 units, puts
 * U+10400 before U+FA0E.
 */
public final class CodePoints implements Comparator<String> {

    public static final Comparator<String> ORDER = new CodePoints();

    private CodePoints() {}

    /** Whether a character is half of a surrogate pair without the other half. UTF-8 has no bytes for it. */
    public static boolean isHalfOfPair(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return compareAt(i, left, right);
            }
        }
        return left.length() - right.length();
    }

    /** @param index where the texts differ first; the code points that differ may begin one unit before */
    private static int compareAt(int index, String left, String right) {
        int start = index > 0 && Character.isHighSurrogate(left.charAt(index - 1)) ? index - 1 : index;
        int order = left.codePointAt(start) - right.codePointAt(start);
        return order == 0 ? left.codePointAt(index) - right.codePointAt(index) : order;
    }
}
