// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.parse.StubParser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@link Body#grouped}. */
class GroupedBodyTest {

    private static final String STUB = """
            import sys
            # of an import
            from os import path as path
            # of a
            def a(): ...
            # of the whole
            if sys.platform == "win32":
                # of b
                def b(): ...
                def a(): ...
                if sys.version_info >= (3, 12):
                    def c(): ...
                    b: int
                else:
                    def b(x): ...
            elif sys.platform == "linux":
                def c(): ...
            else:
                a: int
            try:
                def c(x): ...
            finally:
                def b(): ...
            class A:
                def a(self): ...
            """;

    @Test
    void a_group_is_what_is_left_without_the_others() throws Exception {
        List<Statement> body = StubParser.parse(STUB, "m", false).body();
        Function<Statement, String> group = statement -> String.join(" ", statement.binds());

        Map<String, List<Statement>> groups = Body.grouped(body, group);

        assertThat(groups.keySet())
                .isEqualTo(Body.flat(body).map(group).collect(Collectors.toSet()))
                .contains("a", "b", "c", "A", "path");
        groups.forEach((key, statements) -> assertThat(statements)
                .isEqualTo(Body.mapped(
                        body, statement -> group.apply(statement).equals(key) ? List.of(statement) : List.of())));
    }
}
