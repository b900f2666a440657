// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import java.util.Locale;
import java.util.Optional;

/**
 * What happens to members of classes that a library describes but does not have, because {@code #[cfg]} leaves them
 * out.
 */
public enum CompiledOut {
    /** The stub does not declare them. */
    OMIT,

    /** The stub declares them, as PyO3 describes them. */
    KEEP;

    /** The value that a user names, such as {@code omit}; empty for any other text. */
    public static Optional<CompiledOut> of(String name) {
        for (CompiledOut value : values()) {
            if (value.label().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The name that users write. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
