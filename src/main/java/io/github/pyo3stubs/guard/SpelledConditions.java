// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The spelling of conditions in a committed stub. It may name systems that no library is for, such as {@code cygwin},
 * so that conditions which say the same of all known views are spelled alike.
 */
public final class SpelledConditions {

    private final List<View> views;
    private final Map<List<Truth>, Expression> spellings = new LinkedHashMap<>();

    /**
     * @param conditions as the committed stub spells them
     * @param views all that the stub is known to be for
     */
    public SpelledConditions(Collection<Expression> conditions, Collection<View> views) {
        this.views = List.copyOf(views);
        conditions.forEach(condition -> spellings.putIfAbsent(truths(condition), condition));
        conditions.forEach(condition ->
                spellings.putIfAbsent(truths(GuardExpressions.not(condition)), GuardExpressions.not(condition)));
    }

    private List<Truth> truths(Expression condition) {
        Condition meaning = Condition.of(condition);
        return views.stream().map(meaning::in).toList();
    }

    /**
     * Statements with the conditions spelled as in the committed stub. Those inside a class stay as they are: the
     * conditions that are known here are those around a class, and none of them is repeated inside it.
     */
    public List<Statement> in(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement instanceof If conditional ? in(conditional) : statement)
                .toList();
    }

    private Statement in(If conditional) {
        return new If(
                conditional.branches().stream()
                        .map(branch -> new If.Branch(spelled(branch.condition()), in(branch.body())))
                        .toList(),
                in(conditional.otherwise()));
    }

    private Expression spelled(Expression condition) {
        List<Truth> truths = truths(condition);
        boolean isDecided = truths.stream().noneMatch(truth -> truth == Truth.POSSIBLE);
        return isDecided ? spellings.getOrDefault(truths, condition) : condition;
    }
}
