// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import io.github.pyo3stubs.introspection.record.RecordJson.Shape;
import io.github.pyo3stubs.syntax.Expression.StringConstant;

/**
 * Recent short texts and expressions of a library's records, so that equal ones are one object: ids, names and types
 * recur in thousands of records. It has a fixed size, whatever a library holds, and each value has one place in it.
 */
final class ValuePool {

    /** Longer texts are documentation, which does not recur. */
    private static final int MAX_LENGTH = 64;

    private static final int TEXTS = 1 << 12;
    private static final int EXPRESSIONS = 1 << 10;

    private final String[] texts = new String[TEXTS];
    private final JsonFields[] objects = new JsonFields[EXPRESSIONS];

    /** For each object the expression that it is, or what is wrong with it. */
    private final Object[] expressions = new Object[EXPRESSIONS];

    private final StringConstant[] quotedTexts = new StringConstant[EXPRESSIONS];
    private final ChunkExpression[] quoted = new ChunkExpression[EXPRESSIONS];

    /** The last object that was known already, to be used for another one; null if there is none. */
    private JsonFields spare;

    private final RecordMemory memory;

    /** @param memory takes the size of each string that is made */
    ValuePool(RecordMemory memory) {
        this.memory = memory;
    }

    /** A string of some characters. */
    String text(char[] characters, int offset, int length) {
        if (length > MAX_LENGTH) {
            return made(characters, offset, length);
        }
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = place(hash, TEXTS);
        String known = texts[place];
        if (known == null || !isText(known, characters, offset, length)) {
            known = made(characters, offset, length);
            texts[place] = known;
        }
        return known;
    }

    /** A JSON object without fields, to be filled and given to {@link #expression}. */
    JsonFields newExpression() {
        if (spare == null) {
            return new JsonFields(Shape.EXPRESSION);
        }
        JsonFields object = spare;
        spare = null;
        return object;
    }

    /**
     * The expression that a JSON object is, or the {@link ChunkFormatException} that says what is wrong with it.
     *
     * @param object it is not the caller's any more
     */
    Object expression(JsonFields object) {
        int place = place(object.valuesHash(), EXPRESSIONS);
        if (objects[place] == null || !objects[place].hasValuesOf(object)) {
            objects[place] = object;
            expressions[place] = ExpressionJson.read(object);
        } else {
            object.clear();
            spare = object;
        }
        return expressions[place];
    }

    /** The expression that is a text in quotes. */
    ChunkExpression quoted(String text) {
        int place = place(text.hashCode(), EXPRESSIONS);
        if (quotedTexts[place] == null || !quotedTexts[place].value().equals(text)) {
            quotedTexts[place] = new StringConstant(text);
            quoted[place] = new ChunkExpression.Constant(quotedTexts[place]);
        }
        return quoted[place];
    }

    private static int place(int hash, int places) {
        return (hash ^ hash >>> 15) & places - 1;
    }

    private String made(char[] characters, int offset, int length) {
        String text = new String(characters, offset, length);
        memory.addText(text);
        return text;
    }

    private static boolean isText(String known, char[] characters, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
