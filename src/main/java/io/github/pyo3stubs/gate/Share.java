// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.gate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A share of all items.
 *
 * @param value more than 0, at most 1
 */
public record Share(BigDecimal value) {

    /** All items. */
    public static final Share ALL = new Share(BigDecimal.ONE);

    private static final Pattern TEXT = Pattern.compile("0\\.\\d+|1(?:\\.0+)?");

    /** The share that a text such as {@code 0.95} states; empty for any other text. */
    public static Optional<Share> parse(String text) {
        return Optional.of(text)
                .filter(number -> TEXT.matcher(number).matches())
                .map(BigDecimal::new)
                .filter(number -> number.signum() > 0)
                .map(Share::new);
    }

    /** Whether some items are at least this share of all. */
    public boolean isReached(int some, int all) {
        return BigDecimal.valueOf(some).compareTo(value.multiply(BigDecimal.valueOf(all))) >= 0;
    }

    /** The share in percent, as exact as it was stated: {@code 95 %}. */
    @Override
    public String toString() {
        return value.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
