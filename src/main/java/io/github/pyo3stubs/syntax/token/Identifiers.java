// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.name.DottedName;

/**
 * Tells whether a text can be a name in Python.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#identifiers">The Python language, names</a>
 */
public final class Identifiers {

    private Identifiers() {}

    /** Whether a text is an identifier; true for keywords. */
    public static boolean isIdentifier(String text) {
        if (text.isEmpty() || !isStart(text.codePointAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!isPart(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is a name or several names with dots between them; false where one of them is a keyword. */
    public static boolean isPath(String text) {
        return !DottedName.of(text).hasPart(name -> !isIdentifier(name) || Keywords.contains(name));
    }

    /** Whether Python mangles a name in a class body: {@code __name}. */
    public static boolean isMangled(String name) {
        return name.startsWith("__") && !name.endsWith("__");
    }

    /** Whether a name has Python's form for special names: {@code __name__}. */
    public static boolean isSpecial(String name) {
        return name.startsWith("__") && name.endsWith("__");
    }

    public static boolean isStart(int codePoint) {
        return codePoint == '_' || Character.isUnicodeIdentifierStart(codePoint);
    }

    public static boolean isPart(int codePoint) {
        return Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }
}
