// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the JSON of one record from front to back. Expressions become {@link ChunkExpression}s as soon as they end,
 * without a tree of JSON. What is wrong with an expression is kept in its place, because only the fields that the
 * record's type has are looked at.
 */
final class RecordJson {

    /** The fields that are read, under the names that they have in the JSON. */
    enum Field {
        TYPE,
        NAME,
        ID,
        PARENT,
        DOC,
        ARGUMENTS,
        RETURNS,
        DECORATORS,
        ASYNC,
        ANNOTATION,
        VALUE,
        BASES,
        MEMBERS,
        INCOMPLETE,
        CONSTS,
        ARGS,
        POSONLYARGS,
        KWONLYARGS,
        VARARG,
        KWARG,
        DEFAULT,
        ATTR,
        SLICE,
        LEFT,
        OP,
        RIGHT,
        KIND,
        ELTS;

        private static final Map<String, Field> BY_NAME = new HashMap<>();

        static {
            for (Field field : values()) {
                BY_NAME.put(field.toString(), field);
            }
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a JSON object is at a place of a record, with the fields that are read of it. */
    enum Shape {
        RECORD(
                Field.TYPE,
                Field.NAME,
                Field.ID,
                Field.PARENT,
                Field.DOC,
                Field.ARGUMENTS,
                Field.RETURNS,
                Field.DECORATORS,
                Field.ASYNC,
                Field.ANNOTATION,
                Field.VALUE,
                Field.BASES,
                Field.MEMBERS,
                Field.INCOMPLETE,
                Field.CONSTS),
        ARGUMENTS(Field.ARGS, Field.POSONLYARGS, Field.KWONLYARGS, Field.VARARG, Field.KWARG),
        PARAMETER(Field.NAME, Field.ANNOTATION, Field.DEFAULT),
        CONSTANT(Field.NAME, Field.VALUE),
        EXPRESSION(
                Field.TYPE,
                Field.ID,
                Field.VALUE,
                Field.ATTR,
                Field.SLICE,
                Field.LEFT,
                Field.OP,
                Field.RIGHT,
                Field.KIND,
                Field.ELTS);

        private final int size;

        /** The index of each field in this shape; -1 for the fields of others. */
        private final int[] indexes = new int[Field.values().length];

        Shape(Field... fields) {
            size = fields.length;
            Arrays.fill(indexes, -1);
            for (int i = 0; i < size; i++) {
                indexes[fields[i].ordinal()] = i;
            }
        }

        int size() {
            return size;
        }

        /** The index of a field; -1 for a field that is not read. */
        int indexOf(Field field) {
            return indexes[field.ordinal()];
        }

        /** What objects are in a field. */
        private Shape within(Field field) {
            if (this == ARGUMENTS) {
                return PARAMETER;
            } else if (this == RECORD && field == Field.ARGUMENTS) {
                return ARGUMENTS;
            }
            return this == RECORD && field == Field.CONSTS ? CONSTANT : EXPRESSION;
        }
    }

    private final JsonParser parser;
    private final boolean escapes;
    private final ValuePool values;
    private final RecordMemory memory;

    /** @param escapes whether the JSON has characters by their codes, which may be halves of pairs */
    RecordJson(JsonParser parser, boolean escapes, ValuePool values, RecordMemory memory) {
        this.parser = parser;
        this.escapes = escapes;
        this.values = values;
        this.memory = memory;
    }

    /**
     * The value that the JSON is, as in {@link JsonFields}.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not valid JSON
     */
    Object record() throws IOException {
        parser.nextToken();
        Object record = value(Shape.RECORD);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Unexpected text after the object");
        }
        return record;
    }

    private Object value(Shape objects) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "No content");
        }
        // By number, because a switch on an enum of another class is a class of its own.
        return switch (token.id()) {
            case JsonTokenId.ID_START_OBJECT -> object(objects);
            case JsonTokenId.ID_START_ARRAY -> list(objects);
            case JsonTokenId.ID_STRING ->
                values.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case JsonTokenId.ID_TRUE -> true;
            case JsonTokenId.ID_FALSE -> false;
            case JsonTokenId.ID_NULL -> JsonFields.NULL;
            default -> new JsonFields.Numeral(parser.getText());
        };
    }

    private List<Object> list(Shape objects) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            memory.addPart();
            list.add(value(objects));
        }
        return list;
    }

    private Object object(Shape shape) throws IOException {
        memory.addPart();
        JsonFields fields = shape == Shape.EXPRESSION ? values.newExpression(escapes) : new JsonFields(shape, escapes);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Field field = Field.BY_NAME.get(name);
            parser.nextToken();
            if (field == null || shape.indexOf(field) < 0) {
                parser.skipChildren();
            } else {
                fields.put(field, value(shape.within(field)));
            }
        }
        return shape == Shape.EXPRESSION ? values.expression(fields) : fields;
    }
}
