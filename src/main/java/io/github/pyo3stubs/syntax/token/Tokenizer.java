// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts a Python text into tokens (The Python Language Reference, chapter 2). {@link IndentationTokenizer} handles lines
 * and their indentation.
 */
public final class Tokenizer {

    /** A longer one before those with which it begins. */
    private static final List<String> LONG_OPERATORS = List.of(
            "...", "**=", "//=", ">>=", "<<=", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=",
            "/=", "%=", "&=", "|=", "^=", "@=", ":=");

    /** The characters of longer operators behind the first one. */
    private static final String LATER_CHARACTERS = ".*/<>=";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    public Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of a text in which line ends mean nothing, the last of which is its {@link Token.Kind#END}. */
    public static List<Token> tokens(String text) throws ExpressionSyntaxException {
        Tokenizer tokenizer = new Tokenizer(text);
        while (!tokenizer.atEnd()) {
            if (!tokenizer.skip(" \t\f\n\r") && !tokenizer.skipContinuation()) {
                tokenizer.word();
            }
        }
        tokenizer.add(Token.Kind.END, "", text.length());
        return tokenizer.tokens;
    }

    /** The tokens found so far. */
    public List<Token> tokens() {
        return tokens;
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    int position() {
        return position;
    }

    public boolean atEnd() {
        return position == text.length();
    }

    /** Skips characters of a kind. Returns whether there were any. */
    public boolean skip(String characters) {
        int start = position;
        while (!atEnd() && characters.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position > start;
    }

    /** Passes over a backslash at the end of a line. */
    public boolean skipContinuation() {
        boolean continued = text.startsWith("\\\n", position);
        position += continued ? 2 : 0;
        return continued;
    }

    public boolean isAtComment() {
        return text.charAt(position) == '#';
    }

    /** Passes over a comment, and returns it. */
    public String comment() {
        int end = text.indexOf('\n', position);
        String comment = text.substring(position, end < 0 ? text.length() : end);
        position += comment.length();
        return comment.stripTrailing();
    }

    /** Reads the token that begins here. */
    public void word() throws ExpressionSyntaxException {
        int start = position;
        int c = text.codePointAt(position);
        if (Identifiers.isStart(c)) {
            nameOrString(start);
        } else if (isDigit(c, 10) || c == '.' && isDigit(peek(1), 10)) {
            number(start);
        } else if (c == '"' || c == '\'') {
            string(start, "");
        } else {
            position += operatorLength(c);
            add(Token.Kind.OPERATOR, text.substring(start, position), start);
        }
    }

    private int operatorLength(int first) {
        if (LATER_CHARACTERS.indexOf(peek(1)) < 0) {
            return Character.charCount(first);
        }
        for (String operator : LONG_OPERATORS) {
            if (operator.charAt(0) == first && text.startsWith(operator, position)) {
                return operator.length();
            }
        }
        return Character.charCount(first);
    }

    private void nameOrString(int start) throws ExpressionSyntaxException {
        while (position < text.length() && Identifiers.isPart(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        String word = text.substring(start, position);
        if (StringLiteral.isPrefix(word) && (peek(0) == '"' || peek(0) == '\'')) {
            string(start, word.toLowerCase(Locale.ROOT));
        } else {
            add(Token.Kind.NAME, word, start);
        }
    }

    private void string(int start, String prefix) throws ExpressionSyntaxException {
        boolean raw = prefix.contains("r");
        if (prefix.contains("f") || prefix.contains("t")) {
            position = StringLiteral.read(text, position, true).end();
            add(Token.Kind.FORMATTED, text.substring(start, position), start);
        } else {
            boolean bytes = prefix.contains("b");
            StringLiteral literal =
                    bytes ? StringLiteral.readBytes(text, position, raw) : StringLiteral.read(text, position, raw);
            position = literal.end();
            add(bytes ? Token.Kind.BYTES : Token.Kind.STRING, literal.value(), start);
        }
    }

    /** A number, section 2.6 of the reference, without its sign. */
    private void number(int start) throws ExpressionSyntaxException {
        Optional<Integer> radix = peek(0) == '0' ? radix(peek(1)) : Optional.empty();
        if (radix.isPresent()) {
            position += peek(2) == '_' ? 3 : 2;
            digits(radix.get());
        } else {
            decimal(start);
        }
        if (position < text.length() && Identifiers.isPart(text.codePointAt(position))) {
            throw unexpected("the end of the number");
        }
        add(Token.Kind.NUMBER, text.substring(start, position), start);
    }

    private static Optional<Integer> radix(int letter) {
        return switch (letter) {
            case 'x', 'X' -> Optional.of(16);
            case 'o', 'O' -> Optional.of(8);
            case 'b', 'B' -> Optional.of(2);
            default -> Optional.empty();
        };
    }

    private void decimal(int start) throws ExpressionSyntaxException {
        if (peek(0) != '.') {
            digits(10);
        }
        int whole = position;
        if (peek(0) == '.') {
            position++;
            if (isDigit(peek(0), 10)) {
                digits(10);
            }
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            position += peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            digits(10);
        }
        if (peek(0) == 'j' || peek(0) == 'J') {
            position++;
        }
        if (position == whole && text.charAt(start) == '0' && !isZero(start, whole)) {
            position = start;
            throw unexpected("an integer without leading zeros");
        }
    }

    private boolean isZero(int start, int end) {
        return text.substring(start, end).chars().allMatch(c -> c == '0' || c == '_');
    }

    /** Digits, in groups that single underscores separate. */
    private void digits(int radix) throws ExpressionSyntaxException {
        group(radix);
        while (peek(0) == '_') {
            position++;
            group(radix);
        }
    }

    private void group(int radix) throws ExpressionSyntaxException {
        if (!isDigit(peek(0), radix)) {
            throw unexpected("a digit");
        }
        while (isDigit(peek(0), radix)) {
            position++;
        }
    }

    private ExpressionSyntaxException unexpected(String expected) {
        return ExpressionSyntaxException.atCharacter(text, position, expected);
    }

    /** The character so many places ahead, or -1 behind the end. */
    private int peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : -1;
    }

    void add(Token.Kind kind, String word, int start) {
        tokens.add(new Token(kind, word, start));
    }

    private static boolean isDigit(int c, int radix) {
        return c >= 0 && c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
