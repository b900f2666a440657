// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The statements of a module, class or block.
 *
 * @param conditions the conditions under which the statements count: for a branch of {@code if} its condition and the
 *     negated conditions before it, for other blocks the header; none for a class
 */
public record Body(List<Expression> conditions, List<Statement> statements) {

    public Body {
        conditions = List.copyOf(conditions);
        statements = List.copyOf(statements);
    }

    static Body unconditional(List<Statement> statements) {
        return new Body(List.of(), statements);
    }

    /**
     * The simple statements, functions and classes of a scope in the order of the text: those in blocks among them,
     * without the block statements themselves and without comments.
     */
    public static Stream<Statement> flat(List<? extends Statement> statements) {
        return statements.stream().flatMap(Body::flat);
    }

    private static Stream<Statement> flat(Statement statement) {
        if (statement instanceof BlockStatement) {
            return statement.blocks().stream().flatMap(block -> flat(block.statements()));
        }
        return statement instanceof Comment ? Stream.of() : Stream.of(statement);
    }

    /**
     * The statements of a scope with others in their places. A block statement keeps all its blocks while one of them
     * has a statement in it, because each condition depends on those before it. A comment stays with the statement
     * after it; a comment before an import is dropped, because imports move to the top of the file.
     *
     * @param others gives the statements that replace one that is not a block statement
     */
    public static List<Statement> mapped(List<Statement> statements, Function<Statement, List<Statement>> others) {
        return mapped(statements, (statement, conditions) -> others.apply(statement));
    }

    /**
     * The statements of a scope with others in their places, which may depend on the conditions around.
     *
     * @param others gives the statements that replace one that is not a block statement, under the conditions of the
     *     blocks around it, the outermost first
     */
    public static List<Statement> mapped(
            List<Statement> statements, BiFunction<Statement, List<Expression>, List<Statement>> others) {
        return mapped(statements, List.of(), others);
    }

    private static List<Statement> mapped(
            List<Statement> statements,
            List<Expression> conditions,
            BiFunction<Statement, List<Expression>, List<Statement>> others) {
        List<Statement> mapped = new ArrayList<>();
        List<Statement> comments = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Comment) {
                comments.add(statement);
                continue;
            }
            List<Statement> inPlace = inPlaceOf(statement, conditions, others);
            if (!inPlace.isEmpty() && !(statement instanceof Import)) {
                mapped.addAll(comments);
            }
            mapped.addAll(inPlace);
            comments.clear();
        }
        return mapped;
    }

    private static List<Statement> inPlaceOf(
            Statement statement,
            List<Expression> conditions,
            BiFunction<Statement, List<Expression>, List<Statement>> others) {
        if (!(statement instanceof BlockStatement)) {
            return others.apply(statement, conditions);
        }
        Statement block = statement.withBlocks(body -> mapped(
                body.statements(),
                Stream.concat(conditions.stream(), body.conditions().stream()).toList(),
                others));
        return flat(block).findAny().isPresent() ? List.of(block) : List.of();
    }
}
