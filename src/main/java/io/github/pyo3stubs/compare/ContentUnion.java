// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Canonical form of a union: its types without duplicates, sorted, {@code None} last. A {@code Literal} with several
 * values is the union of literals with one value each (The Python typing specification, "Literals"). So all values of a
 * union are collected in one {@code Literal}, and their order does not count either.
 */
final class ContentUnion {

    private static final Comparator<Expression> ORDER = Comparator.<Expression, Boolean>comparing(Constant.NONE::equals)
            .thenComparing(new ExpressionPrinter(Name::dotted)::print);

    private ContentUnion() {}

    /**
     * The form of a union.
     *
     * @param members the types, each in its canonical form
     * @return a union; the type itself if there is only one
     */
    static Expression of(List<Expression> members) {
        if (members.size() == 1 && !(members.get(0) instanceof Union) && !isLiteral(members.get(0))) {
            return members.get(0);
        }
        List<Expression> types = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (Expression member : new Union(members).members()) {
            if (isLiteral(member)) {
                values((Subscript) member).forEach(value -> (value == Constant.NONE ? types : values).add(value));
            } else {
                types.add(member);
            }
        }
        if (!values.isEmpty()) {
            types.add(new Subscript(PythonNames.LITERAL, sorted(values)));
        }
        List<Expression> sorted = sorted(types);
        return sorted.size() == 1 ? sorted.get(0) : new Union(sorted);
    }

    private static boolean isLiteral(Expression type) {
        return type instanceof Subscript subscript
                && subscript.value() instanceof Name name
                && KnownNames.canonical(name).equals(PythonNames.LITERAL);
    }

    /** The values of a {@code Literal}, with those of literals inside. */
    private static Stream<Expression> values(Subscript literal) {
        return literal.arguments().stream()
                .flatMap(value -> isLiteral(value) ? values((Subscript) value) : Stream.of(value));
    }

    private static List<Expression> sorted(List<Expression> expressions) {
        return expressions.stream().distinct().sorted(ORDER).toList();
    }
}
