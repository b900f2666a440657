// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of {@code Annotated} in a text: a stub keeps it if every Python that it supports accepts it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetadataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 if int else 2",
                "(1 if int else 2) if (3 if int else 4) else (5 if int else 6)",
                "{**int}",
                "{1: 2, **int, 3: 4}",
                "{**{1: 2}}",
                "{*int}",
                "{1, *int}",
                "(1, *int)",
                "(*int, 1)",
                "[*int, *[1]]",
                "[int for int in int]",
                "{int for (int, [str]) in int if int if not str for str in int}",
                "{int: 1 for int in (int if int else int)}",
                "dict((int for int in int))",
                "dict(**{})",
                "dict(a=1, **{})",
                "dict(**{}, a=1, **{})",
                "dict(*int, a=1)",
                "dict(*int, 1, *int)",
                "dict(a=1, *int)",
                "dict(1, *int, a=1, *int, b=2, **int)",
                "int[1:2, ::3]",
                "1:2",
                "not int",
                "-+1 + ~int",
                "int is not None and int < 1 < 2 | 3",
                "int(int)(int)[int].real",
                "(1).real",
                "b'x'"
            })
    void stays(String metadata) {
        assertThat(read("Annotated[int, 5, %s]".formatted(metadata)))
                .isEqualTo("Annotated[int, 5, %s]".formatted(metadata.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{**{*int: 1}}",
                "{*int: 1}",
                "(*int)",
                "[(*int) + 1]",
                "(*int) if 1 else 2",
                "*int",
                "int[*int]",
                "int[*int:1]",
                "dict(a=1, 2)",
                "dict(*int, a=1, 2)",
                "dict(**{}, 2)",
                "dict(**{}, *[])",
                "dict(a=1, **{}, *[])",
                "dict(a=1, **{}, a=2)",
                "dict(\uFB01=1, fi=2)",
                "dict(__debug__=1)",
                "dict(a=int for int in int)",
                "dict(*int for int in int)",
                "dict(**int for int in int)",
                "[*int for int in int]",
                "{**int for int in int}",
                "int[1:2 for int in int]",
                "[int for 1 in int]",
                "[int for int() in int]",
                "[int for (int, 1) in int]",
                "[int for int in (yield)]",
                "[int for int in int if (yield)]",
                "[int async for int in int]",
                "[int for int in int async for int in int]",
                "[await int for int in int]",
                "[(int := 1)]",
                "1 if (yield) else 2",
                "{1: (yield)}",
                "f'{int int}'",
                "'a' f'{int}'",
                "lambda: 1",
                "unknown",
                "{1: [unknown]}"
            })
    void is_left_out(String metadata) {
        assertThat(read("Annotated[int, 5, %s]".formatted(metadata))).isEqualTo("Annotated[int, 5]");
    }

    /** The type that a text spells. */
    private static String read(String text) {
        Linked linked = ChunkJson.link(
                "m",
                ChunkJson.module("1", "m"),
                ("{\"type\":\"attribute\",\"parent\":\"1\",\"name\":\"a\",\"annotation\":"
                                + "{\"type\":\"constant\",\"kind\":\"str\",\"value\":\"%s\"}}")
                        .formatted(text));
        Expression type = linked.module().attributes().get(0).annotation().orElseThrow();
        return new ExpressionPrinter(Expression.Name::path).print(type);
    }
}
