package io.github.pyo3stubs.syntax;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One parameter of a function. The markers {@code /} and {@code *} follow from the kinds and are not parameters. */
public record Parameter(String name, Kind kind, Optional<Expression> annotation, Optional<Expression> defaultValue) {

    /** The parameter with what two functions make of its type and of its default. */
    public Parameter mapped(UnaryOperator<Expression> type, UnaryOperator<Expression> value) {
        return new Parameter(name, kind, annotation.map(type), defaultValue.map(value));
    }

    /** How an argument reaches the parameter, in the order in which Python wants the kinds. */
    public enum Kind {
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        VAR_POSITIONAL,
        KEYWORD_ONLY,
        VAR_KEYWORD
    }
}
