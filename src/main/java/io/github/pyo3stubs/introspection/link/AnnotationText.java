// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.JsonFields;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.parse.ExpressionParser;
import io.github.pyo3stubs.syntax.parse.NameResolver;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.function.UnaryOperator;

/** Parses the texts in one annotation as Python. */
final class AnnotationText implements UnaryOperator<Expression> {

    private final TextNames names;
    private final UnknownParts unknown;

    /** @param names the meaning of the names in the texts */
    AnnotationText(TextNames names, UnknownParts unknown) {
        this.names = names;
        this.unknown = unknown;
    }

    /** The type that a text spells. */
    Expression type(String text, TypeCheck types) {
        unknown.inText(text);
        return apply(types.apply(expression(text.strip())));
    }

    private Expression expression(String text) {
        try {
            return names.expression(text);
        } catch (ExpressionSyntaxException e) {
            return notAnExpression(e);
        }
    }

    /** The expression that a text spells, in which names have another meaning. */
    Expression expression(String text, NameResolver names) {
        try {
            return ExpressionParser.parse(text, names);
        } catch (ExpressionSyntaxException e) {
            return notAnExpression(e);
        }
    }

    private Expression notAnExpression(ExpressionSyntaxException e) {
        return unknown.notAnExpression(e.expected(), e.position(), JsonFields.shown(e.found()));
    }

    /** A type without repetitions in unions, which texts may have, and records of newer PyO3s have not. */
    @Override
    public Expression apply(Expression type) {
        if (type instanceof Name) {
            return type;
        }
        Expression mapped = type.mapped(this);
        return mapped instanceof Union union ? union.distinct() : mapped;
    }
}
