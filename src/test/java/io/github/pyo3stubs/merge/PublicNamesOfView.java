// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.Condition;
import io.github.pyo3stubs.guard.Truth;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Constant;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Executes a stub as Python would in one view: the functions that there are, and the value of {@code __all__}. */
final class PublicNamesOfView {

    private static final String ALL = "__all__";

    private final StubTree tree;
    private final View view;

    /** The value of {@code FLAG}, which no view decides. */
    private final boolean flag;

    /** The functions, each with the branch that declares it. */
    private final SortedMap<String, String> functions = new TreeMap<>();

    private Optional<List<String>> listed = Optional.empty();

    private PublicNamesOfView(StubTree tree, View view, boolean flag) {
        this.tree = tree;
        this.view = view;
        this.flag = flag;
    }

    static PublicNamesOfView of(String module, StubTree tree, View view, boolean flag) {
        PublicNamesOfView names = new PublicNamesOfView(tree, view, flag);
        names.run(tree.file(module).orElseThrow().body(), "");
        return names;
    }

    SortedMap<String, String> functions() {
        return functions;
    }

    /** The names in {@code __all__}, each as often as it has them; if there is none, the functions. */
    List<String> listed() {
        return listed.orElseGet(() -> List.copyOf(functions.keySet()));
    }

    /** The names that {@code from module import *} binds. */
    SortedSet<String> offered() {
        return new TreeSet<>(listed());
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
                listed = Optional.of(
                        new ArrayList<>(assignment.value().map(this::names).orElse(List.of())));
            } else if (statement instanceof OpaqueStatement other) {
                change(other.verbatim().parts());
            }
        }
    }

    private void run(If conditional, String branch) {
        for (int i = 0; i < conditional.branches().size(); i++) {
            if (isTrue(conditional.branches().get(i).condition())) {
                run(conditional.branches().get(i).body(), branch + ":" + i);
                return;
            }
        }
        run(conditional.otherwise(), branch + ":else");
    }

    private boolean isTrue(Expression condition) {
        Truth truth = Condition.of(withFlag(condition)).in(view);
        if (truth == Truth.POSSIBLE) {
            throw new IllegalArgumentException("unknown condition: " + condition);
        }
        return truth == Truth.TRUE;
    }

    private Expression withFlag(Expression condition) {
        if (condition instanceof Name name && name.path().equals("FLAG")) {
            return flag ? Constant.TRUE : Constant.FALSE;
        }
        return condition.mapped(this::withFlag);
    }

    private void change(List<Expression> parts) {
        List<String> list = listed.orElseThrow();
        if (parts.size() == 3) {
            list.addAll(names(parts.get(2)));
            return;
        }
        Call call = (Call) parts.get(0);
        Expression argument = call.arguments().get(call.arguments().size() - 1);
        switch (((Name) call.callee()).path()) {
            case ALL + ".extend" -> list.addAll(names(argument));
            case ALL + ".append" -> list.add(((StringConstant) argument).value());
            case ALL + ".insert" -> list.add(0, ((StringConstant) argument).value());
            case ALL + ".remove" -> {
                if (!list.remove(((StringConstant) argument).value())) {
                    throw new IllegalArgumentException("ValueError: list.remove(x): x not in list");
                }
            }
            default -> throw new IllegalArgumentException(call.toString());
        }
    }

    /** The names in a value; those of a module that is not in the tree are one that tells the module. */
    private List<String> names(Expression value) {
        if (value instanceof Verbatim choice && choice.parts().size() == 5) {
            return names(choice.parts().get(isTrue(choice.parts().get(2)) ? 0 : 4));
        } else if (value instanceof Operation sum) {
            return sum.operands().stream()
                    .flatMap(operand -> names(operand).stream())
                    .toList();
        } else if (value instanceof Call copy) {
            return names(copy.arguments().get(0));
        } else if (value instanceof Unary unpacked) {
            return names(unpacked.operand());
        } else if (value instanceof StringConstant text) {
            return List.of(text.value());
        } else if (value instanceof Name name) {
            return name.isLocal()
                    ? List.copyOf(listed.orElseThrow())
                    : tree.file(name.module())
                            .map(module -> of(name.module(), tree, view, flag).listed())
                            .orElse(List.of(name.dotted()));
        }
        return value.parts().stream().flatMap(part -> names(part).stream()).toList();
    }
}
