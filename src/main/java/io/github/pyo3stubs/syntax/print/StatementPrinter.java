// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.Compound.Clause;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BlockStatement.If.Branch;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Docstring;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes statements as lines (specification, sections 5.5 to 5.7). */
final class StatementPrinter {

    static final String INDENT = "    ";

    /** The columns that {@code ruff format} and {@code black} give a line. */
    private static final int WIDTH = 88;

    private final Spelling spelling;

    /** The number of blocks around the statement that is written. */
    private int depth;

    StatementPrinter(Spelling spelling) {
        this.spelling = spelling;
    }

    List<String> lines(Statement statement, ClassScope scope) {
        if (statement instanceof Assignment assignment) {
            return documented(assignment(assignment, scope), assignment.documentation());
        } else if (statement instanceof TypeAlias alias) {
            String line = "type " + alias.name() + typeParameters(alias.typeParameters(), scope) + " = "
                    + text(alias.value(), scope);
            return documented(List.of(line), alias.documentation());
        } else if (statement instanceof Function function) {
            return lines(function, scope);
        } else if (statement instanceof ClassDefinition definition) {
            return lines(definition, scope);
        } else if (statement instanceof Import explicit) {
            return List.of(spelling.line(explicit));
        } else if (statement instanceof If conditional) {
            return lines(conditional, scope);
        } else if (statement instanceof Compound compound) {
            List<String> lines = new ArrayList<>();
            for (Clause clause : compound.clauses()) {
                addWithBody(lines, text(clause.header().verbatim(), scope) + ":", clause.body(), scope);
            }
            return lines;
        } else if (statement instanceof OpaqueStatement other) {
            return List.of(text(other.verbatim(), scope));
        } else if (statement instanceof Comment comment) {
            return comment.lines();
        }
        throw new IllegalStateException("unknown kind of statement: " + statement);
    }

    private static List<String> documented(List<String> statement, Optional<String> documentation) {
        List<String> lines = new ArrayList<>(statement);
        documentation.map(Docstring::lines).ifPresent(lines::addAll);
        return lines;
    }

    /**
     * An assignment. One that is too long with its comment is broken behind the first bracket, where formatters leave
     * the comment, as with a {@linkplain #header function}.
     */
    private List<String> assignment(Assignment assignment, ClassScope scope) {
        String value = assignment
                .value()
                .map(present -> " = " + value(assignment, present, scope))
                .orElse("");
        String line = assignment.name() + printer(scope).annotation(assignment.annotation()) + value;
        Optional<String> comment = assignment.suppression().definition();
        boolean together = comment.isEmpty() || fits(line, depth, Suppression.width(comment.get()));
        if (together
                || !(assignment.annotation().orElse(null) instanceof Expression.Subscript type
                        && type.value() instanceof Expression.Name)) {
            return List.of(Suppression.behind(line, comment));
        }
        String start = assignment.name() + printer(scope).annotation(Optional.of(type.value())) + "[";
        String arguments = printer(scope).arguments(type.arguments());
        return List.of(Suppression.behind(start, comment), INDENT + arguments, "]" + value);
    }

    /** A value; an alias of another member of the same body does not name the class, which is not yet defined. */
    private String value(Assignment assignment, Expression value, ClassScope scope) {
        boolean alias = assignment.annotation().isEmpty() && value instanceof Expression.Name;
        return alias ? inBody(scope).print(value) : text(value, scope);
    }

    private List<String> lines(Function function, ClassScope scope) {
        List<String> lines = new ArrayList<>();
        for (Expression decorator : function.decorators()) {
            // names of the class that is being defined have no class name before them (5.7, bug 30)
            String line =
                    "@" + inBody(scope.ofDecorator(decorator, function.name())).print(decorator);
            lines.add(
                    lines.isEmpty()
                            ? Suppression.behind(line, function.suppression().decorator())
                            : line);
        }
        List<String> body = function.documentation().map(Docstring::lines).orElse(List.of());
        lines.addAll(header(function, body.isEmpty() ? " ..." : "", scope));
        addIndented(lines, body);
        return lines;
    }

    /**
     * A function up to its body. One that is too long with its comment is broken behind the parenthesis, and the
     * comment stands there: formatters would break the line, and move a comment at its end away from where type
     * checkers look.
     */
    private List<String> header(Function function, String body, ClassScope scope) {
        String start = (function.async() ? "async def " : "def ")
                + function.name()
                + typeParameters(function.typeParameters(), scope)
                + "(";
        List<String> parameters = printer(scope).parameters(function.parameters());
        String end =
                ")" + function.returns().map(type -> " -> " + text(type, scope)).orElse("") + ":" + body;
        String line = start + String.join(", ", parameters) + end;
        Optional<String> comment = function.suppression().definition();
        if (comment.isEmpty() || fits(line, depth, Suppression.width(comment.get()))) {
            return List.of(Suppression.behind(line, comment));
        }
        List<String> lines = new ArrayList<>(List.of(Suppression.behind(start, comment)));
        String together = String.join(", ", parameters);
        if (fits(together, depth + 1, 0)) {
            addIndented(lines, parameters.isEmpty() ? List.of() : List.of(together));
        } else {
            addIndented(
                    lines, parameters.stream().map(parameter -> parameter + ",").toList());
        }
        lines.add(end);
        return lines;
    }

    private static boolean fits(String line, int depth, int more) {
        return depth * INDENT.length() + line.codePointCount(0, line.length()) + more <= WIDTH;
    }

    private List<String> lines(ClassDefinition definition, ClassScope scope) {
        List<String> lines = new ArrayList<>();
        definition.decorators().forEach(decorator -> lines.add("@" + text(decorator, scope)));
        String bases =
                definition.bases().stream().map(base -> text(base, scope)).collect(joining(", "));
        String header = "class " + definition.name()
                + typeParameters(definition.typeParameters(), scope)
                + (bases.isEmpty() ? "" : "(" + bases + ")")
                + ":";
        List<String> body = new ArrayList<>();
        definition.documentation().map(Docstring::lines).ifPresent(body::addAll);
        body.addAll(lines(definition.body(), scope.inside(definition)));
        addWithBody(lines, header, body, "...");
        return lines;
    }

    private List<String> lines(If conditional, ClassScope scope) {
        List<String> lines = new ArrayList<>();
        for (Branch branch : conditional.branches()) {
            String keyword = lines.isEmpty() ? "if " : "elif ";
            addWithBody(lines, keyword + text(branch.condition(), scope) + ":", branch.body(), scope);
        }
        if (!conditional.otherwise().isEmpty()) {
            addWithBody(lines, "else:", conditional.otherwise(), scope);
        }
        return lines;
    }

    private void addWithBody(List<String> lines, String header, List<Statement> body, ClassScope scope) {
        List<String> inner = lines(body, scope);
        addWithBody(lines, header, inner.isEmpty() ? List.of("pass") : inner, "");
    }

    /** The statements of a block. */
    private List<String> lines(List<Statement> body, ClassScope scope) {
        depth++;
        List<String> lines = new ArrayList<>();
        body.forEach(statement -> lines.addAll(lines(statement, scope)));
        depth--;
        return lines;
    }

    private static void addWithBody(List<String> lines, String header, List<String> body, String empty) {
        if (body.isEmpty()) {
            lines.add(header + " " + empty);
        } else {
            lines.add(header);
            addIndented(lines, body);
        }
    }

    private static void addIndented(List<String> lines, List<String> body) {
        body.forEach(line -> lines.add(line.isEmpty() ? line : INDENT + line));
    }

    private String typeParameters(List<TypeParameter> parameters, ClassScope scope) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream().map(printer(scope)::typeParameter).collect(joining(", ", "[", "]"));
    }

    private String text(Expression expression, ClassScope scope) {
        return printer(scope).print(expression);
    }

    private ExpressionPrinter printer(ClassScope scope) {
        return new ExpressionPrinter(name -> spelling.spell(name, scope));
    }

    private ExpressionPrinter inBody(ClassScope scope) {
        return new ExpressionPrinter(name -> spelling.spellInBody(name, scope));
    }
}
