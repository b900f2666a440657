// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names that a module without {@code __all__} offers. */
public final class OfferedNames {

    private OfferedNames() {}

    /**
     * Statements that list the names which a module without {@code __all__} offers, under the conditions that they have
     * there, apart from those of {@code from module import *}.
     */
    public static List<Statement> listing(List<Statement> body) {
        Set<String> names = offered(body);
        return Stream.concat(Stream.of(PublicNames.assignment(List.copyOf(names))), additions(body, names).stream())
                .toList();
    }

    private static Set<String> offered(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> !(statement instanceof BlockStatement))
                .flatMap(OfferedNames::of)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** The names that a statement defines and that a module without {@code __all__} offers. */
    static Stream<String> of(Statement statement) {
        return statement.isImportForItself()
                ? Stream.of()
                : statement.binds().stream().filter(name -> !name.startsWith("_"));
    }

    /** The blocks of statements with additions of the names that they offer beside those that are listed. */
    private static List<Statement> additions(List<Statement> statements, Set<String> listed) {
        return statements.stream()
                .filter(BlockStatement.class::isInstance)
                .map(block -> block.withBlocks(inner -> {
                    Set<String> names = offered(inner.statements());
                    names.removeAll(listed);
                    Set<String> all = new LinkedHashSet<>(listed);
                    all.addAll(names);
                    Stream<Statement> added =
                            names.isEmpty() ? Stream.of() : Stream.of(PublicNames.addition(List.copyOf(names)));
                    return Stream.concat(added, additions(inner.statements(), all).stream())
                            .toList();
                }))
                .filter(block -> PublicNames.areListed(List.of(block)))
                .toList();
    }
}
