// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of one JSON object of a record. Unknown fields are ignored. A null counts as absent for a single value,
 * and is an error for lists and flags (specification, section 3).
 */
public final class JsonFields {

    private static final int MAX_SHOWN = 80;

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    static JsonFields of(JsonNode node) throws ChunkFormatException {
        if (!node.isObject()) {
            throw new ChunkFormatException("expected a JSON object, found a JSON %s".formatted(kind(node)));
        }
        return new JsonFields(node);
    }

    /** Text of a record as messages quote it: in one line, cut to 80 characters. */
    public static String shown(String text) {
        String line = text.codePoints()
                .limit(MAX_SHOWN)
                .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + "…" : line;
    }

    /** A Python name, without the {@code r#} that Rust keywords keep up to PyO3 0.28.3. */
    String name(String field) throws ChunkFormatException {
        return unraw(text(field));
    }

    static String unraw(String name) {
        return name.startsWith("r#") ? name.substring(2) : name;
    }

    String text(String field) throws ChunkFormatException {
        return text(field, required(field));
    }

    Optional<String> optionalText(String field) throws ChunkFormatException {
        Optional<JsonNode> value = optional(field);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(field, value.get()));
    }

    /** @throws ChunkFormatException when the node, an element of the field, is not a text */
    static String text(String field, JsonNode node) throws ChunkFormatException {
        if (!node.isTextual()) {
            throw unexpected(field, node, "text");
        }
        String text = node.textValue();
        if (text.codePoints().anyMatch(JsonFields::isSurrogate)) {
            throw new ChunkFormatException("'%s' holds half of a surrogate pair".formatted(field));
        }
        return text;
    }

    boolean flag(String field) throws ChunkFormatException {
        JsonNode value = required(field);
        if (!value.isBoolean()) {
            throw unexpected(field, value, "true or false");
        }
        return value.booleanValue();
    }

    /** The flag, false where it is absent. */
    boolean optionalFlag(String field) throws ChunkFormatException {
        return object.has(field) && flag(field);
    }

    Iterable<JsonNode> list(String field) throws ChunkFormatException {
        JsonNode value = required(field);
        if (!value.isArray()) {
            throw unexpected(field, value, "a list");
        }
        return value;
    }

    /** The list, empty where it is absent. */
    Iterable<JsonNode> optionalList(String field) throws ChunkFormatException {
        return object.has(field) ? list(field) : List.of();
    }

    JsonNode required(String field) throws ChunkFormatException {
        JsonNode value = object.get(field);
        if (value == null) {
            throw new ChunkFormatException("'%s' is missing".formatted(field));
        }
        return value;
    }

    Optional<JsonNode> optional(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }

    private static ChunkFormatException unexpected(String field, JsonNode value, String expected) {
        return new ChunkFormatException("'%s' is a JSON %s, not %s".formatted(field, kind(value), expected));
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
