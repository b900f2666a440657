// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.groupingBy;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.guard.FreedImports;
import io.github.pyo3stubs.guard.OnlyOn;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which declarations of a committed stub are compared with a library, where the stub leaves that open. A
 * declaration under a condition that nothing decides may be there or not, and so may one that is only on targets which
 * are not at hand ({@link OnlyOn}). If the library has it, it is compared as if it had no condition; else it is not.
 */
final class PossibleDeclarations {

    private final StubFile library;
    private final StubFile committed;
    private final Collection<Target> atHand;
    private final Comparison by;
    private final Set<String> elsewhere = new LinkedHashSet<>();

    /** The names in the module, without the module's, that the library lacks though the committed stub has them. */
    private final Set<String> absent = new LinkedHashSet<>();

    private PossibleDeclarations(StubFile library, StubFile committed, Collection<Target> atHand, Comparison by) {
        this.library = library;
        this.committed = committed;
        this.atHand = atHand;
        this.by = by;
    }

    /**
     * A committed stub without what it leaves open.
     *
     * @param stub the stub to compare with the library
     * @param elsewhere the declarations that are not in it because they are only on targets which are not at hand
     * @param names its {@code __all__}, if the committed stub has one and leaves anything open
     */
    record Settled(StubFile stub, Set<String> elsewhere, Optional<PossibleNames> names) {
        Settled {
            elsewhere = Collections.unmodifiableSet(new LinkedHashSet<>(elsewhere));
        }
    }

    /**
     * Settles a committed stub for a library.
     *
     * @param library what the library says to views
     * @param committed what the same views see of the committed stub
     * @param atHand the targets of all libraries
     * @param by what counts in the comparison
     */
    static Settled settled(StubFile library, StubFile committed, Collection<Target> atHand, Comparison by) {
        if (!leavesOpen(committed.body()) || hasBlocks(library.body())) {
            return new Settled(committed, Set.of(), Optional.empty());
        }
        PossibleDeclarations possible = new PossibleDeclarations(library, committed, atHand, by);
        List<Statement> body = possible.scope(library.body(), committed.body(), committed.module());
        Optional<PossibleNames> names = PossibleNames.of(library.body(), committed.body(), possible.absent);
        List<Statement> settled =
                names.map(list -> PublicNames.instead(body, list.compared())).orElse(body);
        return new Settled(committed.withBody(FreedImports.resolved(committed, settled)), possible.elsewhere, names);
    }

    /** Whether statements may leave open which of them count. */
    static boolean leavesOpen(List<Statement> body) {
        for (Statement statement : body) {
            if (statement instanceof If
                    || OnlyOn.in(statement).isPresent()
                    || PublicNames.isUnread(statement)
                    || statement instanceof ClassDefinition definition && leavesOpen(definition.body())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBlocks(List<Statement> body) {
        return body.stream()
                .anyMatch(statement -> statement instanceof BlockStatement
                        || statement instanceof ClassDefinition definition && hasBlocks(definition.body()));
    }

    /** A statement and the conditions around it in its module or class. */
    private record Placed(Statement statement, String name, List<Expression> conditions) {}

    /** The statements of a module or class that are compared. */
    private List<Statement> scope(List<Statement> ofLibrary, List<Statement> ofStub, String scope) {
        Set<String> marked = new LinkedHashSet<>();
        List<Placed> placed = new ArrayList<>();
        collect(ofStub, scope, List.of(), placed, marked);
        Map<String, Map<List<Expression>, List<Statement>>> alternatives = new LinkedHashMap<>();
        placed.forEach(each -> alternatives
                .computeIfAbsent(each.name(), name -> new LinkedHashMap<>())
                .computeIfAbsent(each.conditions(), conditions -> new ArrayList<>())
                .add(each.statement()));
        Map<String, List<Expression>> chosen = new LinkedHashMap<>();
        Map<String, List<Statement>> declared = named(ofLibrary, scope);
        alternatives.forEach((name, forms) -> {
            List<Statement> wanted = declared.getOrDefault(name, List.of());
            if (!wanted.isEmpty() || forms.values().stream().allMatch(PossibleDeclarations::isPrivate)) {
                chosen.put(name, fitting(wanted, forms));
            } else if (forms.containsKey(List.of()) && !marked.contains(name)) {
                chosen.put(name, List.of());
            } else {
                if (marked.contains(name)) {
                    elsewhere.add(name);
                }
                if (scope.equals(committed.module())) {
                    DottedName.of(name).relativeTo(scope).ifPresent(relative -> absent.add(relative));
                }
            }
        });
        return placed.stream()
                .filter(each -> each.conditions().equals(chosen.get(each.name())))
                .map(each -> inside(each.statement(), declared.getOrDefault(each.name(), List.of()), each.name()))
                .toList();
    }

    private void collect(
            List<Statement> body, String scope, List<Expression> conditions, List<Placed> placed, Set<String> marked) {
        boolean isElsewhere = false;
        for (Statement statement : body) {
            if (statement instanceof Comment) {
                isElsewhere = OnlyOn.in(statement)
                        .filter(only -> only.isElsewhere(atHand))
                        .isPresent();
                continue;
            }
            String name = Alignment.name(statement, scope);
            if (statement instanceof If conditional) {
                for (Body branch : conditional.blocks()) {
                    collect(
                            branch.statements(),
                            scope,
                            Alignment.with(conditions, branch.conditions()),
                            placed,
                            marked);
                }
            } else {
                placed.add(new Placed(statement, name, conditions));
                if (isElsewhere) {
                    marked.add(name);
                }
            }
            isElsewhere = false;
        }
    }

    /** The statements that declare each name, without comments. */
    private static Map<String, List<Statement>> named(List<Statement> body, String scope) {
        return body.stream()
                .filter(statement -> !(statement instanceof Comment))
                .collect(groupingBy(statement -> Alignment.name(statement, scope)));
    }

    /** Whether these are imports that only decide how the stub spells names. */
    private static boolean isPrivate(List<Statement> statements) {
        return statements.stream().allMatch(Statement::isImportForItself);
    }

    /** The conditions of the statements that agree with the library, else of those without condition, else any. */
    private List<Expression> fitting(List<Statement> wanted, Map<List<Expression>, List<Statement>> forms) {
        List<Expression> otherwise = forms.containsKey(List.of())
                ? List.of()
                : forms.keySet().iterator().next();
        return forms.size() == 1
                ? otherwise
                : forms.keySet().stream()
                        .filter(conditions -> agree(wanted, forms.get(conditions)))
                        .findFirst()
                        .orElse(otherwise);
    }

    private boolean agree(List<Statement> wanted, List<Statement> form) {
        return Drift.between(library.withBody(wanted), committed.withBody(form), by)
                .isEmpty();
    }

    private Statement inside(Statement statement, List<Statement> wanted, String name) {
        return statement instanceof ClassDefinition definition
                        && wanted.size() == 1
                        && wanted.get(0) instanceof ClassDefinition ofLibrary
                ? definition.withBody(scope(ofLibrary.body(), definition.body(), name))
                : statement;
    }
}
