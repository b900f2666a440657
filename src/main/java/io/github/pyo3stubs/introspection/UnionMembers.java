package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression;
import java.util.List;

/** Unions that say a thing twice, which text annotations do and PyO3's own renderer does not repeat. */
final class UnionMembers {

    private UnionMembers() {}

    /** The expression with the duplicates left out of all its unions; the first of them stays. */
    static Expression distinct(Expression expression) {
        if (expression instanceof Expression.Union union) {
            List<Expression> members = union.members().stream()
                    .map(UnionMembers::distinct)
                    .distinct()
                    .toList();
            return members.size() == 1 ? members.get(0) : new Expression.Union(members);
        }
        if (expression instanceof Expression.Subscript subscript) {
            return new Expression.Subscript(distinct(subscript.value()), distinct(subscript.arguments()));
        }
        if (expression instanceof Expression.Attribute attribute) {
            return new Expression.Attribute(distinct(attribute.value()), attribute.attribute());
        }
        if (expression instanceof Expression.Tuple tuple) {
            return new Expression.Tuple(distinct(tuple.elements()));
        }
        if (expression instanceof Expression.ListDisplay list) {
            return new Expression.ListDisplay(distinct(list.elements()));
        }
        return expression;
    }

    private static List<Expression> distinct(List<Expression> expressions) {
        return expressions.stream().map(UnionMembers::distinct).toList();
    }
}
