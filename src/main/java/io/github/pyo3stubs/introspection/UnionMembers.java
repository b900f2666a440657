package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression;

/** Unions that say a thing twice, which text annotations do and PyO3's own renderer does not repeat. */
final class UnionMembers {

    private UnionMembers() {}

    /** The expression with the duplicates left out of all its unions; the first of them stays. */
    static Expression distinct(Expression expression) {
        Expression mapped = expression.mapped(UnionMembers::distinct);
        return mapped instanceof Expression.Union union ? union.distinct() : mapped;
    }
}
