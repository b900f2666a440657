// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.name.DottedName;

/**
 * Tells whether a text can be a name in Python.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#identifiers">The Python language, names</a>
 */
public final class Identifiers {

    /** The characters of ASCII that can be part of a name. */
    private static final boolean[] ASCII = new boolean[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = c == '_' || isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
    }

    private Identifiers() {}

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    /** Whether a text is an identifier; true for keywords. */
    public static boolean isIdentifier(String text) {
        if (text.isEmpty() || !isStart(text.codePointAt(0))) {
            return false;
        }
        // in an array: the first run is interpreted, where charAt() takes several times as long
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= ASCII.length) {
                return areParts(text, i);
            } else if (!ASCII[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean areParts(String text, int start) {
        for (int i = start; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isPart(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is a name or several names with dots between them; false where one of them is a keyword. */
    public static boolean isPath(String text) {
        DottedName path = DottedName.of(text);
        if (path.isSimple()) {
            return isName(text);
        }
        for (String name : path.parts()) {
            if (!isName(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String text) {
        return isIdentifier(text) && !Keywords.contains(text);
    }

    /** Whether Python mangles a name in a class body: {@code __name}. */
    public static boolean isMangled(String name) {
        return name.startsWith("__") && !name.endsWith("__");
    }

    /** Whether a name has Python's form for special names: {@code __name__}. */
    public static boolean isSpecial(String name) {
        return name.startsWith("__") && name.endsWith("__");
    }

    static boolean isStart(int codePoint) {
        return codePoint < ASCII.length
                ? ASCII[codePoint] && !isDigit(codePoint)
                : Character.isUnicodeIdentifierStart(codePoint);
    }

    public static boolean isPart(int codePoint) {
        return codePoint < ASCII.length
                ? ASCII[codePoint]
                : Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }
}
