// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import java.util.Optional;

/** A feature release of Python, such as 3.12. */
public record PythonVersion(int major, int minor) implements Comparable<PythonVersion> {

    /** The oldest Python that stubs are made for: it brought annotations such as {@code list[int]}. */
    public static final PythonVersion OLDEST = new PythonVersion(3, 9);

    private static final int MAX_PARTS = 3;
    private static final int MAX_DIGITS = 3;

    /** The version of a text such as {@code 3.12} or {@code 3.12.4}; empty for any other text. */
    public static Optional<PythonVersion> parse(String text) {
        String[] parts = text.strip().split("\\.", MAX_PARTS + 1);
        if (parts.length < 2 || parts.length > MAX_PARTS) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (!isNumber(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(new PythonVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }

    private static boolean isNumber(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return false;
            }
        }
        return !part.isEmpty() && part.length() <= MAX_DIGITS;
    }

    /** The feature release after this one. */
    public PythonVersion next() {
        return new PythonVersion(major, minor + 1);
    }

    // By hand, for the first run: design.md, "What every build runs is written as loops"
    @Override
    public boolean equals(Object other) {
        return other instanceof PythonVersion version && major == version.major && minor == version.minor;
    }

    @Override
    public int hashCode() {
        return 31 * major + minor;
    }

    @Override
    public int compareTo(PythonVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
