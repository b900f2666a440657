// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Conditional statements without empty branches. Conditions of removed branches are negated in the branches after. */
public final class FilledBranches {

    private FilledBranches() {}

    /** The statements with the same meaning, in which no branch of an {@code if} is empty. */
    public static List<Statement> of(List<Statement> statements) {
        return statements.stream().flatMap(FilledBranches::filled).toList();
    }

    /** Changed statements without empty branches. Empty branches of the unchanged ones are the user's and stay. */
    public static List<Statement> ofChanged(List<Statement> statements, List<Statement> before) {
        return statements.stream()
                .flatMap(statement -> statement instanceof If && !before.contains(statement)
                        ? filled(statement)
                        : Stream.of(statement))
                .toList();
    }

    private static Stream<Statement> filled(Statement statement) {
        if (!(statement instanceof If conditional)) {
            return Stream.of(statement);
        }
        List<If.Branch> kept = new ArrayList<>();
        List<Expression> removed = new ArrayList<>();
        for (If.Branch branch : conditional.branches()) {
            List<Statement> body = of(branch.body());
            if (body.isEmpty()) {
                removed.add(GuardExpressions.not(branch.condition()));
            } else {
                kept.add(new If.Branch(with(removed, branch.condition()), body));
            }
        }
        List<Statement> otherwise = of(conditional.otherwise());
        if (!otherwise.isEmpty() && !removed.isEmpty()) {
            kept.add(new If.Branch(GuardExpressions.all(removed), otherwise));
            otherwise = List.of();
        }
        return kept.isEmpty() ? Stream.of() : Stream.of(new If(kept, otherwise));
    }

    /**
     * A condition and others, without those that it implies: {@code sys.platform == "win32"} implies
     * {@code sys.platform != "linux"}.
     */
    private static Expression with(List<Expression> others, Expression condition) {
        List<Expression> needed =
                others.stream().filter(other -> !implies(condition, other)).toList();
        return GuardExpressions.all(
                Stream.concat(needed.stream(), Stream.of(condition)).toList());
    }

    /** Whether a condition is for one system, and another one excludes a different system. */
    private static boolean implies(Expression condition, Expression other) {
        return Condition.of(condition) instanceof Condition.Platform system
                && Condition.of(other) instanceof Condition.Not not
                && not.condition() instanceof Condition.Platform excluded
                && !system.name().equals(excluded.name());
    }
}
