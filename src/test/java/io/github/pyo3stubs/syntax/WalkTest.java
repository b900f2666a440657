// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of statement and expression tells of everything in it. A new kind is tested without a change here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalkTest {

    private static final String NAME = "name%d";
    private static final Name OTHER = new Name("other", "Other");

    static Stream<Specimen<Expression>> expressions() {
        return Specimen.of(Expression.class, NAME);
    }

    static Stream<Specimen<Statement>> statements() {
        return Specimen.of(Statement.class, NAME);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void an_expression_has_all_its_parts_in_their_order(Specimen<Expression> specimen) {
        assertEquals(specimen.expressions(), specimen.value().parts());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void all_parts_of_an_expression_can_be_replaced(Specimen<Expression> specimen) {
        Expression mapped = specimen.value().mapped(part -> OTHER);
        assertEquals(specimen.value().getClass(), mapped.getClass());
        assertEquals(specimen.expressions().stream().map(part -> OTHER).toList(), mapped.parts());
        assertEquals(specimen.value(), specimen.value().mapped(part -> part));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void an_expression_tells_all_its_identifiers(Specimen<Expression> specimen) {
        List<String> identifiers = new ArrayList<>();
        specimen.value().forEach(expression -> identifiers.addAll(expression.identifiers()));
        assertEquals(Set.copyOf(specimen.names()), Set.copyOf(identifiers));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_has_all_its_expressions_in_their_order(Specimen<Statement> specimen) {
        assertEquals(expressionsOf(specimen), expressionsOf(specimen.value()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void all_expressions_of_a_statement_can_be_replaced(Specimen<Statement> specimen) {
        Statement mapped = specimen.value().mapped((role, expression) -> OTHER);
        assertEquals(specimen.value().getClass(), mapped.getClass());
        assertEquals(expressionsOf(specimen).stream().map(part -> OTHER).toList(), expressionsOf(mapped));
        assertEquals(specimen.value(), specimen.value().mapped((role, expression) -> expression));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_has_all_its_bodies(Specimen<Statement> specimen) {
        List<Statement> inner = specimen.value().bodies().stream()
                .flatMap(body -> body.statements().stream())
                .toList();
        assertEquals(specimen.statements(), inner);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void all_statements_in_its_blocks_can_be_replaced(Specimen<Statement> specimen) {
        Statement statement = specimen.value();
        Statement emptied = statement.withBlocks(block -> List.of());
        assertEquals(statement.getClass(), emptied.getClass());
        assertEquals(
                statement.blocks().stream()
                        .map(block -> new Body(block.conditions(), List.of()))
                        .toList(),
                emptied.blocks());
        assertEquals(statement, statement.withBlocks(Body::statements));
        assertEquals(!(statement instanceof ClassDefinition), statement.blocks().equals(statement.bodies()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_tells_all_its_identifiers(Specimen<Statement> specimen) {
        assertEquals(Set.copyOf(specimen.names()), identifiers(specimen.value()));
    }

    private static Set<String> identifiers(Statement statement) {
        Set<String> identifiers = new HashSet<>(statement.identifiers());
        statement.forEachExpression(
                (role, expression) -> expression.forEach(part -> identifiers.addAll(part.identifiers())));
        statement.bodies().forEach(body -> body.statements().forEach(inner -> identifiers.addAll(identifiers(inner))));
        return identifiers;
    }

    @ParameterizedTest
    @MethodSource("statements")
    void all_names_in_a_statement_are_uses(Specimen<Statement> specimen) {
        Set<Name> used = new HashSet<>();
        NameUses.forEach(List.of(specimen.value()), (name, scope) -> used.add(name));
        Set<Name> expected = new HashSet<>(expressionsOf(specimen));
        specimen.value().locals().forEach(local -> expected.add(Name.local(local)));
        assertEquals(expected, used);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void all_names_in_an_expression_are_uses(Specimen<Expression> specimen) {
        Set<Name> used = new HashSet<>();
        Statement assignment = new Assignment("x", Optional.empty(), Optional.of(specimen.value()), Optional.empty());
        NameUses.forEach(List.of(assignment), (name, scope) -> used.add(name));
        Set<Name> expected = new HashSet<>(specimen.expressions());
        specimen.value().locals().forEach(local -> expected.add(Name.local(local)));
        if (specimen.value() instanceof Name name) {
            expected.add(name);
        }
        assertEquals(expected, used);
    }

    /** The name of an import is not an expression of it. */
    private static List<Name> expressionsOf(Specimen<Statement> specimen) {
        return specimen.value() instanceof Import ? List.of() : specimen.expressions();
    }

    private static List<Expression> expressionsOf(Statement statement) {
        List<Expression> expressions = new ArrayList<>();
        statement.forEachExpression((role, expression) -> expressions.add(expression));
        return expressions;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: A = B | TYPE A, VALUE B",
                "type X[T: A = B] = C | TYPE A, TYPE B, TYPE C",
                "@D↵def f[T: A](x: B = C) -> E: ... | DECORATOR D, TYPE A, TYPE B, VALUE C, TYPE E",
                "@D↵class X[T: A](B): ... | DECORATOR D, TYPE A, TYPE B",
                "if A: x: int↵elif B: x: str | VALUE A, VALUE B",
            })
    void an_expression_has_a_role_in_its_statement(String text, String roles) throws Exception {
        List<String> found = new ArrayList<>();
        statement(text).forEachExpression((role, expression) -> found.add(role + " " + printed(expression)));
        assertEquals(roles, String.join(", ", found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if A: ...↵elif B: ...↵else: x: int | A; not A and B; not A and not B",
                "with A: x: int | with A",
            })
    void a_block_has_the_conditions_under_which_it_counts(String text, String conditions) throws Exception {
        assertEquals(
                conditions,
                statement(text).blocks().stream()
                        .map(block -> block.conditions().stream()
                                .map(WalkTest::printed)
                                .collect(joining(" and ")))
                        .collect(joining("; ")));
    }

    /** A name that a {@code with} binds has a meaning in the statement only: no import may take it as an alias. */
    @Test
    void a_block_statement_tells_its_local_names() throws Exception {
        assertEquals(List.of("f"), statement("with A as f: x: int").locals());
    }

    private static Statement statement(String text) throws Exception {
        return StubParser.parse(text.replace("↵", "\n") + "\n", "m", false)
                .body()
                .get(0);
    }

    private static String printed(Expression expression) {
        return new ExpressionPrinter(Name::path).print(expression);
    }
}
