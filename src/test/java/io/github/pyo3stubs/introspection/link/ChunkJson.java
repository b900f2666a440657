// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.python.PythonVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of the newest form, as short as they can be. */
final class ChunkJson {

    private ChunkJson() {}

    /** A function {@code f} that returns the expression, in a module with classes of every kind around it. */
    static Linked returned(String expression) {
        return new Linker(around(function("9", "f", expression)), PythonVersion.OLDEST)
                .link("pkg.m", Optional.empty())
                .orElseThrow();
    }

    /** A module {@code m} with classes of every kind and a function of the id 9. */
    static List<Chunk> around(String function) {
        return chunks(
                module("1", "m", "2", "10", "3", "9"),
                classDef("2", "C"),
                "{\"type\":\"class\",\"id\":\"4\",\"name\":\"Inner\",\"parent\":\"2\"}",
                classDef("10", "bytes"),
                module("3", "sub", "5", "11", "7"),
                classDef("5", "D"),
                classDef("11", "Decimal"),
                module("7", "deep", "8"),
                classDef("8", "E"),
                "{\"type\":\"class\",\"id\":\"12\",\"name\":\"Inner\",\"parent\":\"8\"}",
                classDef("6", "Unlisted"),
                function);
    }

    static Linked link(String fullName, String... json) {
        return new Linker(chunks(json), PythonVersion.OLDEST)
                .link(fullName, Optional.empty())
                .orElseThrow();
    }

    static List<Chunk> chunks(String... json) {
        List<Chunk> chunks = new ArrayList<>();
        for (String chunk : json) {
            try {
                chunks.add(Vectors.chunk(chunk));
            } catch (ChunkFormatException e) {
                throw new IllegalArgumentException(chunk, e);
            }
        }
        return chunks;
    }

    static String module(String id, String name, String... members) {
        String list = members.length == 0 ? "" : "\"" + String.join("\",\"", members) + "\"";
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[%s]}".formatted(id, name, list);
    }

    static String classDef(String id, String name) {
        return "{\"type\":\"class\",\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name);
    }

    static String function(String id, String name, String returns) {
        return "{\"type\":\"function\",\"id\":\"%s\",\"name\":\"%s\",\"arguments\":{},\"returns\":%s}"
                .formatted(id, name, returns);
    }

    static String method(String parent, String name, String returns) {
        return "{\"type\":\"function\",\"parent\":\"%s\",\"name\":\"%s\",\"arguments\":{},\"decorators\":[\"%s.setter\"],\"returns\":%s}"
                .formatted(parent, name, name, returns);
    }

    static String name(String id) {
        return "{\"type\":\"name\",\"id\":\"%s\"}".formatted(id);
    }

    static String quoted(String text) {
        return "{\"type\":\"constant\",\"kind\":\"str\",\"value\":\"%s\"}"
                .formatted(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    static String id(String id) {
        return "{\"type\":\"id\",\"id\":\"%s\"}".formatted(id);
    }

    static String member(String module, String attr) {
        return "{\"type\":\"attribute\",\"value\":%s,\"attr\":\"%s\"}".formatted(name(module), attr);
    }

    static String subscript(String value, String slice) {
        return "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(value, slice);
    }

    static String union(String left, String right) {
        return "{\"type\":\"binop\",\"left\":%s,\"op\":\"bitor\",\"right\":%s}".formatted(left, right);
    }
}
