// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Attribute;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import io.github.pyo3stubs.syntax.ValueExpression.VerbatimToken;
import io.github.pyo3stubs.syntax.token.StatementNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of an overlay, with what its comments say. */
public record Stated(Statement statement, Notes notes) {

    /**
     * The statements of a body without its comments. A statement on the line of another one has that one's line.
     *
     * @param line the line of the statement around, or the first line of the file
     */
    public static List<Stated> of(List<Statement> body, int line) {
        List<Stated> stated = new ArrayList<>();
        Notes next = new Notes(line, List.of(), false);
        for (Statement statement : body) {
            if (statement instanceof Comment comment) {
                next = StatementNotes.in(comment).map(Notes::of).orElse(next);
            } else {
                stated.add(new Stated(statement, next));
                next = new Notes(next.line(), List.of(), false);
            }
        }
        return stated;
    }

    public int line() {
        return notes.line();
    }

    /** Whether a statement is {@code del}. */
    public static boolean isDeletion(Statement statement) {
        return statement instanceof OpaqueStatement other
                && other.verbatim().parts().get(0).equals(new VerbatimToken("del"));
    }

    /** The name that a part of {@code del} removes: a name, or an attribute of a name. Empty for anything else. */
    public static Optional<Name> removed(Expression part) {
        Expression thing = part instanceof Attribute attribute
                ? Expression.attribute(attribute.value(), attribute.attribute())
                : part;
        return thing instanceof Name name ? Optional.of(name) : Optional.empty();
    }
}
