package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Compound;
import io.github.pyo3stubs.syntax.Statement.Compound.Clause;
import io.github.pyo3stubs.syntax.Statement.If;
import io.github.pyo3stubs.syntax.Statement.If.Branch;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes out of a parsed file the imports that say nothing of their own, and what is empty then. */
final class ImportPruner {

    private final ModuleBindings names;

    /** Imports that do not depend on the conditions under which they stand. */
    private final List<Import> unconditional = new ArrayList<>();

    ImportPruner(ModuleBindings names) {
        this.names = names;
    }

    List<Statement> module(List<Statement> body) {
        List<Statement> others = settled(body, this::atModuleLevel);
        return Stream.concat(unconditional.stream(), others.stream()).toList();
    }

    private Optional<Import> atModuleLevel(Import spelled) {
        Optional<Import> kept = names.statement(spelled);
        boolean conditional = spelled.isAll()
                || kept.filter(Import::reexported).isPresent()
                || kept.flatMap(Import::local)
                        .map(local -> DottedName.of(local).root())
                        .filter(names::isOwn)
                        .isPresent();
        if (conditional) {
            return kept;
        }
        kept.ifPresent(unconditional::add);
        return Optional.empty();
    }

    /** @param imports what becomes of an import there */
    private static List<Statement> settled(List<Statement> statements, Function<Import, Optional<Import>> imports) {
        List<Statement> settled = new ArrayList<>();
        Optional<Comment> comment = Optional.empty();
        for (Statement statement : statements) {
            if (statement instanceof Comment before) {
                comment = Optional.of(before);
                continue;
            } else if (statement instanceof Import spelled) {
                imports.apply(spelled).ifPresent(settled::add);
            } else {
                Optional<Statement> kept = settled(statement, imports);
                if (kept.isPresent()) {
                    comment.ifPresent(settled::add);
                    settled.add(kept.get());
                }
            }
            comment = Optional.empty();
        }
        return settled;
    }

    private static Optional<Statement> settled(Statement statement, Function<Import, Optional<Import>> imports) {
        if (statement instanceof ClassDefinition definition) {
            return Optional.of(new ClassDefinition(
                    definition.name(),
                    definition.decorators(),
                    definition.typeParameters(),
                    definition.bases(),
                    definition.documentation(),
                    settled(definition.body(), Optional::of)));
        } else if (statement instanceof If branching) {
            List<Branch> branches = branching.branches().stream()
                    .map(branch -> new Branch(branch.condition(), settled(branch.body(), imports)))
                    .toList();
            List<Statement> otherwise = settled(branching.otherwise(), imports);
            boolean empty = otherwise.isEmpty()
                    && branches.stream().allMatch(branch -> branch.body().isEmpty());
            return empty ? Optional.empty() : Optional.of(new If(branches, otherwise));
        } else if (statement instanceof Compound compound) {
            List<Clause> clauses = compound.clauses().stream()
                    .map(clause -> new Clause(clause.header(), settled(clause.body(), imports)))
                    .toList();
            boolean empty = clauses.stream().allMatch(clause -> clause.body().isEmpty());
            return empty ? Optional.empty() : Optional.of(new Compound(clauses));
        }
        return Optional.of(statement);
    }
}
