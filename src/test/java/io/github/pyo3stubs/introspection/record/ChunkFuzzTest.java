// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Records of any content, as far as the stubs that they make. */
@Tag("hostile")
class ChunkFuzzTest {

    /** @param lines a record's JSON each */
    @FuzzTest
    void records(byte[] lines) {
        List<Chunk> chunks = new ArrayList<>();
        for (String json : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            try {
                chunks.add(JsonText.parse(new ChunkParser(), json, new ArrayList<>()));
            } catch (ChunkFormatException documented) {
                assertThat(documented.getMessage()).isNotBlank();
            }
        }
        Linker linker = new Linker(chunks, PythonVersion.OLDEST);
        for (String root : linker.roots()) {
            linker.link(root, Optional.empty())
                    .ifPresent(linked -> StubBuilder.build(linked.module(), PythonVersion.OLDEST));
        }
    }
}
