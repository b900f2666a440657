// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One parameter of a function. The markers {@code /} and {@code *} follow from the kinds and are not parameters. */
public record Parameter(String name, Kind kind, Optional<Expression> annotation, Optional<Expression> defaultValue) {

    public Parameter withName(String name) {
        return new Parameter(name, kind, annotation, defaultValue);
    }

    public Parameter withKind(Kind kind) {
        return new Parameter(name, kind, annotation, defaultValue);
    }

    public Parameter withAnnotation(Optional<Expression> annotation) {
        return new Parameter(name, kind, annotation, defaultValue);
    }

    public Parameter withDefaultValue(Optional<Expression> defaultValue) {
        return new Parameter(name, kind, annotation, defaultValue);
    }

    /** The parameter with its type replaced by one function and its default by another. */
    public Parameter mapped(UnaryOperator<Expression> type, UnaryOperator<Expression> value) {
        Optional<Expression> newType = Statement.mapped(annotation, type);
        Optional<Expression> newValue = Statement.mapped(defaultValue, value);
        return newType == annotation && newValue == defaultValue ? this : new Parameter(name, kind, newType, newValue);
    }

    /** How an argument reaches the parameter, in the order in which Python wants the kinds. */
    public enum Kind {
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        VAR_POSITIONAL,
        KEYWORD_ONLY,
        VAR_KEYWORD;

        /** Whether the parameter takes exactly one positional argument; false for {@code *args}. */
        public boolean isPositional() {
            return this == POSITIONAL_ONLY || this == POSITIONAL_OR_KEYWORD;
        }

        /** Whether the parameter takes any number of arguments: {@code *args} and {@code **kwargs}. */
        public boolean isVariadic() {
            return this == VAR_POSITIONAL || this == VAR_KEYWORD;
        }
    }
}
