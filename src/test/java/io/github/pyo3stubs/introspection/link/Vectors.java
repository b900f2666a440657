// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.introspection.record.ChunkParser;
import io.github.pyo3stubs.introspection.record.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The corpus of chunks with what they stand for, a folder for each case. */
public final class Vectors {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "vectors");

    private Vectors() {}

    /** The chunk of a record in which all is known. */
    public static Chunk chunk(String json) throws ChunkFormatException {
        List<String> unknown = new ArrayList<>();
        Chunk chunk = JsonText.parse(new ChunkParser(), json, unknown);
        assertThat(unknown).isEmpty();
        return chunk;
    }

    /** One case, shown by its folder's name. */
    public record Case(Path directory) {

        public List<String> chunks() {
            return read("chunks.jsonl").lines().filter(line -> !line.isEmpty()).toList();
        }

        /** The chunks, read. */
        public List<Chunk> parsed() throws ChunkFormatException {
            List<Chunk> parsed = new ArrayList<>();
            for (String json : chunks()) {
                parsed.add(chunk(json));
            }
            return parsed;
        }

        public String module() {
            return read("module").strip();
        }

        public String read(String file) {
            try {
                return Files.readString(directory.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return directory.getFileName().toString();
        }
    }

    /** The cases of a part of the corpus, such as {@code reference}. */
    public static Stream<Case> of(String part) {
        try (Stream<Path> cases = Files.list(DIRECTORY.resolve(part))) {
            return cases.sorted().map(Case::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
