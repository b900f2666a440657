// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeclarationLinesTest {

    @Test
    void a_declaration_is_where_its_name_is() throws StubSyntaxException {
        String text = """
                import sys
                from .a import (
                    b as c,
                    d,
                )
                x: int; y = {"k": 1}
                type T[U] = list[U]
                class C(
                    metaclass=M,
                ):
                    '''Doc:
                    x: int
                    '''
                    # z: int
                    @property
                    def p(self) -> int: ...
                    @p.setter
                    def p(self, value: int) -> None: ...
                    if sys.platform == "win32":
                        w: int
                    else:
                        w: str
                    class D: ...
                async def f(
                    a=1,
                ):
                    local: int = 1
                x: str
                """;

        assertThat(DeclarationLines.of(text.replace("\n", "\r\n"), "geo"))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("geo.sys", List.of(1)),
                        Map.entry("geo.c", List.of(3)),
                        Map.entry("geo.d", List.of(4)),
                        Map.entry("geo.x", List.of(6, 28)),
                        Map.entry("geo.y", List.of(6)),
                        Map.entry("geo.T", List.of(7)),
                        Map.entry("geo.C", List.of(8)),
                        Map.entry("geo.C.p", List.of(16, 18)),
                        Map.entry("geo.C.w", List.of(20, 22)),
                        Map.entry("geo.C.D", List.of(23)),
                        Map.entry("geo.f", List.of(24))));
    }
}
