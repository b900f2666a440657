// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.name.DottedName;
import java.util.Optional;

/** Where the classes and functions are declared that no module lists, such as those of a function-style module. */
public sealed interface Unlisted {

    /** Nowhere. */
    record Ignored() implements Unlisted {
        // By hand, for the first run: design.md, "What every build runs is written as loops"
        @Override
        public boolean equals(Object other) {
            return other instanceof Ignored;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** In the root module of their library's extension. */
    record InRoot() implements Unlisted {}

    /**
     * In one module.
     *
     * @param module its full dotted name
     */
    record InModule(String module) implements Unlisted {}

    /** The place that a user names: {@code ignore}, {@code root}, or a module. */
    static Unlisted of(String name) {
        return switch (name) {
            case "ignore" -> new Ignored();
            case "root" -> new InRoot();
            default -> new InModule(name);
        };
    }

    /**
     * The full name of the module in which they are declared; empty if they are not declared in this extension.
     *
     * @param root the full name of the extension's root module
     */
    default Optional<String> home(String root) {
        if (this instanceof Ignored) {
            return Optional.empty();
        } else if (this instanceof InModule in) {
            return DottedName.of(in.module()).startsWith(root) ? Optional.of(in.module()) : Optional.empty();
        }
        return Optional.of(root);
    }
}
