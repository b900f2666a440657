// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that no stub can import. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TextNamesTest {

    private final List<Chunk> chunks =
            ChunkJson.chunks(ChunkJson.module("1", "m", "2"), ChunkJson.classDef("2", "__debug__"));

    private final TextNames names =
            new TextNames(new ModuleTree(chunks, (Chunk.Module) chunks.get(0), "m", warning -> {}), "m");

    @Test
    void a_name_of_a_foreign_module_is_accepted() {
        assertThat(names.resolve("numpy.ndarray")).isEqualTo(new Name("numpy", "ndarray"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__debug__",
                "numpy.__debug__",
                "__debug__.ndarray",
                "numpy.__debug__.ndarray",
                "m.__debug__",
                "numpy.from"
            })
    void a_name_that_no_stub_can_import_is_unknown(String text) {
        assertThat(names.resolve(text)).isEqualTo(Name.local(text));
    }
}
