// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.guard.Condition;
import io.github.pyo3stubs.guard.Condition.Constant;
import io.github.pyo3stubs.guard.GuardExpressions;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The conditions on system and version under which a file uses names that not every Python has. Such a name is imported
 * under these conditions, because elsewhere the import may fail: {@code asyncio.ProactorEventLoop} is on Windows only.
 */
final class GuardedUses {

    /** The conditions around each use, the outermost first; none for a use without conditions. */
    private final Map<Name, Set<List<Expression>>> conditions = new HashMap<>();

    /** @param body the statements of the file; none if it has no conditions */
    GuardedUses(List<Statement> body) {
        collect(body, List.of());
    }

    private void collect(List<Statement> body, List<Expression> around) {
        for (Statement statement : body) {
            Set<Name> used = names(statement);
            if (statement instanceof Import explicit && !explicit.isBound()) {
                used.add(explicit.name());
            }
            used.forEach(name -> conditions
                    .computeIfAbsent(NameUses.imported(name), first -> new LinkedHashSet<>())
                    .add(around));
            statement.bodies().forEach(inner -> collect(inner.statements(), inside(statement, inner, around)));
        }
    }

    private static Set<Name> names(Statement statement) {
        Set<Name> names = new LinkedHashSet<>();
        statement.forEachExpression((role, whole) -> whole.forEach(part -> {
            if (part instanceof Name name) {
                names.add(name);
            }
        }));
        return names;
    }

    /** The conditions in a body. Those that are not about system and version decide nothing about what Python has. */
    private static List<Expression> inside(Statement statement, Body body, List<Expression> around) {
        return statement instanceof If
                ? Stream.concat(
                                around.stream(),
                                body.conditions().stream()
                                        .filter(GuardedUses::isDecided)
                                        .map(GuardExpressions::plain))
                        .toList()
                : around;
    }

    private static boolean isDecided(Expression expression) {
        Condition condition = Condition.of(expression);
        return !(condition instanceof Constant) && condition.unknown().isEmpty();
    }

    /** The condition of the import of a name; empty if the name can be imported everywhere, or is used everywhere. */
    Optional<Expression> condition(Name imported) {
        Set<List<Expression>> uses = conditions.get(imported);
        if (uses == null || uses.contains(List.<Expression>of()) || KnownNames.isEverywhere(imported)) {
            return Optional.empty();
        }
        Set<List<Expression>> widest = uses.stream()
                .filter(use -> uses.stream().noneMatch(other -> isWider(other, use)))
                .collect(toSet());
        return Optional.of(GuardExpressions.any(uses.stream()
                .filter(widest::contains)
                .map(GuardExpressions::all)
                .toList()));
    }

    /** Whether some conditions are the first of others. */
    private static boolean isWider(List<Expression> some, List<Expression> others) {
        return some.size() < others.size() && others.subList(0, some.size()).equals(some);
    }
}
