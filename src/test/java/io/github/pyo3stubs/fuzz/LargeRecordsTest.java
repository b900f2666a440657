// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The limit for all records together, which follows the heap. */
@Tag("hostile")
class LargeRecordsTest {

    @Test
    void more_text_than_memory_should_hold_is_refused() throws IOException {
        Assumptions.assumeTrue(Runtime.getRuntime().maxMemory() <= 256 << 20, "the limit is that of a small heap");
        ElfBuilder library = new ElfBuilder();
        for (int i = 0; i < 9; i++) {
            library.record(
                    "PYO3_INTROSPECTION_1_" + i,
                    "{\"type\":\"module\",\"id\":\"1\",\"name\":\"%s\",\"members\":[]}"
                            .formatted("m".repeat(1_000_000)));
        }
        Image image = ObjectFile.images(Bytes.of(library.bytes(), ByteOrder.LITTLE_ENDIAN))
                .get(0);

        assertThatThrownBy(() -> ChunkReader.read(image, List.of()))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessageContaining("more than 8388608 bytes of introspection records");
    }
}
