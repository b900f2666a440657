// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documentation of modules and classes in which conditions stand. A stub has one for all platforms, so that merging
 * writes none if the platforms' differ.
 */
final class GuardedDocumentation {

    private final Set<String> omitted = new HashSet<>();

    private GuardedDocumentation() {}

    /**
     * A library's stub without the documentation that the committed stub has reason to omit: that of a module or class
     * which has conditions in the committed stub, and no documentation.
     */
    static StubFile omitted(StubFile library, StubFile committed) {
        GuardedDocumentation documentation = new GuardedDocumentation();
        boolean ofModule = committed.documentation().isEmpty() && StubConditions.areIn(committed.body());
        documentation.collect(committed.body(), committed.module());
        if (!ofModule && documentation.omitted.isEmpty()) {
            return library;
        }
        return library.with(
                ofModule ? Optional.empty() : library.documentation(),
                documentation.without(library.body(), library.module()));
    }

    private void collect(List<Statement> body, String scope) {
        for (Statement statement : body) {
            if (statement instanceof ClassDefinition definition) {
                String name = scope + "." + definition.name();
                if (definition.documentation().isEmpty() && StubConditions.areIn(definition.body())) {
                    omitted.add(name);
                }
                collect(definition.body(), name);
            }
            statement.blocks().forEach(block -> collect(block.statements(), scope));
        }
    }

    private List<Statement> without(List<Statement> body, String scope) {
        return body.stream().map(statement -> without(statement, scope)).toList();
    }

    private Statement without(Statement statement, String scope) {
        if (statement instanceof ClassDefinition definition) {
            String name = scope + "." + definition.name();
            ClassDefinition undocumented =
                    omitted.contains(name) ? definition.withDocumentation(Optional.empty()) : definition;
            return undocumented.withBody(without(definition.body(), name));
        }
        return statement.withBlocks(block -> without(block.statements(), scope));
    }
}
