package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression;

/** Annotations of PyO3 before 0.28, and those in quotes, may name a type twice in a union; newer data does not. */
final class UnionMembers {

    private UnionMembers() {}

    /** The expression with the duplicates left out of all its unions; the first of them stays. */
    static Expression distinct(Expression expression) {
        Expression mapped = expression.mapped(UnionMembers::distinct);
        return mapped instanceof Expression.Union union ? union.distinct() : mapped;
    }
}
