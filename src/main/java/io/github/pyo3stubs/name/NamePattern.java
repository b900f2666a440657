// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.List;

/**
 * A pattern for dotted names: {@code ?} and {@code *} are wildcards within a part, and a part {@code **} stands for any
 * number of parts, also none. So {@code geo.Point.**} matches {@code geo.Point} and all names below it.
 */
public record NamePattern(String text) {

    /** Whether the pattern matches a whole name. */
    public boolean matches(String name) {
        return matches(DottedName.of(text).parts(), DottedName.of(name).parts());
    }

    private static boolean matches(List<String> pattern, List<String> name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        List<String> rest = pattern.subList(1, pattern.size());
        if (pattern.get(0).equals("**")) {
            return matches(rest, name) || !name.isEmpty() && matches(pattern, name.subList(1, name.size()));
        }
        return !name.isEmpty()
                && Wildcards.match(pattern.get(0), name.get(0))
                && matches(rest, name.subList(1, name.size()));
    }

    @Override
    public String toString() {
        return text;
    }
}
