// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import io.github.pyo3stubs.name.CodePoints;
import java.util.Locale;
import java.util.Set;

/**
 * A string literal of a text (The Python Language Reference, section 2.5).
 *
 * @param value the string
 * @param end the index behind its closing quotes
 */
public record StringLiteral(String value, int end) {

    private static final Set<String> PREFIXES = Set.of("r", "u", "b", "br", "rb", "f", "fr", "rf", "t", "tr", "rt");
    private static final int LONGEST_PREFIX = 2;

    /** Whether a word directly before a quote is part of the literal. */
    public static boolean isPrefix(String word) {
        return word.length() <= LONGEST_PREFIX && PREFIXES.contains(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads the literal whose opening quotes are at an index.
     *
     * @param raw whether backslashes stand for themselves
     */
    public static StringLiteral read(String text, int start, boolean raw) throws ExpressionSyntaxException {
        return new Reader(text, start, raw, false).read();
    }

    /** Reads the bytes literal whose opening quotes are at an index; its value has a character for each byte. */
    static StringLiteral readBytes(String text, int start, boolean raw) throws ExpressionSyntaxException {
        return new Reader(text, start, raw, true).read();
    }

    /** The literal of a value: in double quotes, on one line, escaped as the reference escapes (specification, 5.8). */
    public static String quoted(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                // before an octal digit, \0 would be the beginning of another character
                case 0 -> literal.append(i + 1 < value.length() && isOctal(value.charAt(i + 1)) ? "\\x00" : "\\0");
                default -> {
                    if (CodePoints.isHalfOfPair(value, i)) {
                        literal.append("\\u%04x".formatted((int) c));
                    } else if (c < ' ') {
                        literal.append("\\x%02x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /** The bytes literal of a value that has a character for each byte. */
    public static String quotedBytes(String value) {
        StringBuilder literal = new StringBuilder("b\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : c);
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static final class Reader {
        private final String text;
        private final boolean raw;
        private final boolean bytes;
        private final String quotes;
        private final StringBuilder value = new StringBuilder();
        private int position;

        Reader(String text, int start, boolean raw, boolean bytes) {
            this.text = text;
            this.raw = raw;
            this.bytes = bytes;
            String quote = text.substring(start, start + 1);
            this.quotes = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
            this.position = start + quotes.length();
        }

        public StringLiteral read() throws ExpressionSyntaxException {
            plain();
            while (!text.startsWith(quotes, position)) {
                if (position == text.length() || quotes.length() == 1 && text.charAt(position) == '\n') {
                    throw unexpected("the closing " + quotes);
                }
                if (text.charAt(position) == '\\') {
                    backslash();
                } else {
                    character();
                }
                plain();
            }
            return new StringLiteral(value.toString(), position + quotes.length());
        }

        /** Takes the characters up to one that may end the literal or has a meaning of its own. */
        private void plain() {
            int start = position;
            while (position < text.length() && isPlain(text.charAt(position))) {
                position++;
            }
            value.append(text, start, position);
        }

        private boolean isPlain(char c) {
            return c != '\\' && c != quotes.charAt(0) && (c != '\n' || quotes.length() > 1) && (c < 0x80 || !bytes);
        }

        private void character() throws ExpressionSyntaxException {
            if (bytes && text.charAt(position) >= 0x80) {
                throw unexpected("an ASCII character");
            }
            value.append(text.charAt(position++));
        }

        private void backslash() throws ExpressionSyntaxException {
            position++;
            if (position == text.length()) {
                throw unexpected("the character after the backslash");
            }
            char c = text.charAt(position);
            if (raw) {
                value.append('\\');
                character();
            } else if (isOctal(c)) {
                octal();
            } else {
                escape(c);
            }
        }

        private void escape(char c) throws ExpressionSyntaxException {
            if (bytes && (c >= 0x80 || c == 'u' || c == 'U' || c == 'N')) {
                value.append('\\');
                character();
                return;
            }
            position++;
            switch (c) {
                case '\n' -> {}
                case '\\', '\'', '"' -> value.append(c);
                case 'a' -> value.append('\u0007');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case 'v' -> value.append('\u000b');
                case 'x' -> hexadecimal(2);
                case 'u' -> hexadecimal(4);
                case 'U' -> hexadecimal(8);
                case 'N' -> named();
                default -> value.append('\\').append(c);
            }
        }

        private void octal() {
            int code = 0;
            for (int digits = 0; digits < 3 && position < text.length() && isOctal(text.charAt(position)); digits++) {
                code = code * 8 + text.charAt(position++) - '0';
            }
            value.appendCodePoint(bytes ? code & 0xff : code);
        }

        private void hexadecimal(int digits) throws ExpressionSyntaxException {
            int code = 0;
            for (int i = 0; i < digits; i++) {
                int digit = position < text.length() ? Character.digit(text.charAt(position), 16) : -1;
                if (digit < 0) {
                    throw unexpected(digits + " hexadecimal digits");
                }
                code = code << 4 | digit;
                position++;
            }
            if (!Character.isValidCodePoint(code)) {
                position -= digits;
                throw unexpected("a code point up to 10ffff");
            }
            value.appendCodePoint(code);
        }

        /** A character by its Unicode name. */
        private void named() throws ExpressionSyntaxException {
            int close = text.indexOf('}', position);
            if (position == text.length() || text.charAt(position) != '{' || close < 0) {
                throw unexpected("a character's name in braces");
            }
            try {
                value.appendCodePoint(Character.codePointOf(text.substring(position + 1, close)));
            } catch (IllegalArgumentException unknown) {
                throw unexpected("the name of a character");
            }
            position = close + 1;
        }

        private ExpressionSyntaxException unexpected(String expected) {
            return ExpressionSyntaxException.atCharacter(text, position, expected);
        }
    }
}
