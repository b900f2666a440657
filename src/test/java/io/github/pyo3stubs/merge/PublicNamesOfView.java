// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.Condition;
import io.github.pyo3stubs.guard.Truth;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Executes a stub as Python would in one view: the functions that there are, and the value of {@code __all__}. */
final class PublicNamesOfView {

    private static final String ALL = "__all__";

    private final View view;

    /** The functions, each with the branch that declares it. */
    private final SortedMap<String, String> functions = new TreeMap<>();

    private Optional<SortedSet<String>> listed = Optional.empty();

    private PublicNamesOfView(View view) {
        this.view = view;
    }

    static PublicNamesOfView of(StubFile stub, View view) {
        PublicNamesOfView names = new PublicNamesOfView(view);
        names.run(stub.body(), "");
        return names;
    }

    SortedMap<String, String> functions() {
        return functions;
    }

    /** The names that {@code from module import *} binds. */
    SortedSet<String> offered() {
        return listed.orElseGet(() -> new TreeSet<>(functions.keySet()));
    }

    private void run(List<Statement> body, String branch) {
        for (int i = 0; i < body.size(); i++) {
            Statement statement = body.get(i);
            if (statement instanceof If conditional) {
                run(conditional, branch + "/" + i);
            } else if (statement instanceof Function function) {
                functions.put(function.name(), branch);
            } else if (statement instanceof Assignment assignment
                    && assignment.name().equals(ALL)) {
                listed = Optional.of(new TreeSet<>());
                assignment.value().ifPresent(names -> listed.get().addAll(names(names)));
            } else if (statement instanceof OpaqueStatement other) {
                change(other.verbatim().parts());
            }
        }
    }

    private void run(If conditional, String branch) {
        for (int i = 0; i < conditional.branches().size(); i++) {
            Truth truth =
                    Condition.of(conditional.branches().get(i).condition()).in(view);
            if (truth == Truth.TRUE) {
                run(conditional.branches().get(i).body(), branch + ":" + i);
                return;
            }
            if (truth != Truth.FALSE) {
                throw new IllegalArgumentException("unknown condition: " + conditional);
            }
        }
        run(conditional.otherwise(), branch + ":else");
    }

    private void change(List<Expression> parts) {
        if (parts.size() == 3) {
            listed.orElseThrow().addAll(names(parts.get(2)));
            return;
        }
        Call call = (Call) parts.get(0);
        Expression argument = call.arguments().get(0);
        switch (((Name) call.callee()).path()) {
            case ALL + ".extend" -> listed.orElseThrow().addAll(names(argument));
            case ALL + ".append" -> listed.orElseThrow().add(((StringConstant) argument).value());
            case ALL + ".remove" -> {
                if (!listed.orElseThrow().remove(((StringConstant) argument).value())) {
                    throw new IllegalArgumentException("ValueError: list.remove(x): x not in list");
                }
            }
            default -> throw new IllegalArgumentException(call.toString());
        }
    }

    /** The names in a display; those of another module's list are one that tells the module. */
    private static Collection<String> names(Expression names) {
        return names instanceof Name other
                ? List.of(other.dotted())
                : names.parts().stream()
                        .map(name -> ((StringConstant) name).value())
                        .toList();
    }
}
