package io.github.pyo3stubs.syntax;

import java.util.Optional;

/** {@code name: bound = default} of a generic class, function or alias (PEP 695 and PEP 696). */
public record TypeParameter(Kind kind, String name, Optional<Expression> bound, Optional<Expression> defaultValue) {

    /** What the parameter stands for, by its stars. */
    public enum Kind {
        TYPE(""),
        TYPES("*"),
        PARAMETERS("**");

        private final String stars;

        Kind(String stars) {
            this.stars = stars;
        }

        public String stars() {
            return stars;
        }
    }
}
