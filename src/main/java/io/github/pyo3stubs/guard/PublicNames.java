// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Verbatim;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The statements about {@code __all__} in the forms that all type checkers read. */
public final class PublicNames {

    static final Name ALL = Name.local(StubFile.ALL);
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
        Optional<List<String>> other = assignment.annotation().isPresent() ? Optional.of(List.of()) : Optional.empty();
        return assignment.value().isPresent() ? texts(assignment.value().get()) : other;
    }

    /** The key of a name in {@code __all__} among qualified names of declarations: {@code m.__all__.f}. */
    public static String element(String module, String name) {
        return StubFile.qualifiedAll(module) + "." + name;
    }

    /** {@code __all__ = ["a", "b"]}. */
    public static Assignment assignment(List<String> names) {
        return new Assignment(StubFile.ALL, Optional.empty(), Optional.of(list(names)), Optional.empty());
    }

    /** Whether statements say anything about {@code __all__}, under any conditions. */
    public static boolean areListed(List<Statement> body) {
        for (Statement statement : body) {
            if (isAboutAll(statement)) {
                return true;
            }
            for (Body block : statement.blocks()) {
                if (areListed(block.statements())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a statement says anything about {@code __all__}. */
    public static boolean isAboutAll(Statement statement) {
        boolean isOther = statement instanceof OpaqueStatement || statement instanceof Import;
        return statement instanceof Assignment assignment && assignment.name().equals(StubFile.ALL)
                || isOther && statement.binds().contains(StubFile.ALL);
    }

    /** The names in the list of a module, as far as it can be read; empty if it has none that can. */
    public static Optional<List<String>> listed(List<Statement> body) {
        return body.stream().flatMap(statement -> assigned(statement).stream()).findFirst();
    }

    /** The statements of a module with others in place of all that are about its list. */
    public static List<Statement> instead(List<Statement> body, List<Statement> others) {
        List<Statement> instead = new ArrayList<>();
        boolean areLeft = true;
        for (Statement statement : body) {
            if (areListed(List.of(statement)) && areLeft) {
                instead.addAll(others);
                areLeft = false;
            }
            instead.addAll(Body.mapped(List.of(statement), part -> isAboutAll(part) ? List.of() : List.of(part)));
        }
        return instead;
    }

    /** The statements of a module about its list, under their conditions. */
    public static List<Statement> about(List<Statement> body) {
        return Body.mapped(body, statement -> isAboutAll(statement) ? List.of(statement) : List.of());
    }

    /** The comments before statements that are about the list alone, at any depth. */
    public static List<Comment> comments(List<Statement> body) {
        List<Comment> comments = new ArrayList<>();
        List<Comment> before = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Comment comment) {
                before.add(comment);
                continue;
            }
            List<Statement> parts = Body.flat(List.of(statement)).toList();
            if (!parts.isEmpty() && parts.stream().allMatch(PublicNames::isAboutAll)) {
                comments.addAll(before);
            }
            before.clear();
            statement.blocks().forEach(block -> comments.addAll(comments(block.statements())));
        }
        return comments;
    }

    /** Whether a plain statement ({@link PlainListing}) changes the list in a way that cannot be read. */
    public static boolean isUnread(Statement statement) {
        return isAboutAll(statement)
                && assigned(statement).isEmpty()
                && !(statement instanceof OpaqueStatement other
                        && (added(other).flatMap(PublicNames::texts).isPresent()
                                || removed(other).isPresent()));
    }

    /** The names of a list that follows the change of another one: it loses and gets the names that the other does. */
    public static List<String> following(
            List<String> list, Collection<String> otherBefore, Collection<String> otherAfter) {
        Set<String> names = new LinkedHashSet<>(list);
        names.removeIf(name -> otherBefore.contains(name) && !otherAfter.contains(name));
        otherAfter.stream().filter(name -> !otherBefore.contains(name)).forEach(names::add);
        return List.copyOf(names);
    }

    /**
     * The statements of a module with other names in its list, each under the conditions that it has there.
     *
     * @param body plain statements ({@link PlainListing})
     * @param isRemoved the names that the list loses
     * @param added the names that it gets, without a condition; those that it may have already stay as they are
     */
    public static List<Statement> updated(List<Statement> body, Predicate<String> isRemoved, Collection<String> added) {
        List<Statement> left = Body.mapped(
                body, statement -> without(statement, isRemoved).stream().toList());
        List<Statement> updated = new ArrayList<>(FilledBranches.ofChanged(left, body));
        Set<String> names = new LinkedHashSet<>(added);
        NameBounds.of(updated).ifPresent(bounds -> names.removeAll(bounds.possible()));
        if (names.isEmpty()) {
            return updated;
        }
        OptionalInt list = last(updated, statement -> assigned(statement).isPresent());
        if (list.isPresent()) {
            Set<String> all =
                    new LinkedHashSet<>(assigned(updated.get(list.getAsInt())).orElseThrow());
            all.addAll(names);
            updated.set(list.getAsInt(), assignment(List.copyOf(all)));
        } else {
            int place =
                    last(updated, statement -> areListed(List.of(statement))).orElse(-1) + 1;
            updated.add(place, addition(List.copyOf(names)));
        }
        return updated;
    }

    /** A plain statement without some names; empty if nothing is left of it. */
    private static Optional<Statement> without(Statement statement, Predicate<String> isRemoved) {
        if (statement instanceof OpaqueStatement other) {
            Optional<List<String>> names = added(other).flatMap(PublicNames::texts);
            if (names.isPresent()) {
                List<String> left =
                        names.get().stream().filter(isRemoved.negate()).toList();
                return left.isEmpty() ? Optional.empty() : Optional.of(addition(left));
            }
            return removed(other).filter(isRemoved).isPresent() ? Optional.empty() : Optional.of(statement);
        }
        return Optional.of(assigned(statement)
                .<Statement>map(names ->
                        assignment(names.stream().filter(isRemoved.negate()).toList()))
                .orElse(statement));
    }

    /** The place of the last statement of a kind. */
    private static OptionalInt last(List<Statement> body, Predicate<Statement> isOfKind) {
        return IntStream.range(0, body.size())
                .filter(place -> isOfKind.test(body.get(place)))
                .max();
    }

    /** {@code __all__ += ["a", "b"]}. */
    public static Statement addition(List<String> names) {
        return addition(list(names));
    }

    /** {@code __all__ += value}. */
    static Statement addition(Expression value) {
        return new OpaqueStatement(new Verbatim(List.of(ALL, ADD, value)), List.of(StubFile.ALL));
    }

    private static ListDisplay list(List<String> names) {
        return new ListDisplay(
                names.stream().<Expression>map(StringConstant::new).toList());
    }

    /**
     * The statements of a module with one list of names in place of a list and unconditional changes of it: {@code +=},
     * {@code remove}, and another list instead of it. All statements about the list are plain ({@link PlainListing}).
     * Comments before the changes are left out.
     */
    public static List<Statement> together(List<Statement> body) {
        List<Statement> together = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int place = -1;
        for (Statement statement : PlainListing.of(body)) {
            Optional<List<String>> assigned = assigned(statement);
            if (assigned.isPresent()) {
                names.clear();
                names.addAll(assigned.get());
            }
            if (place >= 0 && (assigned.isPresent() || changed(names, statement))) {
                while (together.get(together.size() - 1) instanceof Comment) {
                    together.remove(together.size() - 1);
                }
                continue;
            }
            if (assigned.isPresent()) {
                place = together.size();
            }
            together.add(statement);
        }
        if (place >= 0) {
            together.set(place, assignment(names));
        }
        return together;
    }

    /** Changes a list as a statement does. Returns false if the statement does not, or in an unknown way. */
    private static boolean changed(List<String> names, Statement change) {
        return change instanceof OpaqueStatement other
                && (added(other).flatMap(PublicNames::texts).map(names::addAll).isPresent()
                        || removed(other).filter(names::remove).isPresent());
    }

    /** The value in {@code __all__ += value}. */
    static Optional<Expression> added(OpaqueStatement statement) {
        List<Expression> parts = statement.verbatim().parts();
        return parts.size() == 3 && parts.get(0).equals(ALL) && parts.get(1).equals(ADD)
                ? Optional.of(parts.get(2))
                : Optional.empty();
    }

    /** The name in {@code __all__.remove("a")}. */
    static Optional<String> removed(OpaqueStatement statement) {
        return called(statement)
                .filter(call ->
                        method(call).equals("remove") && call.arguments().size() == 1)
                .map(call -> call.arguments().get(0))
                .flatMap(name -> name instanceof StringConstant text ? Optional.of(text.value()) : Optional.empty());
    }

    /** The call in a statement that calls a method of the list. */
    static Optional<Call> called(OpaqueStatement statement) {
        List<Expression> parts = statement.verbatim().parts();
        return parts.size() == 1
                        && parts.get(0) instanceof Call call
                        && !method(call).isEmpty()
                ? Optional.of(call)
                : Optional.empty();
    }

    /** The name of the list's method that is called; empty for any other call. */
    static String method(Call call) {
        return call.callee() instanceof Name name && name.root().equals(StubFile.ALL)
                ? DottedName.of(name.path()).withoutRoot().orElse("")
                : "";
    }

    /** The names in a list or a tuple of names alone. */
    static Optional<List<String>> texts(Expression names) {
        if (!(names instanceof ListDisplay || names instanceof Tuple)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Expression name : names.parts()) {
            if (!(name instanceof StringConstant text)) {
                return Optional.empty();
            }
            texts.add(text.value());
        }
        return Optional.of(List.copyOf(texts));
    }
}
