// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Tuple;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.Role;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.parse.QuotedNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Canonical form of a stub: equal forms mean equal content. The order of statements is kept, though it does not count.
 */
public final class ContentForm {

    private static final int TAB = 8;

    private final ContentExpression expressions;

    private ContentForm(ContentExpression expressions) {
        this.expressions = expressions;
    }

    /**
     * @param other the stub with which this one is compared; it defines names in quotes that this one leaves undefined
     */
    public static StubFile of(StubFile file, StubFile other) {
        ContentForm form = new ContentForm(new ContentExpression(new QuotedNames(file, other)));
        // An import that is not re-exported only decides how names are spelled, unless it is under a condition
        List<Statement> body = file.body().stream()
                .filter(statement -> !statement.isImportForItself())
                .toList();
        return file.with(form.documentation(file.documentation()), form.body(body));
    }

    private List<Statement> body(List<Statement> body) {
        return body.stream().flatMap(this::statement).toList();
    }

    private Stream<Statement> statement(Statement statement) {
        if (statement instanceof Import explicit) {
            return Stream.of(explicit.withName(expressions.name(explicit.name())));
        } else if (statement instanceof Declaration declaration) {
            return Stream.of(declaration(declaration).withDocumentation(documentation(declaration.documentation())));
        } else if (statement instanceof Comment) {
            return Stream.of();
        }
        return Stream.of(statement.mapped(this::expression).withBlocks(block -> body(block.statements())));
    }

    private Expression expression(Role role, Expression expression) {
        return switch (role) {
            case DECORATOR -> expressions.decorator(expression);
            case TYPE -> expressions.type(expression);
            case VALUE -> expressions.value(expression);
        };
    }

    private Declaration declaration(Declaration declaration) {
        if (declaration instanceof Assignment assignment) {
            return assignment(assignment);
        } else if (declaration instanceof Function function) {
            return function(function);
        } else if (declaration instanceof ClassDefinition definition) {
            return definition.mapped(this::expression).withBody(body(definition.body()));
        }
        return declaration.mapped(this::expression);
    }

    private Assignment assignment(Assignment assignment) {
        boolean alias = isAlias(assignment);
        Assignment mapped = assignment.mapped((role, expression) -> expression(alias ? Role.TYPE : role, expression));
        return (assignment.name().equals(StubFile.ALL)
                        ? mapped.withValue(mapped.value().map(ContentForm::sorted))
                        : mapped)
                .withSuppression(Suppression.NONE);
    }

    /** Whether an assignment makes a name an alias of a type. */
    public static boolean isAlias(Assignment assignment) {
        return assignment
                .annotation()
                .map(ContentForm::isTypeAlias)
                .orElseGet(
                        () -> assignment.value().filter(ContentForm::isTypeOnly).isPresent());
    }

    /** The names in {@code __all__} are a set, written as a list or a tuple. */
    private static Expression sorted(Expression names) {
        List<Expression> elements = names instanceof ListDisplay list
                ? list.elements()
                : names instanceof Tuple tuple ? tuple.elements() : List.of();
        boolean texts = !elements.isEmpty() && elements.stream().allMatch(StringConstant.class::isInstance);
        return texts
                ? new ListDisplay(elements.stream()
                        .distinct()
                        .sorted(Comparator.comparing(element -> ((StringConstant) element).value()))
                        .toList())
                : names;
    }

    private static boolean isTypeAlias(Expression annotation) {
        return annotation instanceof Name name && name.path().equals("TypeAlias");
    }

    /**
     * Whether a value that is assigned without an annotation can only be a type, so that the assignment is an alias.
     */
    private static boolean isTypeOnly(Expression value) {
        return value instanceof Name || value instanceof Subscript || value instanceof Union;
    }

    private Function function(Function function) {
        return function.mapped((role, expression) ->
                        role == Role.DECORATOR ? decorator(expression, function.name()) : expression(role, expression))
                .withSuppression(Suppression.NONE);
    }

    /** The form of a decorator. For an accessor it is the property's name and the kind, such as {@code p.setter}. */
    private Expression decorator(Expression decorator, String function) {
        Expression value = expressions.decorator(decorator);
        return value instanceof Name name && DottedName.of(name.module()).endsWith(function)
                ? Name.local(function + "." + name.path())
                : value;
    }

    /**
     * Documentation as {@code inspect.cleandoc} returns it. Formatters may change the rest: the indentation that all
     * lines but the first share, leading tabs, blanks at the ends of lines, and empty lines at both ends.
     */
    private Optional<String> documentation(Optional<String> documentation) {
        return documentation.map(text -> {
            List<String> lines = new ArrayList<>(
                    Arrays.stream(text.split("\n", -1)).map(ContentForm::line).toList());
            int margin = lines.stream()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .mapToInt(ContentForm::indentation)
                    .min()
                    .orElse(0);
            String first = lines.remove(0).stripLeading();
            return Stream.concat(
                            Stream.of(first),
                            lines.stream().map(line -> line.substring(Math.min(margin, line.length()))))
                    .collect(joining("\n"))
                    .strip();
        });
    }

    /** A line of documentation with spaces instead of leading tabs, and without trailing blanks. */
    private static String line(String line) {
        StringBuilder start = new StringBuilder();
        int indentation = indentation(line);
        for (char c : line.substring(0, indentation).toCharArray()) {
            start.append(" ".repeat(c == '\t' ? TAB - start.length() % TAB : 1));
        }
        return (start + line.substring(indentation)).stripTrailing();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
