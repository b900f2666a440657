package io.github.pyo3stubs.syntax;

import java.util.List;

/**
 * The statements of a module, class or block.
 *
 * @param conditions those that all hold where the statements count: of {@code if}, with those of the branches before it
 *     negated, and the headers of other blocks; none for a class
 */
public record Body(List<Expression> conditions, List<Statement> statements) {

    public Body {
        conditions = List.copyOf(conditions);
        statements = List.copyOf(statements);
    }

    static Body unconditional(List<Statement> statements) {
        return new Body(List.of(), statements);
    }
}
