package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.FunctionKind;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Definitions that a later one of the same name, in the same body, replaces. For Python and pyright the last one counts,
 * for mypy the first, and both complain. So a stub that has any is stale, even where its last one is right.
 */
final class Redefinitions {

    private final List<Redefinition> accepted;
    private final List<Redefinition> found = new ArrayList<>();

    /**
     * A name that is defined more than once.
     *
     * @param name qualified
     * @param role what stands behind the name of an accessor of a property; empty for all others
     * @param conditions of the {@code if}s and other blocks around
     */
    record Redefinition(String name, String role, List<Expression> conditions, int times) {}

    private record Name(String name, String role) {}

    /** A stub in which each name has its last definition only, and what was taken out. */
    record Last(StubFile stub, List<Redefinition> found) {}

    private Redefinitions(List<Redefinition> accepted) {
        this.accepted = accepted;
    }

    /**
     * Takes out of a stub what a later definition replaces.
     *
     * @param stub in its canonical form
     * @param library the stub that it is compared with; what that has more than once stays in this one too
     */
    static Last removed(StubFile stub, StubFile library) {
        Redefinitions ofLibrary = new Redefinitions(List.of());
        ofLibrary.body(library.body(), library.module(), List.of());
        Redefinitions ofStub = new Redefinitions(ofLibrary.found);
        List<Statement> body = ofStub.body(stub.body(), stub.module(), List.of());
        return new Last(stub.withBody(body), ofStub.found);
    }

    /** A module's statements without what a later one at the top of the module replaces; classes stay as they are. */
    static List<Statement> lastOnly(List<Statement> body) {
        return new Redefinitions(List.of()).lastOnly(body, "", List.of());
    }

    private List<Statement> body(List<Statement> body, String scope, List<Expression> conditions) {
        return lastOnly(body, scope, conditions).stream()
                .map(statement -> inside(statement, scope, conditions))
                .toList();
    }

    private List<Statement> lastOnly(List<Statement> body, String scope, List<Expression> conditions) {
        Map<Name, List<Declaration>> byName = new LinkedHashMap<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                byName.computeIfAbsent(
                                new Name(declaration.name(), DriftFinder.role(declaration)), name -> new ArrayList<>())
                        .add(declaration);
            }
        }
        List<Statement> remaining = new ArrayList<>(body);
        byName.forEach((name, forms) -> {
            List<List<Declaration>> definitions = definitions(forms);
            Redefinition redefinition =
                    new Redefinition(scope + "." + name.name(), name.role(), conditions, definitions.size());
            if (definitions.size() > 1 && !accepted.contains(redefinition)) {
                found.add(redefinition);
                List<Declaration> last = definitions.get(definitions.size() - 1);
                remaining.removeIf(statement -> isOneOf(statement, forms) && !isOneOf(statement, last));
            }
        });
        return remaining;
    }

    /** Forms of one name, those together that make one definition: overloads with what they are overloads of. */
    private static List<List<Declaration>> definitions(List<Declaration> forms) {
        List<List<Declaration>> definitions = new ArrayList<>();
        for (Declaration form : forms) {
            List<Declaration> last = definitions.isEmpty() ? List.of() : definitions.get(definitions.size() - 1);
            Declaration before = last.isEmpty() ? null : last.get(last.size() - 1);
            if (before != null
                    && (FunctionKind.isOverload(before) && form instanceof Function || isGivenValue(before, form))) {
                last.add(form);
            } else {
                definitions.add(new ArrayList<>(List.of(form)));
            }
        }
        return definitions;
    }

    /** Whether the first states the type of an attribute, and the second its value. */
    private static boolean isGivenValue(Declaration first, Declaration second) {
        return first instanceof Assignment declared
                && second instanceof Assignment assigned
                && declared.value().isEmpty()
                && assigned.annotation().isEmpty();
    }

    /** Equal forms are different statements. */
    private static boolean isOneOf(Statement statement, List<Declaration> forms) {
        return forms.stream().anyMatch(form -> form == statement);
    }

    private Statement inside(Statement statement, String scope, List<Expression> conditions) {
        if (statement instanceof ClassDefinition definition) {
            return definition.withBody(body(definition.body(), scope + "." + definition.name(), conditions));
        }
        return statement.withBlocks(
                block -> body(block.statements(), scope, Alignment.with(conditions, block.conditions())));
    }
}
