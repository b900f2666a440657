// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Role;
import io.github.pyo3stubs.syntax.parse.ExpressionParser;
import io.github.pyo3stubs.syntax.token.ExpressionSyntaxException;
import java.util.List;

/**
 * Replaces types in quotes by the types that the quotes contain. Stubs need no quotes, because they use names before
 * they define them; and only what is not in quotes is resolved, renamed and checked.
 */
final class UnquotedTypes {

    private UnquotedTypes() {}

    /** Statements as they are parsed, before names have meanings. */
    static List<Statement> in(List<Statement> statements) {
        return statements.stream().map(UnquotedTypes::in).toList();
    }

    private static Statement in(Statement statement) {
        Statement unquoted = statement.mapped((role, expression) -> role == Role.TYPE ? type(expression) : expression);
        return unquoted instanceof ClassDefinition definition
                ? definition.withBody(in(definition.body()))
                : unquoted.withBlocks(block -> in(block.statements()));
    }

    private static Expression type(Expression expression) {
        if (expression instanceof StringConstant text) {
            return unquoted(text);
        } else if (expression instanceof Subscript subscript) {
            return subscript.mapped(UnquotedTypes::type, value -> value);
        }
        boolean ofTypes = expression instanceof Union
                || expression instanceof Tuple
                || expression instanceof ListDisplay
                || expression instanceof Unary;
        return ofTypes ? expression.mapped(UnquotedTypes::type) : expression;
    }

    private static Expression unquoted(StringConstant text) {
        try {
            return type(ExpressionParser.parse(text.value(), Name::local));
        } catch (ExpressionSyntaxException noType) {
            return text;
        }
    }
}
