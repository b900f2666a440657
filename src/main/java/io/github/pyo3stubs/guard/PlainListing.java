// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Unary;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.ValueExpression.Call;
import io.github.pyo3stubs.syntax.ValueExpression.Choice;
import io.github.pyo3stubs.syntax.ValueExpression.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The statements about {@code __all__} in plain forms that mean the same: {@code __all__ = ["a"]}, {@code __all__ +=
 * ["a"]} and {@code __all__.remove("a")}. A conditional expression becomes an {@code if} around one of these, and the
 * list of another module the statements that make it. The order of names does not count. What cannot be read stays.
 */
public final class PlainListing {

    private static final Set<String> COPIES = Set.of("list", "tuple", "sorted");

    private final StubTree tree;

    /** The modules whose lists are being read. */
    private final Set<String> reading;

    private PlainListing(StubTree tree, Set<String> reading) {
        this.tree = tree;
        this.reading = reading;
    }

    /**
     * The statements of a module.
     *
     * @param tree the stubs with other modules, whose lists the module may use
     */
    public static List<Statement> of(StubFile file, StubTree tree) {
        return new PlainListing(tree, Set.of(file.module())).body(file.body());
    }

    /** Statements in which the lists of other modules stay. */
    static List<Statement> of(List<Statement> body) {
        return PublicNames.areListed(body)
                ? new PlainListing(new StubTree(new TreeMap<>()), Set.of()).body(body)
                : body;
    }

    private List<Statement> body(List<Statement> body) {
        if (!PublicNames.areListed(body)) {
            return body;
        }
        List<Statement> plain = new ArrayList<>(body.size());
        for (Statement statement : body) {
            plain.addAll(plain(statement));
        }
        return plain;
    }

    private List<Statement> plain(Statement statement) {
        if (statement instanceof BlockStatement) {
            return List.of(statement.withBlocks(block -> body(block.statements())));
        } else if (!PublicNames.isAboutAll(statement)) {
            return List.of(statement);
        } else if (statement instanceof Assignment assignment) {
            Optional<List<Statement>> plain =
                    assignment.value().isPresent() ? assigned(assignment.value().get()) : Optional.empty();
            return plain.orElse(List.of(statement));
        } else if (statement instanceof OpaqueStatement other) {
            return PublicNames.added(other)
                    .map(this::added)
                    .or(() -> PublicNames.called(other).flatMap(this::called))
                    .orElse(List.of(statement));
        }
        return List.of(statement);
    }

    /** {@code __all__ = value}; empty if the value is plain already, or cannot be read. */
    private Optional<List<Statement>> assigned(Expression value) {
        if (isPlain(value)) {
            return Optional.empty();
        }
        Optional<Choice> choice = Choice.of(value);
        if (choice.isPresent()) {
            return Optional.of(chosen(
                    choice.get().test(),
                    assignedOrAsItIs(choice.get().value()),
                    assignedOrAsItIs(choice.get().otherwise())));
        }
        Value read = new Value();
        read.list(value);
        List<Statement> additions = read.additions();
        if (read.isUnclear || additions.equals(List.of(PublicNames.addition(value)))) {
            return Optional.empty();
        } else if (read.keepsList) {
            return Optional.of(additions);
        }
        List<Statement> plain = new ArrayList<>();
        plain.add(PublicNames.assignment(read.names));
        plain.addAll(read.further);
        return Optional.of(plain);
    }

    private static boolean isPlain(Expression value) {
        return value instanceof ListDisplay list
                && !list.elements().isEmpty()
                && PublicNames.texts(list).isPresent();
    }

    private List<Statement> assignedOrAsItIs(Expression value) {
        return assigned(value)
                .orElseGet(() ->
                        List.of(new Assignment(StubFile.ALL, Optional.empty(), Optional.of(value), Optional.empty())));
    }

    /** {@code __all__ += value}. */
    private List<Statement> added(Expression value) {
        Value read = new Value();
        read.list(value);
        return read.isUnclear ? List.of(PublicNames.addition(value)) : read.additions();
    }

    /** A call of a method of the list; empty if it stays. */
    private Optional<List<Statement>> called(Call call) {
        List<Expression> arguments = call.arguments();
        Value read = new Value();
        switch (PublicNames.method(call)) {
            case "sort", "reverse" -> {
                return Optional.of(List.of());
            }
            case "extend" -> {
                return arguments.size() == 1 ? Optional.of(added(arguments.get(0))) : Optional.empty();
            }
            case "append", "insert" -> read.element(arguments.get(arguments.size() - 1));
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(read.additions());
    }

    /** Statements under a condition, and others where it does not hold. */
    private static List<Statement> chosen(Expression test, List<Statement> body, List<Statement> otherwise) {
        if (body.isEmpty()) {
            return otherwise.isEmpty()
                    ? List.of()
                    : List.of(new If(List.of(new If.Branch(GuardExpressions.not(test), otherwise)), List.of()));
        }
        return List.of(new If(List.of(new If.Branch(test, body)), otherwise));
    }

    /** What makes the list of another module, as additions to a list; empty if that list cannot be read. */
    private Optional<List<Statement>> ofOther(String module) {
        Optional<StubFile> file = reading.contains(module) ? Optional.empty() : tree.file(module);
        Set<String> all = new LinkedHashSet<>(reading);
        all.add(module);
        return file.map(other -> PublicNames.about(new PlainListing(tree, all).body(other.body())))
                .filter(PlainListing::assignsFirst)
                .map(statements -> Body.mapped(statements, PlainListing::asAddition));
    }

    /** Whether statements assign a list in the first of them only. */
    private static boolean assignsFirst(List<Statement> statements) {
        return !statements.isEmpty()
                && Body.flat(statements.subList(1, statements.size()))
                        .noneMatch(statement -> statement instanceof Assignment)
                && (statements.get(0) instanceof If conditional
                        ? conditional.blocks().stream().allMatch(block -> assignsFirst(block.statements()))
                        : statements.get(0) instanceof Assignment);
    }

    private static List<Statement> asAddition(Statement statement) {
        return PublicNames.assigned(statement)
                .map(names -> names.isEmpty() ? List.<Statement>of() : List.of(PublicNames.addition(names)))
                .or(() -> statement instanceof Assignment assignment
                        ? assignment.value().map(value -> List.of(PublicNames.addition(value)))
                        : Optional.empty())
                .orElse(List.of(statement));
    }

    /** An expression that is assigned or added, while it is read. */
    private final class Value {

        private final List<String> names = new ArrayList<>();

        /** What is added under conditions, or cannot be read. */
        private final List<Statement> further = new ArrayList<>();

        /** Whether the list itself is a part of the value. */
        private boolean keepsList;

        /** Whether the list itself is a part under some condition only. */
        private boolean isUnclear;

        void list(Expression value) {
            if (value instanceof ListDisplay || value instanceof Tuple) {
                for (Expression element : value.parts()) {
                    element(element);
                }
            } else if (value instanceof Operation sum
                    && sum.operators().stream().allMatch("+"::equals)) {
                sum.operands().forEach(this::list);
            } else if (value.equals(PublicNames.ALL)) {
                keepsList = true;
            } else if (value instanceof Name name && NameUses.isPublicNames(name)) {
                further.addAll(ofOther(name.module()).orElseGet(() -> List.of(PublicNames.addition(value))));
            } else if (value instanceof Call call && isCopy(call)) {
                list(call.arguments().get(0));
            } else {
                Choice.of(value)
                        .ifPresentOrElse(
                                choice -> choice(
                                        choice.test(),
                                        read(inner -> inner.list(choice.value())),
                                        read(inner -> inner.list(choice.otherwise()))),
                                () -> further.add(PublicNames.addition(value)));
            }
        }

        void element(Expression element) {
            if (element instanceof StringConstant text) {
                names.add(text.value());
            } else if (element instanceof Unary unpacked && unpacked.operator().equals("*")) {
                list(unpacked.operand());
            } else {
                Choice.of(element)
                        .ifPresentOrElse(
                                choice -> choice(
                                        choice.test(),
                                        read(inner -> inner.element(choice.value())),
                                        read(inner -> inner.element(choice.otherwise()))),
                                () -> further.add(PublicNames.addition(new ListDisplay(List.of(element)))));
            }
        }

        private Value read(Consumer<Value> part) {
            Value inner = new Value();
            part.accept(inner);
            return inner;
        }

        private void choice(Expression test, Value one, Value other) {
            isUnclear |= Stream.of(one, other).anyMatch(value -> value.isUnclear || value.keepsList);
            further.addAll(chosen(test, one.additions(), other.additions()));
        }

        private static boolean isCopy(Call call) {
            return call.callee() instanceof Name name
                    && name.isBuiltin()
                    && COPIES.contains(name.path())
                    && !call.arguments().isEmpty();
        }

        List<Statement> additions() {
            List<Statement> additions = new ArrayList<>();
            if (!names.isEmpty()) {
                additions.add(PublicNames.addition(names));
            }
            additions.addAll(further);
            return additions;
        }
    }
}
