// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Verbatim;
import io.github.pyo3stubs.syntax.Expression.VerbatimToken;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements about {@code __all__} in the forms that all type checkers read. */
public final class PublicNames {

    private static final Name ALL = Name.local(StubFile.ALL);
    private static final VerbatimToken ADD = new VerbatimToken("+=");

    private PublicNames() {}

    /** The names in {@code __all__ = ["a", "b"]}; empty for any other statement. */
    public static Optional<List<String>> assigned(Statement statement) {
        return statement instanceof Assignment assignment && assignment.name().equals(StubFile.ALL)
                ? assignment.value().flatMap(PublicNames::texts)
                : Optional.empty();
    }

    /** {@code __all__ += ["a", "b"]}. */
    public static Statement addition(List<String> names) {
        return new OpaqueStatement(new Verbatim(List.of(ALL, ADD, list(names))), List.of(StubFile.ALL));
    }

    public static ListDisplay list(List<String> names) {
        return new ListDisplay(
                names.stream().<Expression>map(StringConstant::new).toList());
    }

    /**
     * The statements of a module with one list of names in place of a list and unconditional changes of it:
     * {@code +=}, {@code extend}, {@code append}, {@code remove}.
     */
    public static List<Statement> together(List<Statement> body) {
        List<Statement> together = new ArrayList<>();
        int place = -1;
        for (Statement statement : body) {
            Optional<List<String>> changed = place < 0 ? Optional.empty() : changed(together.get(place), statement);
            if (changed.isPresent()) {
                Assignment assignment = (Assignment) together.get(place);
                together.set(place, assignment.withValue(Optional.of(list(changed.get()))));
                continue;
            }
            if (assigned(statement).isPresent()) {
                place = together.size();
            }
            together.add(statement);
        }
        return together;
    }

    /** The names of a list after a statement changes it; empty if the statement does not, or in an unknown way. */
    private static Optional<List<String>> changed(Statement list, Statement change) {
        if (!(change instanceof OpaqueStatement other)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(assigned(list).orElseThrow());
        List<Expression> parts = other.verbatim().parts();
        boolean understood =
                parts.size() == 3 && parts.get(0).equals(ALL) && parts.get(1).equals(ADD)
                        ? texts(parts.get(2)).map(names::addAll).isPresent()
                        : parts.size() == 1 && parts.get(0) instanceof Call call && called(call, names);
        return understood ? Optional.of(names) : Optional.empty();
    }

    private static boolean called(Call call, List<String> names) {
        if (call.arguments().size() != 1
                || !(call.callee() instanceof Name method)
                || !method.root().equals(StubFile.ALL)) {
            return false;
        }
        Expression argument = call.arguments().get(0);
        return switch (method.path().substring(StubFile.ALL.length())) {
            case ".extend" -> texts(argument).map(names::addAll).isPresent();
            case ".append" -> argument instanceof StringConstant text && names.add(text.value());
            case ".remove" -> argument instanceof StringConstant text && names.remove(text.value());
            default -> false;
        };
    }

    private static Optional<List<String>> texts(Expression names) {
        if (!(names instanceof ListDisplay || names instanceof Tuple)) {
            return Optional.empty();
        }
        List<String> texts = names.parts().stream()
                .flatMap(name -> name instanceof StringConstant text
                        ? Optional.of(text.value()).stream()
                        : Optional.<String>empty().stream())
                .toList();
        return texts.size() == names.parts().size() ? Optional.of(texts) : Optional.empty();
    }
}
