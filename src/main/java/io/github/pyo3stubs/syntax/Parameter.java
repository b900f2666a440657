package io.github.pyo3stubs.syntax;

import java.util.Optional;

/** One parameter of a function. The markers {@code /} and {@code *} follow from the kinds and are not parameters. */
public record Parameter(String name, Kind kind, Optional<Expression> annotation, Optional<Expression> defaultValue) {

    /** How an argument reaches the parameter, in the order in which Python wants the kinds. */
    public enum Kind {
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        VAR_POSITIONAL,
        KEYWORD_ONLY,
        VAR_KEYWORD
    }
}
