// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Arrays;
import java.util.Comparator;

/** The order in which Python and Rust sort texts. Java's own, by UTF-16 units, puts U+10400 before U+FA0E. */
public final class CodePoints {

    public static final Comparator<String> ORDER = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private CodePoints() {}
}
