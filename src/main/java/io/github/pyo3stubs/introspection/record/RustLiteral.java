// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses defaults and values as PyO3 wrote them before 0.28: Python's words for constants, decimal digits, and Rust's
 * tokens for strings and characters (specification, section 6.3).
 */
final class RustLiteral {

    /** In a class of its own, because the records of newer PyO3s need none of these. */
    private static final class Patterns {
        private static final Pattern RAW_STRING = Pattern.compile("r(#*)\"(.*)\"\\1", Pattern.DOTALL);
        private static final Pattern QUOTED = Pattern.compile("(?:\"(.*)\"|'(.*)')", Pattern.DOTALL);
        private static final Pattern ESCAPE =
                Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|u\\{([0-9A-Fa-f][0-9A-Fa-f_]{0,11})\\}|(\\r?\\n\\s*)|(.))");
    }

    private RustLiteral() {}

    /** The constant that a token stands for; {@code ...}, as in PyO3, for any other token. */
    static Expression parse(String token) {
        return switch (token) {
            case "None" -> Constant.NONE;
            case "True", "true" -> Constant.TRUE;
            case "False", "false" -> Constant.FALSE;
            default -> numberOrText(token);
        };
    }

    /** Base 10 digits, with or without a sign. Rust allows zeros before them, and Python does not. */
    static Optional<Expression.Number> integer(String digits) {
        int first = afterSign(digits, 0);
        int end = afterDigits(digits, first);
        if (end == first || end < digits.length()) {
            return Optional.empty();
        }
        int significant = first;
        while (significant < end - 1 && digits.charAt(significant) == '0') {
            significant++;
        }
        return Optional.of(new Expression.Number(digits.substring(0, first) + digits.substring(significant)));
    }

    /** A floating-point number in Python's spelling, which needs a point or an exponent; Rust's may have neither. */
    static Optional<Expression.Number> floatingPoint(String digits) {
        if (!isFloatingPoint(digits)) {
            return Optional.empty();
        }
        boolean isInteger = integer(digits).isPresent();
        return Optional.of(new Expression.Number(isInteger ? digits + "." : digits));
    }

    private static boolean isFloatingPoint(String digits) {
        int first = afterSign(digits, 0);
        int end = afterDigits(digits, first);
        if (end == first) {
            return false;
        }
        if (digits.startsWith(".", end)) {
            end = afterDigits(digits, end + 1);
        }
        if (digits.startsWith("e", end) || digits.startsWith("E", end)) {
            int exponent = afterSign(digits, end + 1);
            end = afterDigits(digits, exponent);
            return end > exponent && end == digits.length();
        }
        return end == digits.length();
    }

    private static int afterSign(String digits, int start) {
        return digits.startsWith("+", start) || digits.startsWith("-", start) ? start + 1 : start;
    }

    private static int afterDigits(String digits, int start) {
        int end = start;
        while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static Expression numberOrText(String token) {
        Optional<Expression.Number> number = integer(token).or(() -> floatingPoint(token));
        if (number.isPresent()) {
            return number.get();
        }
        Matcher raw = Patterns.RAW_STRING.matcher(token);
        if (raw.matches()) {
            return new Expression.StringConstant(raw.group(2));
        }
        Matcher quoted = Patterns.QUOTED.matcher(token);
        if (quoted.matches()) {
            String body = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
            return new Expression.StringConstant(Patterns.ESCAPE.matcher(body).replaceAll(RustLiteral::unescaped));
        }
        return Constant.ELLIPSIS;
    }

    private static String unescaped(MatchResult escape) {
        return Matcher.quoteReplacement(character(escape));
    }

    /** The groups are a byte's digits, a code point's digits, a continued line, any other character. */
    private static String character(MatchResult escape) {
        if (escape.group(1) != null) {
            return Character.toString(Integer.parseInt(escape.group(1), 16));
        }
        if (escape.group(2) != null) {
            long codePoint = Long.parseLong(escape.group(2).replace("_", ""), 16);
            return isScalar(codePoint) ? Character.toString((int) codePoint) : escape.group();
        }
        if (escape.group(3) != null) {
            return "";
        }
        return switch (escape.group(4)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "0" -> "\0";
            default -> escape.group(4);
        };
    }

    private static boolean isScalar(long codePoint) {
        return codePoint < Character.MIN_SURROGATE
                || (codePoint > Character.MAX_SURROGATE && codePoint <= Character.MAX_CODE_POINT);
    }
}
