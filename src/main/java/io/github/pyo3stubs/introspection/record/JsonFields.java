// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.introspection.record.RecordJson.Field;
import io.github.pyo3stubs.introspection.record.RecordJson.Shape;
import io.github.pyo3stubs.name.CodePoints;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one JSON object of a record. Unknown fields are ignored. A null counts as absent for a single value,
 * and is an error for lists and flags (specification, section 3).
 *
 * <p>A value is a {@link String}, a {@link Boolean}, a {@link List} of values, a {@link Numeral}, {@link #NULL}, or an
 * object. An object is a {@link ChunkExpression} or the {@link ChunkFormatException} that says what is wrong with it;
 * where no expression is expected, it is {@link JsonFields}.
 */
public final class JsonFields {

    /** JSON's null. */
    static final Object NULL = new Object();

    /** A number of JSON, which no record has. */
    record Numeral(String digits) {}

    private static final int MAX_SHOWN = 80;

    private final Shape shape;
    private final Object[] values;
    private boolean hasSurrogates;

    JsonFields(Shape shape) {
        this.shape = shape;
        this.values = new Object[shape.size()];
    }

    /** Sets a field of the shape; of several values the last counts. */
    void put(Field field, Object value) {
        values[shape.indexOf(field)] = value;
    }

    /**
     * Ends the object once its fields are set.
     *
     * @param hasSurrogates whether texts may have halves of surrogate pairs
     */
    void end(boolean hasSurrogates) {
        this.hasSurrogates = hasSurrogates;
    }

    /** Removes all values. */
    void clear() {
        Arrays.fill(values, null);
    }

    static JsonFields of(Object value) throws ChunkFormatException {
        if (value instanceof JsonFields fields) {
            return fields;
        }
        throw noObject(value);
    }

    static ChunkFormatException noObject(Object value) {
        return new ChunkFormatException("expected a JSON object, found a JSON %s".formatted(kind(value)));
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
    String name(Field field) throws ChunkFormatException {
        return unraw(text(field));
    }

    static String unraw(String name) {
        return name.startsWith("r#") ? name.substring(2) : name;
    }

    String text(Field field) throws ChunkFormatException {
        return text(field, required(field));
    }

    Optional<String> optionalText(Field field) throws ChunkFormatException {
        Optional<Object> value = optional(field);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(field, value.get()));
    }

    /** @throws ChunkFormatException when the value, an element of the field, is not a text */
    String text(Field field, Object value) throws ChunkFormatException {
        if (!(value instanceof String text)) {
            throw unexpected(field, value, "text");
        }
        if (hasSurrogates && hasHalfOfPair(text)) {
            throw new ChunkFormatException("'%s' holds half of a surrogate pair".formatted(field));
        }
        return text;
    }

    boolean flag(Field field) throws ChunkFormatException {
        Object value = required(field);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw unexpected(field, value, "true or false");
    }

    /** The flag, false where it is absent. */
    boolean optionalFlag(Field field) throws ChunkFormatException {
        return get(field) != null && flag(field);
    }

    List<?> list(Field field) throws ChunkFormatException {
        Object value = required(field);
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(field, value, "a list");
    }

    /** The list, empty where it is absent. */
    List<?> optionalList(Field field) throws ChunkFormatException {
        return get(field) == null ? List.of() : list(field);
    }

    Object required(Field field) throws ChunkFormatException {
        Object value = get(field);
        if (value == null) {
            throw new ChunkFormatException("'%s' is missing".formatted(field));
        }
        return value;
    }

    Optional<Object> optional(Field field) {
        Object value = get(field);
        return value == NULL ? Optional.empty() : Optional.ofNullable(value);
    }

    /** A field as messages quote it; empty if it is absent or has parts. */
    String quoted(Field field) {
        Object value = get(field);
        if (value instanceof Numeral number) {
            return number.digits();
        }
        return value instanceof String || value instanceof Boolean ? shown(value.toString()) : "";
    }

    /** Whether another object of the same shape has the same values: equal texts, and the same objects. */
    boolean hasValuesOf(JsonFields other) {
        for (int i = 0; i < values.length; i++) {
            if (!isSame(values[i], other.values[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Object one, Object other) {
        if (one == other || one instanceof String && one.equals(other)) {
            return true;
        }
        if (!(one instanceof List<?> list && other instanceof List<?> otherList && list.size() == otherList.size())) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!isSame(list.get(i), otherList.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A hash of the values that {@link #hasValuesOf} compares. */
    int valuesHash() {
        int hash = 0;
        for (Object value : values) {
            hash = 31 * hash + (value == null ? 0 : hash(value));
        }
        return hash;
    }

    private static int hash(Object value) {
        if (value instanceof String) {
            return value.hashCode();
        } else if (!(value instanceof List<?> list)) {
            return System.identityHashCode(value);
        } else {
            int hash = 1;
            for (Object element : list) {
                hash = 31 * hash + hash(element);
            }
            return hash;
        }
    }

    private Object get(Field field) {
        return values[shape.indexOf(field)];
    }

    private static ChunkFormatException unexpected(Field field, Object value, String expected) {
        return new ChunkFormatException("'%s' is a JSON %s, not %s".formatted(field, kind(value), expected));
    }

    private static String kind(Object value) {
        if (value == NULL) {
            return "null";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Numeral) {
            return "number";
        }
        return value instanceof List ? "array" : "object";
    }

    private static boolean hasHalfOfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (CodePoints.isHalfOfPair(text, i)) {
                return true;
            }
        }
        return false;
    }
}
