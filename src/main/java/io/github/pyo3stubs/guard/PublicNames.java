// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Verbatim;
import io.github.pyo3stubs.syntax.Expression.VerbatimToken;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The statements about {@code __all__} in the forms that all type checkers read. */
public final class PublicNames {

    private static final Name ALL = Name.local(StubFile.ALL);
    private static final VerbatimToken ADD = new VerbatimToken("+=");

    private PublicNames() {}

    /**
     * The names in {@code __all__ = ["a", "b"]}, with an annotation or not; none for an annotation alone.
     *
     * @return empty for any other statement
     */
    public static Optional<List<String>> assigned(Statement statement) {
        if (!(statement instanceof Assignment assignment && assignment.name().equals(StubFile.ALL))) {
            return Optional.empty();
        }
        return assignment.value().isEmpty() && assignment.annotation().isPresent()
                ? Optional.of(List.of())
                : assignment.value().flatMap(PublicNames::texts);
    }

    /** What stands for a name in the list of a module among qualified names of declarations. */
    public static String element(String module, String name) {
        return module + "." + StubFile.ALL + "." + name;
    }

    /** {@code __all__ = ["a", "b"]}. */
    public static Assignment assignment(List<String> names) {
        return new Assignment(StubFile.ALL, Optional.empty(), Optional.of(list(names)), Optional.empty());
    }

    /** Whether statements say anything about {@code __all__}, under any conditions. */
    public static boolean areListed(List<Statement> body) {
        return Body.flat(body).anyMatch(PublicNames::isAboutAll);
    }

    private static boolean isAboutAll(Statement statement) {
        return statement.binds().contains(StubFile.ALL);
    }

    /** The names in the list of a module, as far as it can be read; empty if it has none that can. */
    public static Optional<List<String>> listed(List<Statement> body) {
        return body.stream().flatMap(statement -> assigned(statement).stream()).findFirst();
    }

    /** The statements of a module with other names in each list that can be read. */
    public static List<Statement> replaced(List<Statement> body, UnaryOperator<List<String>> names) {
        return body.stream()
                .map(statement -> assigned(statement)
                        .<Statement>map(
                                list -> ((Assignment) statement).withValue(Optional.of(list(names.apply(list)))))
                        .orElse(statement))
                .toList();
    }

    /** The names of a list that follows the change of another one: it loses and gets the names that the other does. */
    public static List<String> following(
            List<String> list, Collection<String> otherBefore, Collection<String> otherAfter) {
        Set<String> names = new LinkedHashSet<>(list);
        names.removeIf(name -> otherBefore.contains(name) && !otherAfter.contains(name));
        otherAfter.stream().filter(name -> !otherBefore.contains(name)).forEach(names::add);
        return List.copyOf(names);
    }

    /** The names that a module without {@code __all__} offers, apart from those of {@code from module import *}. */
    public static List<String> unlisted(List<Statement> body) {
        return Body.flat(body)
                .filter(statement -> !(statement instanceof Import explicit) || explicit.reexported())
                .flatMap(statement -> statement.binds().stream())
                .filter(name -> !name.startsWith("_"))
                .distinct()
                .toList();
    }

    /**
     * The statements of a module with other names in its list. If the list cannot be read, names can only be added.
     *
     * @param isRemoved the names that the list loses
     * @param added the names that it gets
     */
    public static List<Statement> updated(List<Statement> body, Predicate<String> isRemoved, List<String> added) {
        List<Statement> updated = new ArrayList<>(body);
        Optional<List<String>> listed = listed(body);
        Set<String> names = new LinkedHashSet<>(listed.orElse(List.of()));
        names.removeIf(isRemoved);
        names.addAll(added);
        if (listed.isPresent()) {
            int place = place(body, statement -> assigned(statement).isPresent());
            updated.set(place, assignment(List.copyOf(names)));
            boolean isLeft = !names.isEmpty()
                    || listed.get().isEmpty()
                    || Body.flat(body).filter(PublicNames::isAboutAll).count() > 1;
            if (!isLeft) {
                updated.remove(place);
            }
        } else if (!names.isEmpty()) {
            updated.add(place(body, statement -> areListed(List.of(statement))) + 1, addition(List.copyOf(names)));
        }
        return updated;
    }

    /** The place of the last statement of a kind. */
    private static int place(List<Statement> body, Predicate<Statement> isOfKind) {
        return IntStream.range(0, body.size())
                .filter(place -> isOfKind.test(body.get(place)))
                .max()
                .orElseThrow();
    }

    /** {@code __all__ += ["a", "b"]}. */
    public static Statement addition(List<String> names) {
        return new OpaqueStatement(new Verbatim(List.of(ALL, ADD, list(names))), List.of(StubFile.ALL));
    }

    private static ListDisplay list(List<String> names) {
        return new ListDisplay(
                names.stream().<Expression>map(StringConstant::new).toList());
    }

    /**
     * The statements of a module with one list of names in place of a list and unconditional changes of it:
     * {@code +=}, {@code extend}, {@code append}, {@code remove}, and another list instead of it.
     */
    public static List<Statement> together(List<Statement> body) {
        List<Statement> together = new ArrayList<>();
        int place = -1;
        for (Statement statement : body) {
            Optional<List<String>> changed = assigned(statement);
            if (changed.isEmpty() && place >= 0) {
                changed = changed(assigned(together.get(place)).orElseThrow(), statement);
            }
            if (changed.isEmpty()) {
                together.add(statement);
            } else if (place < 0) {
                place = together.size();
                together.add(assignment(changed.get()));
            } else {
                together.set(place, assignment(changed.get()));
            }
        }
        return together;
    }

    /** The names of a list after a statement changes it; empty if the statement does not, or in an unknown way. */
    private static Optional<List<String>> changed(List<String> list, Statement change) {
        if (!(change instanceof OpaqueStatement other)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(list);
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
