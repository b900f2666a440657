// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        return file.with(file.documentation().map(ContentForm::documentation), form.body(body));
    }

    private List<Statement> body(List<Statement> body) {
        boolean isCommented = body.stream().anyMatch(Comment.class::isInstance);
        return Statement.each(
                isCommented
                        ? body.stream()
                                .filter(statement -> !(statement instanceof Comment))
                                .toList()
                        : body,
                this::statement);
    }

    private Statement statement(Statement statement) {
        if (statement instanceof Import explicit) {
            return explicit.withName(expressions.name(explicit.name()));
        } else if (statement instanceof Declaration declaration) {
            Declaration form = declaration(declaration);
            Optional<String> documentation = form.documentation().map(ContentForm::documentation);
            return documentation.equals(form.documentation()) ? form : form.withDocumentation(documentation);
        }
        return statement.mapped(this::expression).withBlocks(block -> body(block.statements()));
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
        Assignment form = assignment.name().equals(StubFile.ALL)
                ? mapped.withValue(mapped.value().map(ContentForm::sorted))
                : mapped;
        return form.suppression().equals(Suppression.NONE) ? form : form.withSuppression(Suppression.NONE);
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
        Function form = function.mapped((role, expression) ->
                role == Role.DECORATOR ? decorator(expression, function.name()) : expression(role, expression));
        return form.suppression().equals(Suppression.NONE) ? form : form.withSuppression(Suppression.NONE);
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
    private static String documentation(String documentation) {
        String[] lines = documentation.split("\n", -1);
        int margin = Integer.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(lines[i]);
            if (i > 0 && !lines[i].isEmpty()) {
                margin = Math.min(margin, indentation(lines[i]));
            }
        }
        StringBuilder text = new StringBuilder(documentation.length()).append(lines[0].stripLeading());
        for (int i = 1; i < lines.length; i++) {
            text.append('\n').append(lines[i], Math.min(margin, lines[i].length()), lines[i].length());
        }
        return text.toString().strip();
    }

    /** A line of documentation with spaces instead of leading tabs, and without trailing blanks. */
    private static String line(String line) {
        int indentation = indentation(line);
        if (indentation == 0) {
            return line.stripTrailing();
        }
        StringBuilder start = new StringBuilder();
        for (char c : line.substring(0, indentation).toCharArray()) {
            start.append(" ".repeat(c == '\t' ? TAB - start.length() % TAB : 1));
        }
        return (start + line.substring(indentation)).stripTrailing();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
