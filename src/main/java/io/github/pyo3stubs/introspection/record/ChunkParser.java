// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.github.pyo3stubs.introspection.record.RecordJson.Field;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.Utf8Text;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Parses the JSON of a library's records into their chunks, and repairs JSON that PyO3 is known to write wrongly. */
public final class ChunkParser {

    private final ValuePool values;
    private final RecordJson records;
    private final Utf8Text text = new Utf8Text();
    private final BufferRecycler buffers = new BufferRecycler();

    /** @param memory takes the size of what is kept of the records */
    ChunkParser(RecordMemory memory) {
        this.values = new ValuePool(memory);
        this.records = new RecordJson(values, memory);
    }

    /** A parser of any number of records. */
    public ChunkParser() {
        this(new RecordMemory());
    }

    /**
     * Reads one record.
     *
     * @param unknown receives the kind of each expression whose kind is unknown, such as {@code the operator 'add'}
     * @throws ObjectFormatException when the record is not UTF-8 text
     * @throws ChunkFormatException when no known PyO3 writes such a record, or the record's type is unknown
     */
    public Chunk parse(Bytes json, List<String> unknown) throws IOException, ChunkFormatException {
        text.read(json);
        JsonFields fields = JsonFields.of(value());
        String type = fields.text(Field.TYPE);
        RecordChunk record = new RecordChunk(fields, new ExpressionJson(unknown, values));
        try {
            return switch (type) {
                case "module" -> record.module();
                case "class" -> record.classDef();
                case "function" -> record.function();
                case "attribute" -> record.attribute();
                default -> throw ChunkFormatException.unknown("the record type", type);
            };
        } catch (ChunkFormatException e) {
            if (e.isUnknownKind()) {
                throw e;
            }
            throw new ChunkFormatException("%s '%s': %s".formatted(type, fields.quoted(Field.NAME), e.getMessage()), e);
        }
    }

    /** The value that the JSON is, after repairs if it needs them. */
    private Object value() throws IOException, ChunkFormatException {
        try {
            return valid(text.characters(), text.length());
        } catch (JsonProcessingException asItStands) {
            String json = text.toString();
            if (json.isBlank()) {
                throw new ChunkFormatException("it is empty");
            }
            try {
                char[] repaired = Repairs.of(json).toCharArray();
                return valid(repaired, repaired.length);
            } catch (JsonProcessingException asRepaired) {
                throw new ChunkFormatException("it is not valid JSON: " + asItStands.getOriginalMessage(), asItStands);
            }
        }
    }

    private Object valid(char[] json, int length) throws IOException {
        try (RecordParser parser = new RecordParser(json, length, buffers)) {
            return records.record(parser);
        }
    }

    /** In a class of its own, because few libraries need it, and regular expressions cost time in the first run. */
    private static final class Repairs {

        /** PyO3 0.26.0 to 0.29.0 leave the comma of a first member that is compiled out. */
        private static final Pattern COMMA_BEFORE_FIRST_MEMBER = Pattern.compile("(\"members\"\\s*:\\s*\\[)\\s*,");

        /** PyO3 writes ids without escapes, and the id of an exported native type has quotes in it. */
        private static final Pattern UNESCAPED_ID = Pattern.compile("Some\\s*\\(\\s*\"([^\"\\\\]*)\"\\s*\\)");

        /** Neither repair changes the inside of a JSON string, where the quotes that they look for would be escaped. */
        private static String of(String json) {
            String members = COMMA_BEFORE_FIRST_MEMBER.matcher(json).replaceAll("$1");
            return UNESCAPED_ID.matcher(members).replaceAll("Some(\\\\\"$1\\\\\")");
        }
    }
}
