// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What trees say, without the order of different names, comments, private imports, and the documentation of modules
 * and classes. */
final class Contents {

    private Contents() {}

    static void assertSame(StubTree seen, StubTree own, String description) {
        assertThat(seen.files().keySet()).as(description).isEqualTo(own.files().keySet());
        own.files().forEach((module, file) -> {
            StubFile other = seen.files().get(module);
            List<Statement> left = content(other);
            List<Statement> right = content(file);
            if (!left.equals(right)) {
                assertThat(Targets.text(StubTree.of(List.of(file.withBody(left))), module))
                        .as(description)
                        .isEqualTo(Targets.text(StubTree.of(List.of(file.withBody(right))), module));
                assertThat(left).as(description).isEqualTo(right);
            }
        });
    }

    private static List<Statement> content(StubFile file) {
        List<Statement> body = PublicNames.together(file.body()).stream()
                .filter(statement -> !(statement instanceof Import explicit) || explicit.reexported())
                .map(Contents::withSortedNames)
                .toList();
        return sorted(body, file.module());
    }

    private static Statement withSortedNames(Statement statement) {
        return PublicNames.assigned(statement)
                .<Statement>map(
                        names -> PublicNames.assignment(names.stream().sorted().toList()))
                .orElse(statement);
    }

    private static List<Statement> sorted(List<Statement> statements, String scope) {
        return statements.stream()
                .filter(statement -> !(statement instanceof Comment))
                .map(statement -> content(statement, scope))
                .sorted(Comparator.comparing((Statement statement) -> Alignment.name(statement, scope))
                        .thenComparing(statement ->
                                Alignment.name(statement, scope).equals(scope) ? statement.toString() : ""))
                .toList();
    }

    private static Statement content(Statement statement, String scope) {
        return statement instanceof ClassDefinition definition
                ? definition
                        .withDocumentation(Optional.empty())
                        .withBody(sorted(definition.body(), scope + "." + definition.name()))
                : statement;
    }
}
