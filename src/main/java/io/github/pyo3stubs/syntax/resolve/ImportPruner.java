// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.resolve;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Removes the imports of a parsed file that only spell its names, and the blocks that are empty without them and define
 * no names.
 */
public final class ImportPruner {

    private final ModuleBindings names;

    /** Imports that do not depend on the conditions under which they stand. */
    private final List<Import> unconditional = new ArrayList<>();

    /** @param names the meanings of names in the file, after all its names were resolved */
    public ImportPruner(ModuleBindings names) {
        this.names = names;
    }

    /** The statements of the file without these imports. Imports without a condition come first. */
    public List<Statement> module(List<Statement> body) {
        List<Statement> others = pruned(body, this::atModuleLevel);
        return Stream.concat(unconditional.stream(), others.stream()).toList();
    }

    private Optional<Import> atModuleLevel(Import spelled) {
        Optional<Import> kept = names.statement(spelled);
        boolean conditional = spelled.isAll()
                || kept.filter(Import::reexported).isPresent()
                || kept.flatMap(Import::local)
                        .map(local -> DottedName.of(local).root())
                        .filter(names::hasNoSingleImport)
                        .isPresent();
        if (conditional) {
            return kept;
        }
        kept.ifPresent(unconditional::add);
        return Optional.empty();
    }

    /** @param imports gives the import that replaces one at this place, or nothing to remove it */
    private static List<Statement> pruned(List<Statement> statements, Function<Import, Optional<Import>> imports) {
        return Body.mappedWithNames(statements, (statement, conditions) -> {
            if (statement instanceof Import spelled) {
                return imports.apply(spelled).<List<Statement>>map(List::of).orElse(List.of());
            }
            return List.of(
                    statement instanceof ClassDefinition definition
                            ? definition.withBody(pruned(definition.body(), Optional::of))
                            : statement);
        });
    }
}
