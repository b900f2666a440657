// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.BlockStatement.Compound;
import io.github.pyo3stubs.syntax.BlockStatement.Compound.Clause;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BlockStatement.If.Branch;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.Suppression;
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

    /**
     * Where statements stand.
     *
     * @param scope the class body around them
     * @param printer writes their expressions
     */
    private record Place(ClassScope scope, ExpressionPrinter printer) {}

    private Place in(ClassScope scope) {
        return new Place(scope, new ExpressionPrinter(new SpellingAtPlace(spelling, scope, false)));
    }

    /** Writes a statement of a module. */
    void print(Statement statement) {
        print(statement, in(ClassScope.MODULE));
    }

    private void print(Statement statement, Place place) {
        if (statement instanceof Function function) {
            print(function, place);
        } else if (statement instanceof Assignment assignment) {
            print(assignment, place);
            document(assignment.documentation());
        } else if (statement instanceof ClassDefinition definition) {
            print(definition, place);
        } else if (statement instanceof TypeAlias alias) {
            StringBuilder line = lines.begin().append("type ").append(alias.name());
            place.printer().writeTypeParameters(alias.typeParameters(), line);
            place.printer().writeAfter(" = ", Optional.of(alias.value()), line);
            lines.end();
            document(alias.documentation());
        } else if (statement instanceof Import explicit) {
            lines.add(spelling.line(explicit));
        } else if (statement instanceof If conditional) {
            print(conditional, place);
        } else if (statement instanceof Compound compound) {
            for (Clause clause : compound.clauses()) {
                block("", Optional.of(clause.header().verbatim()), clause.body(), place);
            }
        } else if (statement instanceof OpaqueStatement other) {
            lines.add(place.printer().print(other.verbatim()));
        } else if (statement instanceof Comment comment) {
            lines.addAll(comment.lines());
        } else {
            throw new IllegalStateException("unknown kind of statement: " + statement);
        }
    }

    private void document(Optional<String> documentation) {
        if (documentation.isPresent()) {
            lines.document(documentation.get());
        }
    }

    /**
     * An assignment. One that is too long with its comment is broken behind the first bracket, where formatters leave
     * the comment, as with a {@linkplain #header function}.
     */
    private void print(Assignment assignment, Place place) {
        Optional<String> comment = assignment.suppression().definition();
        if (comment.isEmpty()) {
            write(assignment, place, lines.begin());
            lines.end();
            return;
        }
        StringBuilder whole = new StringBuilder();
        write(assignment, place, whole);
        String line = whole.toString();
        if (lines.fits(line, Suppression.width(comment.get()))
                || !(assignment.annotation().orElse(null) instanceof Expression.Subscript type
                        && type.value() instanceof Expression.Name)) {
            lines.add(Suppression.behind(line, comment));
            return;
        }
        String start = assignment.name() + ": " + place.printer().print(type.value()) + "[";
        lines.add(Suppression.behind(start, comment));
        lines.indent();
        place.printer().writeArguments(type.arguments(), lines.begin());
        lines.end();
        lines.dedent();
        writeValue(assignment, place, lines.begin().append(']'));
        lines.end();
    }

    private void write(Assignment assignment, Place place, StringBuilder line) {
        line.append(assignment.name());
        place.printer().writeAfter(": ", assignment.annotation(), line);
        writeValue(assignment, place, line);
    }

    /** Appends the value. An alias of another member of the body does not name the class, which is not yet defined. */
    private void writeValue(Assignment assignment, Place place, StringBuilder line) {
        boolean alias = assignment.annotation().isEmpty() && assignment.value().orElse(null) instanceof Expression.Name;
        ExpressionPrinter printer = alias ? inBody(place.scope()) : place.printer();
        printer.writeAfter(" = ", assignment.value(), line);
    }

    private void print(Function function, Place place) {
        Optional<String> comment = function.suppression().decorator();
        for (Expression decorator : function.decorators()) {
            // names of the class that is being defined have no class name before them (5.7, bug 30)
            ExpressionPrinter printer = inBody(place.scope().ofDecorator(decorator, function.name()));
            lines.add(Suppression.behind("@" + printer.print(decorator), comment));
            comment = Optional.empty();
        }
        header(function, function.documentation().isEmpty() ? ": ..." : ":", place);
        lines.indent();
        document(function.documentation());
        lines.dedent();
    }

    /**
     * A function up to its body. One that is too long with its comment is broken behind the parenthesis, and the
     * comment stands there: formatters would break the line, and move a comment at its end away from where type
     * checkers look.
     */
    private void header(Function function, String body, Place place) {
        ExpressionPrinter printer = place.printer();
        Optional<String> comment = function.suppression().definition();
        if (comment.isEmpty()) {
            StringBuilder line = lines.begin();
            writeStart(function, printer, line);
            printer.writeParameters(function.parameters(), line);
            writeEnd(function, body, printer, line);
            lines.end();
            return;
        }
        StringBuilder start = new StringBuilder();
        writeStart(function, printer, start);
        StringBuilder end = new StringBuilder();
        writeEnd(function, body, printer, end);
        List<String> parameters = printer.parameters(function.parameters());
        String together = String.join(", ", parameters);
        String line = start + together + end;
        if (lines.fits(line, Suppression.width(comment.get()))) {
            lines.add(Suppression.behind(line, comment));
            return;
        }
        lines.add(Suppression.behind(start.toString(), comment));
        lines.indent();
        if (!lines.fits(together, 0)) {
            for (String parameter : parameters) {
                lines.add(parameter + ",");
            }
        } else if (!parameters.isEmpty()) {
            lines.add(together);
        }
        lines.dedent();
        lines.add(end.toString());
    }

    private static void writeStart(Function function, ExpressionPrinter printer, StringBuilder line) {
        line.append(function.async() ? "async def " : "def ").append(function.name());
        printer.writeTypeParameters(function.typeParameters(), line);
        line.append('(');
    }

    private static void writeEnd(Function function, String body, ExpressionPrinter printer, StringBuilder line) {
        line.append(')');
        printer.writeAfter(" -> ", function.returns(), line);
        line.append(body);
    }

    private void print(ClassDefinition definition, Place place) {
        ExpressionPrinter printer = place.printer();
        for (Expression decorator : definition.decorators()) {
            printer.write(decorator, lines.begin().append('@'));
            lines.end();
        }
        StringBuilder line = lines.begin().append("class ").append(definition.name());
        printer.writeTypeParameters(definition.typeParameters(), line);
        if (!definition.bases().isEmpty()) {
            line.append('(');
            printer.writeAll(definition.bases(), line);
            line.append(')');
        }
        boolean isEmpty =
                definition.body().isEmpty() && definition.documentation().isEmpty();
        line.append(isEmpty ? ": ..." : ":");
        lines.end();
        lines.indent();
        document(definition.documentation());
        Place inside = in(place.scope().inside(definition));
        for (Statement statement : definition.body()) {
            print(statement, inside);
        }
        lines.dedent();
    }

    private void print(If conditional, Place place) {
        String keyword = "if ";
        for (Branch branch : conditional.branches()) {
            block(keyword, Optional.of(branch.condition()), branch.body(), place);
            keyword = "elif ";
        }
        if (!conditional.otherwise().isEmpty()) {
            block("else", Optional.empty(), conditional.otherwise(), place);
        }
    }

    private void block(String keyword, Optional<Expression> header, List<Statement> body, Place place) {
        StringBuilder line = lines.begin().append(keyword);
        place.printer().writeAfter("", header, line);
        line.append(':');
        lines.end();
        lines.indent();
        for (Statement statement : body) {
            print(statement, place);
        }
        if (body.isEmpty()) {
            lines.add("pass");
        }
        lines.dedent();
    }

    private ExpressionPrinter inBody(ClassScope scope) {
        return new ExpressionPrinter(new SpellingAtPlace(spelling, scope, true));
    }
}
