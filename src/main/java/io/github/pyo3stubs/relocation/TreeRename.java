// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.relocation;

import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gives the names in stubs other ones, in every import and expression.
 *
 * @param change the new name of a name
 */
record TreeRename(UnaryOperator<Name> change) {

    /** The statements with new names. */
    List<Statement> of(List<Statement> body) {
        return body.stream().map(this::of).toList();
    }

    private Statement of(Statement statement) {
        Statement renamed =
                statement.mapped((role, expression) -> of(expression)).withBlocks(block -> of(block.statements()));
        if (renamed instanceof Import explicit) {
            return explicit.withName(change.apply(explicit.name()));
        }
        return renamed instanceof ClassDefinition definition ? definition.withBody(of(definition.body())) : renamed;
    }

    private Expression of(Expression expression) {
        return expression instanceof Name name ? change.apply(name) : expression.mapped(this::of);
    }
}
