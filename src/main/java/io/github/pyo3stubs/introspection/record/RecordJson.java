// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of one record from front to back. Expressions become {@link ChunkExpression}s as soon as they end,
 * without a tree of JSON. What is wrong with an expression is kept in its place, because only the fields that the
 * record's type has are looked at.
 */
final class RecordJson {

    /** What a JSON object is at a place of a record, with the fields that are read of it. */
    enum Shape {
        RECORD(
                "type",
                "name",
                "id",
                "parent",
                "doc",
                "arguments",
                "returns",
                "decorators",
                "async",
                "annotation",
                "value",
                "bases",
                "members",
                "incomplete",
                "consts"),
        ARGUMENTS("args", "posonlyargs", "kwonlyargs", "vararg", "kwarg"),
        PARAMETER("name", "annotation", "default"),
        CONSTANT("name", "value"),
        EXPRESSION("type", "id", "value", "attr", "slice", "left", "op", "right", "kind", "elts");

        private final Map<String, Integer> indexes = new HashMap<>();

        Shape(String... fields) {
            for (String field : fields) {
                indexes.put(field, indexes.size());
            }
        }

        int size() {
            return indexes.size();
        }

        /** The index of a field; -1 for a field that is not read. */
        int indexOf(String field) {
            return indexes.getOrDefault(field, -1);
        }

        /** What objects are in a field. */
        private Shape within(String field) {
            return switch (this) {
                case RECORD ->
                    switch (field) {
                        case "arguments" -> ARGUMENTS;
                        case "consts" -> CONSTANT;
                        default -> EXPRESSION;
                    };
                case ARGUMENTS -> PARAMETER;
                case PARAMETER, CONSTANT, EXPRESSION -> EXPRESSION;
            };
        }
    }

    private final JsonParser parser;
    private final TextPool texts;
    private final RecordMemory memory;

    RecordJson(JsonParser parser, TextPool texts, RecordMemory memory) {
        this.parser = parser;
        this.texts = texts;
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
        return switch (token) {
            case START_OBJECT -> object(objects);
            case START_ARRAY -> list(objects);
            case VALUE_STRING -> texts.text(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonFields.NULL;
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
        JsonFields fields = new JsonFields(shape);
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            int index = shape.indexOf(field);
            parser.nextToken();
            if (index < 0) {
                parser.skipChildren();
            } else {
                fields.put(index, value(shape.within(field)));
            }
        }
        return shape == Shape.EXPRESSION ? ExpressionJson.read(fields) : fields;
    }
}
