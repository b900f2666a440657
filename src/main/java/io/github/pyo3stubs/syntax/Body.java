// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
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
        List<Statement> flat = new ArrayList<>(statements.size());
        addFlat(statements, flat);
        return flat.stream();
    }

    private static void addFlat(List<? extends Statement> statements, List<Statement> flat) {
        for (Statement statement : statements) {
            if (statement instanceof BlockStatement) {
                for (Body block : statement.blocks()) {
                    addFlat(block.statements(), flat);
                }
            } else if (!(statement instanceof Comment)) {
                flat.add(statement);
            }
        }
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
        return mapped(statements, List.of(), others, header -> false);
    }

    /**
     * The same, but a block statement whose header defines names, such as {@code for}, stays even if all its blocks are
     * empty: other statements may use these names.
     */
    public static List<Statement> mappedWithNames(
            List<Statement> statements, BiFunction<Statement, List<Expression>, List<Statement>> others) {
        return mapped(statements, List.of(), others, header -> !header.binds().isEmpty());
    }

    private static List<Statement> mapped(
            List<Statement> statements,
            List<Expression> conditions,
            BiFunction<Statement, List<Expression>, List<Statement>> others,
            Predicate<Statement> staysEmpty) {
        List<Statement> mapped = new ArrayList<>();
        List<Statement> comments = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Comment) {
                comments.add(statement);
                continue;
            }
            List<Statement> inPlace = inPlaceOf(statement, conditions, others, staysEmpty);
            if (!inPlace.isEmpty() && !(statement instanceof Import)) {
                mapped.addAll(comments);
            }
            mapped.addAll(inPlace);
            comments.clear();
        }
        return mapped;
    }

    /**
     * The statements of a scope in groups. Each group is what {@link #mapped(List, Function)} leaves if it keeps the
     * statements of this group only; all together take one walk.
     *
     * @param group gives the group of a statement that is not a block statement
     */
    public static <G> Map<G, List<Statement>> grouped(List<Statement> statements, Function<Statement, G> group) {
        Map<G, List<Statement>> groups = new LinkedHashMap<>();
        List<Statement> comments = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement instanceof Comment) {
                comments.add(statement);
                continue;
            }
            parts(statement, group).forEach((key, part) -> {
                List<Statement> ofGroup = groups.computeIfAbsent(key, added -> new ArrayList<>());
                if (!(statement instanceof Import)) {
                    ofGroup.addAll(comments);
                }
                ofGroup.add(part);
            });
            comments.clear();
        }
        return groups;
    }

    /** A statement by its group; a block statement once for each group in it. */
    private static <G> Map<G, Statement> parts(Statement statement, Function<Statement, G> group) {
        if (!(statement instanceof BlockStatement)) {
            return Map.of(group.apply(statement), statement);
        }
        List<Map<G, List<Statement>>> blocks = statement.blocks().stream()
                .map(block -> grouped(block.statements(), group))
                .toList();
        Map<G, Statement> parts = new LinkedHashMap<>();
        for (Map<G, List<Statement>> block : blocks) {
            for (G key : block.keySet()) {
                parts.computeIfAbsent(key, added -> {
                    Iterator<Map<G, List<Statement>>> next = blocks.iterator();
                    return statement.withBlocks(body -> next.next().getOrDefault(key, List.of()));
                });
            }
        }
        return parts;
    }

    private static List<Statement> inPlaceOf(
            Statement statement,
            List<Expression> conditions,
            BiFunction<Statement, List<Expression>, List<Statement>> others,
            Predicate<Statement> staysEmpty) {
        if (!(statement instanceof BlockStatement)) {
            return others.apply(statement, conditions);
        }
        Statement block = statement.withBlocks(body -> mapped(
                body.statements(),
                Stream.concat(conditions.stream(), body.conditions().stream()).toList(),
                others,
                staysEmpty));
        boolean isEmpty =
                block.blocks().stream().allMatch(body -> body.statements().isEmpty());
        return isEmpty && !staysEmpty.test(block) ? List.of() : List.of(block);
    }
}
