// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Comparator;

/** The order in which Python and Rust sort texts. Java's own, by UTF-16 units, puts U+10400 before U+FA0E. */
public final class CodePoints implements Comparator<String> {

    public static final Comparator<String> ORDER = new CodePoints();

    private CodePoints() {}

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
