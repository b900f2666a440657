// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the JSON of records, each from front to back. Expressions become {@link ChunkExpression}s as soon as they end,
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

        private static final Field[] ALL = values();
        private static final Map<String, Field> BY_NAME = new HashMap<>();

        static {
            for (Field field : ALL) {
                BY_NAME.put(field.toString(), field);
                field.inJson.asQuotedChars(); // made now, because several threads will share it
            }
        }

        /** The name, as Jackson compares it with the JSON. */
        private final SerializableString inJson = new SerializedString(toString());

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

    private static final int SHAPES = Shape.values().length;

    /** The number of types that are told apart. Types that share a place with others only cost time. */
    private static final int TYPES = 16;

    /** The bits of a type's hash that differ for all types that PyO3 writes. */
    private static final int TYPE_BITS = 9;

    private final ValuePool values;
    private final RecordMemory memory;

    /**
     * For each shape, alone and with a type, and each field, the field that came after it in the last such object; at
     * the end, the first field. Most objects of a type have the same order, so this field is asked for: Jackson
     * compares its name with the JSON, and makes a string only of another name.
     */
    private final Field[][] orders = new Field[(1 + TYPES) * SHAPES][];

    private RecordParser parser;

    RecordJson(ValuePool values, RecordMemory memory) {
        this.values = values;
        this.memory = memory;
    }

    /**
     * The value that the JSON of a record is, as in {@link JsonFields}.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not valid JSON
     */
    Object record(RecordParser json) throws IOException {
        parser = json;
        Object record = value(parser.nextToken(), Shape.RECORD);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Unexpected text after the object");
        }
        return record;
    }

    private Object value(JsonToken token, Shape objects) throws IOException {
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
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            memory.addPart();
            list.add(value(token, objects));
        }
        return list;
    }

    private Object object(Shape shape) throws IOException {
        memory.addPart();
        JsonFields fields = shape == Shape.EXPRESSION ? values.newExpression() : new JsonFields(shape);
        Field[] order = order(shape.ordinal());
        int last = Field.ALL.length;
        while (true) {
            Field field = order[last];
            if (!parser.nextFieldName(field.inJson)) {
                if (parser.currentToken() != JsonToken.FIELD_NAME) {
                    break;
                }
                field = Field.BY_NAME.get(parser.currentName());
            }
            JsonToken token = parser.nextToken();
            if (field == null || shape.indexOf(field) < 0) {
                parser.skipChildren();
            } else {
                order[last] = field;
                last = field.ordinal();
                Object value = value(token, shape.within(field));
                fields.put(field, value);
                if (field == Field.TYPE) {
                    int type = value.hashCode() >>> TYPE_BITS & TYPES - 1;
                    order = order((1 + type) * SHAPES + shape.ordinal());
                }
            }
        }
        fields.end(parser.hasSurrogates());
        return shape == Shape.EXPRESSION ? values.expression(fields) : fields;
    }

    private Field[] order(int place) {
        if (orders[place] == null) {
            orders[place] = new Field[Field.ALL.length + 1];
            Arrays.fill(orders[place], Field.TYPE);
        }
        return orders[place];
    }
}
