// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import java.math.BigInteger;

/** Names for things whose own names are taken in a file (specification, section 5.9). */
final class Alias {

    /** All numbers of so many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private Alias() {}

    /** The name to try next: {@code A2} after {@code A}, {@code A3} after that. */
    static String after(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return name.substring(0, end) + next(name.substring(end));
    }

    private static String next(String digits) {
        if (digits.length() <= SAFE_DIGITS) {
            return String.valueOf(digits.isEmpty() ? 2 : Long.parseLong(digits) + 1);
        }
        BigInteger number = new BigInteger(digits);
        // the reference reads a number that does not fit into 64 bits as 1
        return number.bitLength() > Long.SIZE ? "2" : number.add(BigInteger.ONE).toString();
    }
}
