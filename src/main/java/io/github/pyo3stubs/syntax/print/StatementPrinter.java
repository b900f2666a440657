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
import java.util.List;
import java.util.Optional;

/** Writes statements as lines (specification, sections 5.5 to 5.7). */
final class StatementPrinter {

    private final Spelling spelling;
    private final PythonLines lines;

    /** @param lines takes the lines of all statements */
    StatementPrinter(Spelling spelling, PythonLines lines) {
        this.spelling = spelling;
        this.lines = lines;
    }

    /** Writes a statement. */
    void print(Statement statement, ClassScope scope) {
        if (statement instanceof Assignment assignment) {
            print(assignment, scope);
            document(assignment.documentation());
        } else if (statement instanceof TypeAlias alias) {
            String parameters = typeParameters(alias.typeParameters(), scope);
            lines.add("type ", alias.name(), parameters, " = ", text(alias.value(), scope));
            document(alias.documentation());
        } else if (statement instanceof Function function) {
            print(function, scope);
        } else if (statement instanceof ClassDefinition definition) {
            print(definition, scope);
        } else if (statement instanceof Import explicit) {
            lines.add(spelling.line(explicit));
        } else if (statement instanceof If conditional) {
            print(conditional, scope);
        } else if (statement instanceof Compound compound) {
            for (Clause clause : compound.clauses()) {
                block(text(clause.header().verbatim(), scope), clause.body(), scope);
            }
        } else if (statement instanceof OpaqueStatement other) {
            lines.add(text(other.verbatim(), scope));
        } else if (statement instanceof Comment comment) {
            lines.addAll(comment.lines());
        } else {
            throw new IllegalStateException("unknown kind of statement: " + statement);
        }
    }

    private void document(Optional<String> documentation) {
        if (documentation.isPresent()) {
            lines.addAll(Docstring.lines(documentation.get()));
        }
    }

    /**
     * An assignment. One that is too long with its comment is broken behind the first bracket, where formatters leave
     * the comment, as with a {@linkplain #header function}.
     */
    private void print(Assignment assignment, ClassScope scope) {
        String value = assignment
                .value()
                .map(present -> " = " + value(assignment, present, scope))
                .orElse("");
        String line = assignment.name() + printer(scope).annotation(assignment.annotation()) + value;
        Optional<String> comment = assignment.suppression().definition();
        boolean together = comment.isEmpty() || lines.fits(line, Suppression.width(comment.get()));
        if (together
                || !(assignment.annotation().orElse(null) instanceof Expression.Subscript type
                        && type.value() instanceof Expression.Name)) {
            lines.add(Suppression.behind(line, comment));
            return;
        }
        String start = assignment.name() + printer(scope).annotation(Optional.of(type.value())) + "[";
        lines.add(Suppression.behind(start, comment));
        lines.indent();
        lines.add(printer(scope).arguments(type.arguments()));
        lines.dedent();
        lines.add("]", value);
    }

    /** A value; an alias of another member of the same body does not name the class, which is not yet defined. */
    private String value(Assignment assignment, Expression value, ClassScope scope) {
        boolean alias = assignment.annotation().isEmpty() && value instanceof Expression.Name;
        return alias ? inBody(scope).print(value) : text(value, scope);
    }

    private void print(Function function, ClassScope scope) {
        Optional<String> comment = function.suppression().decorator();
        for (Expression decorator : function.decorators()) {
            // names of the class that is being defined have no class name before them (5.7, bug 30)
            String line =
                    "@" + inBody(scope.ofDecorator(decorator, function.name())).print(decorator);
            lines.add(Suppression.behind(line, comment));
            comment = Optional.empty();
        }
        List<String> body = function.documentation().map(Docstring::lines).orElse(List.of());
        header(function, body.isEmpty() ? ": ..." : ":", scope);
        lines.indent();
        lines.addAll(body);
        lines.dedent();
    }

    /**
     * A function up to its body. One that is too long with its comment is broken behind the parenthesis, and the
     * comment stands there: formatters would break the line, and move a comment at its end away from where type
     * checkers look.
     */
    private void header(Function function, String body, ClassScope scope) {
        ExpressionPrinter printer = printer(scope);
        String start = (function.async() ? "async def " : "def ")
                + function.name()
                + typeParameters(function.typeParameters(), scope)
                + "(";
        List<String> parameters = printer.parameters(function.parameters());
        String together = String.join(", ", parameters);
        Expression type = function.returns().orElse(null);
        String end = type == null ? ")" + body : ") -> " + printer.print(type) + body;
        Optional<String> comment = function.suppression().definition();
        if (comment.isEmpty()) {
            lines.add(start, together, end);
        } else if (lines.fits(start + together + end, Suppression.width(comment.get()))) {
            lines.add(Suppression.behind(start + together + end, comment));
        } else {
            lines.add(Suppression.behind(start, comment));
            lines.indent();
            if (!lines.fits(together, 0)) {
                parameters.forEach(parameter -> lines.add(parameter, ","));
            } else if (!parameters.isEmpty()) {
                lines.add(together);
            }
            lines.dedent();
            lines.add(end);
        }
    }

    private void print(ClassDefinition definition, ClassScope scope) {
        definition.decorators().forEach(decorator -> lines.add("@", text(decorator, scope)));
        String bases =
                definition.bases().stream().map(base -> text(base, scope)).collect(joining(", "));
        String header = "class " + definition.name()
                + typeParameters(definition.typeParameters(), scope)
                + (bases.isEmpty() ? "" : "(" + bases + ")");
        if (definition.body().isEmpty() && definition.documentation().isEmpty()) {
            lines.add(header, ": ...");
            return;
        }
        lines.add(header, ":");
        lines.indent();
        document(definition.documentation());
        ClassScope inside = scope.inside(definition);
        for (Statement statement : definition.body()) {
            print(statement, inside);
        }
        lines.dedent();
    }

    private void print(If conditional, ClassScope scope) {
        String keyword = "if ";
        for (Branch branch : conditional.branches()) {
            block(keyword + text(branch.condition(), scope), branch.body(), scope);
            keyword = "elif ";
        }
        if (!conditional.otherwise().isEmpty()) {
            block("else", conditional.otherwise(), scope);
        }
    }

    private void block(String header, List<Statement> body, ClassScope scope) {
        lines.add(header, ":");
        lines.indent();
        for (Statement statement : body) {
            print(statement, scope);
        }
        if (body.isEmpty()) {
            lines.add("pass");
        }
        lines.dedent();
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
