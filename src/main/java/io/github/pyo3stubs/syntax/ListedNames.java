// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in a module's {@code __all__}, under whatever conditions: an import that binds one of them offers it. */
public final class ListedNames {

    private final Set<String> names = new HashSet<>();

    private ListedNames() {}

    public static Set<String> of(List<Statement> body) {
        ListedNames listed = new ListedNames();
        listed.collect(body);
        return Collections.unmodifiableSet(listed.names);
    }

    private void collect(List<Statement> body) {
        for (Statement statement : body) {
            collect(statement);
            for (Body block : statement.blocks()) {
                collect(block.statements());
            }
        }
    }

    private void collect(Statement statement) {
        if (statement instanceof Assignment assignment && assignment.name().equals(StubFile.ALL)) {
            if (assignment.value().isPresent()) {
                list(assignment.value().get());
            }
        } else if (statement instanceof OpaqueStatement other && other.names().contains(StubFile.ALL)) {
            list(other.verbatim().parts());
        }
    }

    private void list(List<Expression> names) {
        for (Expression each : names) {
            list(each);
        }
    }

    private void list(Expression names) {
        if (names instanceof StringConstant text) {
            this.names.add(text.value());
        } else if (names instanceof ListDisplay display) {
            list(display.elements());
        } else if (names instanceof Tuple tuple) {
            list(tuple.elements());
        } else if (names instanceof ValueExpression.Operation sum) {
            list(sum.operands());
        } else if (names instanceof ValueExpression.Call call) {
            list(call.arguments());
        } else if (names instanceof Unary unpacked) {
            list(unpacked.operand());
        } else {
            ValueExpression.Choice.of(names).ifPresent(choice -> {
                list(choice.value());
                list(choice.otherwise());
            });
        }
    }
}
