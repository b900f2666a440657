// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

/** Wildcards within one name: {@code *} for any characters and {@code ?} for one. */
public final class Wildcards {
    private Wildcards() {}

    /** Whether a text has a wildcard. */
    public static boolean areIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /**
     * Whether a name matches a pattern. The time is at most that of comparing each character with each: only the last
     * {@code *} ever takes more, because what an earlier one could take, it can take as well.
     */
    public static boolean match(String pattern, String name) {
        int[] wanted = pattern.codePoints().toArray();
        int[] text = name.codePoints().toArray();
        int in = 0;
        int at = 0;
        int star = -1;
        int taken = 0;
        while (at < text.length) {
            if (in < wanted.length && wanted[in] == '*') {
                star = in++;
                taken = at;
            } else if (in < wanted.length && (wanted[in] == '?' || wanted[in] == text[at])) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (in < wanted.length && wanted[in] == '*') {
            in++;
        }
        return in == wanted.length;
    }
}
