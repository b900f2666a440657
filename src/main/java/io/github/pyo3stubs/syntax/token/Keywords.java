// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import java.util.Set;

/**
 * Python's hard keywords: words that can never be names. The soft ones ({@code match}, {@code case}, {@code type},
 * {@code _}) can.
 */
public final class Keywords {

    private static final Set<String> HARD = Set.of("""
            False None True and as assert async await break class continue def del elif else except finally for from \
            global if import in is lambda nonlocal not or pass raise return try while with yield""".split(" "));

    /** The length of the longest of them, {@code continue} and {@code nonlocal}. */
    private static final int LONGEST = 8;

    private Keywords() {}

    public static boolean contains(String word) {
        return word.length() <= LONGEST && HARD.contains(word);
    }
}
