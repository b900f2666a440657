// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.resolve;

import static io.github.pyo3stubs.syntax.resolve.ExpressionRewriter.with;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Role;
import java.util.List;
import java.util.Set;

/**
 * Replaces the names in a parsed file by their meanings. Needs the whole file, because stubs use names before defining
 * them.
 */
public final class NameResolution {

    private final ModuleBindings names;

    /** @param names the meanings of names in the file */
    public NameResolution(ModuleBindings names) {
        this.names = names;
    }

    /**
     * The statements of the file, all imports among them, with their names replaced by what these mean.
     *
     * @param body the statements with their names as they are spelled
     */
    public List<Statement> module(List<Statement> body) {
        return statements(body, ClassScope.MODULE, Set.of());
    }

    /** @param locals the type parameters of the classes around */
    private List<Statement> statements(List<Statement> body, ClassScope scope, Set<String> locals) {
        return body.stream()
                .map(statement -> statement(statement, scope, locals))
                .toList();
    }

    private Statement statement(Statement statement, ClassScope scope, Set<String> locals) {
        Set<String> inside = with(locals, statement.locals());
        Statement resolved = statement.mapped((role, expression) ->
                rewriter(scope, role).rewrite(expression, role == Role.DECORATOR ? locals : inside));
        return resolved instanceof ClassDefinition definition
                ? definition.withBody(statements(definition.body(), scope.inside(definition), inside))
                : resolved.withBlocks(block -> statements(block.statements(), scope, locals));
    }

    private ExpressionRewriter rewriter(ClassScope scope, Role role) {
        return new ExpressionRewriter(
                (name, inner) -> inner.contains(name.root()) ? name : names.resolve(name.path(), scope, role),
                names::mention);
    }
}
