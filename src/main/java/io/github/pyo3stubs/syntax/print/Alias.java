// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import java.math.BigInteger;

/** Names for things whose own names are taken in a file (specification, section 5.9). */
final class Alias {

    /** The reference reads a number that does not fit into 64 bits as 1. */
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private Alias() {}

    /** The name to try next: {@code A2} after {@code A}, {@code A3} after that. */
    static String after(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        BigInteger number = end < name.length() ? new BigInteger(name.substring(end)) : BigInteger.ONE;
        BigInteger known = number.compareTo(LARGEST) > 0 ? BigInteger.ONE : number;
        return name.substring(0, end) + known.add(BigInteger.ONE);
    }
}
