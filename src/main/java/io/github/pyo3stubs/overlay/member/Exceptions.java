// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.KnownType;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which classes are exceptions. The base of an exception says what it is caught by, so adding a second one
 * changes it. If the library now says a base that the overlay has filled in, the overlay must be looked at again.
 */
public final class Exceptions {

    private final StubTree tree;

    /** @param tree the stubs whose classes are known beside those of Python */
    public Exceptions(StubTree tree) {
        this.tree = tree;
    }

    /** Whether a class is known to be an exception. */
    boolean contain(Expression base) {
        return name(base).filter(name -> isException(name, new HashSet<>())).isPresent();
    }

    /** Whether a class is an exception, or not known. */
    boolean mayContain(Expression base) {
        return name(base).filter(name -> contain(name) || !isKnown(name)).isPresent();
    }

    private static Optional<Name> name(Expression base) {
        return base instanceof Name name
                ? Optional.of(name)
                : base instanceof Subscript generic ? name(generic.value()) : Optional.empty();
    }

    private boolean isKnown(Name name) {
        return KnownNames.type(name).isPresent() || definition(name).isPresent();
    }

    private boolean isException(Name name, Set<Name> seen) {
        List<Expression> above = definition(name)
                .map(ClassDefinition::bases)
                .or(() -> KnownNames.type(name).map(KnownType::bases))
                .orElse(List.of());
        return name.equals(PythonNames.BASE_EXCEPTION)
                || seen.add(name)
                        && above.stream()
                                .flatMap(base -> name(base).stream())
                                .anyMatch(base -> isException(base, seen));
    }

    private Optional<ClassDefinition> definition(Name name) {
        List<Statement> body = tree.file(name.module()).map(file -> file.body()).orElse(List.of());
        Optional<ClassDefinition> found = Optional.empty();
        for (String part : DottedName.of(name.path()).parts()) {
            found = body.stream()
                    .filter(statement -> statement.binds().contains(part))
                    .flatMap(statement -> statement instanceof ClassDefinition definition
                            ? Optional.of(definition).stream()
                            : Optional.<ClassDefinition>empty().stream())
                    .findFirst();
            body = found.map(ClassDefinition::body).orElse(List.of());
        }
        return found;
    }
}
