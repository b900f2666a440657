// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.compare.drift.Change.Redefined;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds definitions that a later definition of the same name in the same body replaces. The last one counts for Python
 * and pyright, the first one for mypy, and both type checkers complain. So a stub with such definitions is stale, even
 * if the last one is right.
 */
final class Redefinitions {

    private final String module;
    private final Predicate<Redefined> accepted;
    private final List<Redefined> found = new ArrayList<>();

    /** A name in a body. The accessors of a property are names of their own. */
    private record Name(String name, Optional<DeclarationKind> accessor) {}

    /** How many definitions a name has under some conditions. */
    private record Definitions(String name, List<Expression> conditions, int times) {
        static Definitions of(Redefined redefined) {
            return new Definitions(redefined.name(), redefined.subject().conditions(), redefined.times());
        }
    }

    /**
     * A stub with only the last definition of each name.
     *
     * @param found the names that had more definitions
     */
    record Last(StubFile stub, List<Redefined> found) {}

    /** @param accepted whether a name keeps all its definitions */
    private Redefinitions(String module, Predicate<Redefined> accepted) {
        this.module = module;
        this.accepted = accepted;
    }

    /**
     * Removes definitions that a later one replaces.
     *
     * @param stub the canonical form of a stub
     * @param library the form with which it is compared; a name that the library defines as often keeps its definitions
     */
    static Last removed(StubFile stub, StubFile library) {
        Set<Definitions> ofLibrary = of(library).stream().map(Definitions::of).collect(toSet());
        Redefinitions ofStub =
                new Redefinitions(stub.module(), redefined -> ofLibrary.contains(Definitions.of(redefined)));
        List<Statement> body = ofStub.body(stub.body(), stub.module(), List.of());
        return new Last(stub.withBody(body), ofStub.found);
    }

    /** The names with several definitions, those in definitions that a later one replaces among them. */
    private static List<Redefined> of(StubFile stub) {
        List<Redefined> all = new ArrayList<>();
        // Each definition is kept, so that what it contains is found too
        Predicate<Redefined> noted = all::add;
        new Redefinitions(stub.module(), noted).body(stub.body(), stub.module(), List.of());
        return all;
    }

    /**
     * The statements of a module without definitions that a later one replaces. The bodies of classes are unchanged.
     */
    static List<Statement> lastOnly(List<Statement> body) {
        return new Redefinitions("", redefined -> false).lastOnly(body, "", List.of());
    }

    private List<Statement> body(List<Statement> body, String scope, List<Expression> conditions) {
        return Statement.each(lastOnly(body, scope, conditions), statement -> inside(statement, scope, conditions));
    }

    private List<Statement> lastOnly(List<Statement> body, String scope, List<Expression> conditions) {
        Map<Name, List<Declaration>> byName = new LinkedHashMap<>();
        for (Statement statement : body) {
            if (statement instanceof Declaration declaration) {
                byName.computeIfAbsent(
                                new Name(declaration.name(), DeclarationKind.accessor(declaration)),
                                name -> new ArrayList<>(1))
                        .add(declaration);
            }
        }
        byName.values().removeIf(forms -> forms.size() == 1);
        if (byName.isEmpty()) {
            return body;
        }
        // Equal statements are different ones here
        Set<Statement> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
        byName.forEach((name, forms) -> {
            List<List<Declaration>> definitions = definitions(forms);
            List<Declaration> last = definitions.get(definitions.size() - 1);
            Subject subject = new Subject(
                    module,
                    scope,
                    scope + "." + name.name(),
                    DeclarationKind.of(last.get(last.size() - 1)),
                    OptionalInt.empty(),
                    conditions);
            Redefined redefined = new Redefined(subject, definitions.size());
            if (definitions.size() > 1 && !accepted.test(redefined)) {
                found.add(redefined);
                replaced.addAll(forms);
                last.forEach(replaced::remove);
            }
        });
        List<Statement> remaining = new ArrayList<>(body);
        remaining.removeIf(replaced::contains);
        return remaining;
    }

    /** The definitions of a name. Overloads and the function that follows them are one definition. */
    private static List<List<Declaration>> definitions(List<Declaration> forms) {
        List<List<Declaration>> definitions = new ArrayList<>();
        for (Declaration form : forms) {
            List<Declaration> last = definitions.isEmpty() ? List.of() : definitions.get(definitions.size() - 1);
            Declaration before = last.isEmpty() ? null : last.get(last.size() - 1);
            if (before != null
                    && (DeclarationKind.isOverload(before) && form instanceof Function || isGivenValue(before, form))) {
                last.add(form);
            } else {
                definitions.add(new ArrayList<>(List.of(form)));
            }
        }
        return definitions;
    }

    /** Whether the first assignment declares the type of an attribute, and the second its value. */
    private static boolean isGivenValue(Declaration first, Declaration second) {
        return first instanceof Assignment declared
                && second instanceof Assignment assigned
                && declared.value().isEmpty()
                && assigned.annotation().isEmpty();
    }

    private Statement inside(Statement statement, String scope, List<Expression> conditions) {
        if (statement instanceof ClassDefinition definition) {
            return definition.withBody(body(definition.body(), scope + "." + definition.name(), conditions));
        }
        return statement.withBlocks(
                block -> body(block.statements(), scope, Alignment.with(conditions, block.conditions())));
    }
}
