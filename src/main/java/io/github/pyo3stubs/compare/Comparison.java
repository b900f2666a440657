// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import java.util.Locale;
import java.util.Optional;

/** What counts when a committed stub is compared with the library. */
public enum Comparison {
    /**
     * The declarations, with their types, defaults and documentation. These do not count: formatting, quotes, the
     * spelling of numbers, comments, the order of declarations with different names, imports and aliases, quotes around
     * annotations, the order of the members of a union and of the values of a {@code Literal}, and the module and name
     * by which a type is imported.
     */
    CONTENT,

    /** The text, except for line ends, the mark and the lines above it. */
    EXACT,

    /**
     * The signatures, for stubs written by hand: the declared names and their kinds; and the names, kinds and order of
     * parameters, and which of them have defaults. Types and documentation do not count.
     */
    SIGNATURES;

    /** The comparison that a user names, such as {@code content}; empty for any other text. */
    public static Optional<Comparison> of(String name) {
        for (Comparison comparison : values()) {
            if (comparison.label().equals(name)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** The name that users write. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
