// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Specimen;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void what_is_printed_is_read_as_the_same_tree() throws StubSyntaxException {
        for (int seed = 0; seed < 10_000; seed++) {
            StubFile file = new RandomStub(seed).file();
            String printed = StubPrinter.print(file, StubTree.of(List.of(file)));
            StubFile read;
            try {
                read = StubParser.parse(printed, file.module(), file.isPackage());
            } catch (StubSyntaxException e) {
                throw new AssertionError("seed " + seed + ":\n" + printed, e);
            }

            if (!read.equals(file)) {
                assertThat(StubPrinter.print(read, StubTree.of(List.of(file))))
                        .as("seed %d", seed)
                        .isEqualTo(printed);
                assertThat(read).as("seed %d:%n%s", seed, printed).isEqualTo(file);
            }
        }
    }

    /** A kind that {@link RandomStub} does not make is a kind that nothing here tests. */
    @Test
    void the_seeds_have_every_kind_of_statement_and_expression() {
        Set<Class<?>> seen = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            new RandomStub(seed).file().body().forEach(statement -> collect(statement, seen));
        }
        assertThat(seen)
                .containsAll(Specimen.kinds(Statement.class).toList())
                .containsAll(Specimen.kinds(Expression.class).toList());
    }

    private static void collect(Statement statement, Set<Class<?>> seen) {
        seen.add(statement.getClass());
        statement.forEachExpression((role, expression) -> expression.forEach(part -> seen.add(part.getClass())));
        statement.bodies().forEach(body -> body.statements().forEach(inner -> collect(inner, seen)));
    }
}
