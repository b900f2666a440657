// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.name.DottedName;
import java.text.Normalizer;

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

    /**
     * The characters that begin no name, although their categories could: those that are not the beginning of a name in
     * the form NFKC, and U+2E2F, which is punctuation (Unicode Standard Annex #31, sections 2 and 5.1, XID_Start).
     * Which other letters there are depends on the Unicode of Java and of Python.
     */
    private static final String NOT_AT_START = "\u037A\u0E33\u0EB3\u2E2F\u309B\u309C\uFC5E\uFC5F\uFC60\uFC61\uFC62"
            + "\uFC63\uFDFA\uFDFB\uFE70\uFE72\uFE74\uFE76\uFE78\uFE7A\uFE7C\uFE7E\uFF9E\uFF9F";

    /** Those of them that can continue a name (XID_Continue). */
    private static final String WITHIN = "\u0E33\u0EB3\uFF9E\uFF9F";

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
        for (String name : DottedName.of(text).parts()) {
            if (!isIdentifier(name) || Keywords.isReserved(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether Python mangles a name in a class body: {@code __name}. */
    public static boolean isMangled(String name) {
        return name.startsWith("__") && !name.endsWith("__");
    }

    /** The name that Python makes of a name that {@link #isMangled}, in the body of a class. */
    public static String mangled(String name, String className) {
        int start = 0;
        while (className.startsWith("_", start)) {
            start++;
        }
        return start == className.length() ? name : "_" + className.substring(start) + name;
    }

    /**
     * The name's form NFKC, by which Python compares names. A name in ASCII is in it, as most are, and needs none of
     * the tables of Unicode.
     */
    public static String normalized(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= ASCII.length) {
                return Normalizer.normalize(name, Normalizer.Form.NFKC);
            }
        }
        return name;
    }

    /** Whether a name has Python's form for special names: {@code __name__}. */
    public static boolean isSpecial(String name) {
        return name.startsWith("__") && name.endsWith("__");
    }

    static boolean isStart(int codePoint) {
        return codePoint < ASCII.length
                ? ASCII[codePoint] && !isDigit(codePoint)
                : Character.isUnicodeIdentifierStart(codePoint) && NOT_AT_START.indexOf(codePoint) < 0;
    }

    public static boolean isPart(int codePoint) {
        return codePoint < ASCII.length
                ? ASCII[codePoint]
                : Character.isUnicodeIdentifierPart(codePoint)
                        && !Character.isIdentifierIgnorable(codePoint)
                        && (NOT_AT_START.indexOf(codePoint) < 0 || WITHIN.indexOf(codePoint) >= 0);
    }
}
