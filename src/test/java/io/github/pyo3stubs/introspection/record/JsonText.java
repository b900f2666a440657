// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.object.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records whose JSON is at hand as text. */
public final class JsonText {

    private JsonText() {}

    /** Reads one record as {@link ChunkParser#parse} does. */
    public static Chunk parse(ChunkParser parser, String json, List<String> unknown) throws ChunkFormatException {
        try {
            return parser.parse(Bytes.of(json.getBytes(StandardCharsets.UTF_8), ByteOrder.LITTLE_ENDIAN), unknown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
