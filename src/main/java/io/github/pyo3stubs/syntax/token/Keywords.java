// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.name.DottedName;

/**
 * Python's hard keywords: words that can never be names. The soft ones ({@code match}, {@code case}, {@code type},
 * {@code _}) can.
 */
public final class Keywords {

    private Keywords() {}

    /** Whether a part of a dotted name is a keyword. */
    public static boolean areIn(String dottedName) {
        for (String part : DottedName.of(dottedName).parts()) {
            if (contains(part)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether no Python code can give a name a meaning: a keyword, or {@code __debug__}, which Python code may only
     * read.
     */
    public static boolean isReserved(String name) {
        return contains(name) || Identifiers.normalized(name).equals("__debug__");
    }

    public static boolean contains(String word) {
        return switch (word) {
            case "False", "None", "True", "and", "as", "assert", "async", "await", "break" -> true;
            case "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from" -> true;
            case "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass" -> true;
            case "raise", "return", "try", "while", "with", "yield" -> true;
            default -> false;
        };
    }
}
