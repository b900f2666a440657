// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The meaning of names after imports have lost their guards. An import under a condition makes its name the module's
 * own, because it may have other meanings under other conditions; without the condition the name is the imported thing.
 */
public final class FreedImports {

    private final String module;
    private final Map<String, Name> targets = new HashMap<>();

    /**
     * The names that imports give to what is left of a file.
     *
     * @param guarded the file before
     * @param body the statements that are left
     */
    public FreedImports(StubFile guarded, List<Statement> body) {
        this.module = guarded.module();
        BoundNames before = BoundNames.of(guarded.body());
        BoundNames after = BoundNames.of(body);
        after.all().stream()
                .filter(before::declares)
                .forEach(name -> after.imported(name).ifPresent(target -> targets.put(name, meant(target))));
    }

    /**
     * The statements that are left of a file, with the meanings that their names have without the guards.
     *
     * @param guarded the file before
     */
    public static List<Statement> resolved(StubFile guarded, List<Statement> body) {
        FreedImports freed = new FreedImports(guarded, body);
        return freed.targets.isEmpty() ? body : freed.statements(body);
    }

    /** The imported thing. A module that imports a name from itself imports a submodule. */
    private Name meant(Name target) {
        return target.module().equals(module) && !target.isModule() ? Name.ofModule(target.dotted()) : target;
    }

    private List<Statement> statements(List<Statement> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private Statement statement(Statement statement) {
        Statement mapped = statement.mapped((role, expression) -> expression(expression));
        return mapped instanceof ClassDefinition definition
                ? definition.withBody(statements(definition.body()))
                : mapped.withBlocks(block -> statements(block.statements()));
    }

    private Expression expression(Expression expression) {
        return expression instanceof Name name ? meaning(name) : expression.mapped(this::expression);
    }

    /** The meaning of a name without the guards. */
    public Name meaning(Name name) {
        if (!name.module().equals(module) || !targets.containsKey(name.root())) {
            return name;
        }
        Name target = targets.get(name.root());
        return DottedName.of(name.path()).withoutRoot().map(target::member).orElse(target);
    }
}
