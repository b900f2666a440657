// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code name: bound = default} of a generic class, function or alias (PEP 695 and PEP 696). */
public record TypeParameter(Kind kind, String name, Optional<Expression> bound, Optional<Expression> defaultValue) {

    /** Type parameters with their bounds and defaults replaced by a function. */
    static List<TypeParameter> mapped(List<TypeParameter> parameters, UnaryOperator<Expression> type) {
        return Statement.each(
                parameters,
                parameter -> new TypeParameter(
                        parameter.kind, parameter.name, parameter.bound.map(type), parameter.defaultValue.map(type)));
    }

    /** The kind of a type parameter, which its stars show. */
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
