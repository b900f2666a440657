// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Wildcards within one name: {@code *} for any characters and {@code ?} for one. */
public final class Wildcards {
    private Wildcards() {}

    /** Whether a text has a wildcard. */
    public static boolean areIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** The regular expression for a name with wildcards. */
    public static Pattern regex(String name) {
        return Pattern.compile(
                name.codePoints()
                        .mapToObj(c -> switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
