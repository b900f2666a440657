// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that one parser reads one after the other. It uses the JSON object of a known expression again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChunkParserTest {

    private static final String INT = "{\"type\":\"name\",\"id\":\"int\"}";
    private static final String ESCAPED_INT = "{\"type\":\"name\",\"id\":\"\\u0069nt\"}";
    private static final String WITHOUT_ID = "{\"type\":\"name\"}";
    private static final String HALF = "{\"type\":\"name\",\"id\":\"\\ud83d\"}";

    private final ChunkParser parser = new ChunkParser();

    @ParameterizedTest
    @ValueSource(strings = {INT, ESCAPED_INT})
    void an_expression_has_no_field_of_one_before_it(String before) throws ChunkFormatException {
        parse(function(before, before));

        assertRefused(function(INT, WITHOUT_ID), "'id' is missing");
    }

    @Test
    void an_expression_has_no_field_of_one_before_it_in_its_record() {
        assertRefused(function(INT, INT, WITHOUT_ID), "'id' is missing");
    }

    @Test
    void escapes_are_checked_also_behind_records_without_any() throws ChunkFormatException {
        parse(function(INT, INT));

        assertRefused(function(INT, HALF), "'id' holds half of a surrogate pair");
    }

    @Test
    void a_record_without_escapes_means_the_same_behind_one_with_some() throws ChunkFormatException {
        Chunk first = parse(function(INT, INT));

        assertThat(parse(function(ESCAPED_INT, ESCAPED_INT))).isEqualTo(first);
        assertRefused(function(ESCAPED_INT, HALF), "'id' holds half of a surrogate pair");
        assertThat(parse(function(INT, INT))).isEqualTo(first);
    }

    @Test
    void a_half_of_a_pair_does_not_count_in_a_field_that_is_not_read() throws ChunkFormatException {
        Chunk first = parse(function(INT));

        assertThat(parse(function(INT).replace("{\"type\"", "{\"other\":\"\\ud83d\",\"type\"")))
                .isEqualTo(first);
    }

    @Test
    void both_halves_of_a_pair_are_a_character() throws ChunkFormatException {
        assertThat(parse(documented("\\ud83d\\ude00")).documentation()).contains("\uD83D\uDE00");
        assertRefused(documented("\\ud83d\\ude00\\ud83d"), "'doc' holds half of a surrogate pair");
    }

    @Test
    void records_of_any_length_are_read_also_behind_malformed_ones() throws ChunkFormatException {
        Chunk first = parse(function(INT));
        String longText = "é".repeat(100_000);

        assertThat(parse(documented(longText)).documentation()).contains(longText);
        assertThat(parse(documented(longText + "\\n")).documentation()).contains(longText + "\n");
        assertThatExceptionOfType(ChunkFormatException.class)
                .isThrownBy(() -> parse(documented(longText).replace("\"}", "")))
                .withMessageStartingWith("it is not valid JSON: Unexpected end-of-input");
        assertThat(parse(function(INT))).isEqualTo(first);
    }

    @Test
    void the_order_of_fields_and_the_spelling_of_their_names_do_not_count() throws ChunkFormatException {
        Chunk first = parse(function(INT));

        assertThat(parse(function("{\"id\":\"int\",\"type\":\"name\"}"))).isEqualTo(first);
        assertThat(parse(function("{\"other\":{\"id\":[1]},\"type\":\"name\",\"id\":\"int\"}")))
                .isEqualTo(first);
        assertThat(parse(function("{\"\\u0074ype\":\"name\",\"i\\u0064\":\"int\"}")))
                .isEqualTo(first);
        assertThat(parse(function(INT))).isEqualTo(first);
    }

    private static String documented(String text) {
        return "{\"type\":\"function\",\"name\":\"f\",\"arguments\":{},\"doc\":\"%s\"}".formatted(text);
    }

    private void assertRefused(String json, String reason) {
        assertThatExceptionOfType(ChunkFormatException.class)
                .isThrownBy(() -> parse(json))
                .withMessage("function 'f': " + reason);
    }

    private Chunk parse(String json) throws ChunkFormatException {
        return JsonText.parse(parser, json, new ArrayList<>());
    }

    /** A function with a parameter of each type. */
    private static String function(String... types) {
        String parameters =
                "{\"name\":\"x\",\"annotation\":" + String.join("},{\"name\":\"x\",\"annotation\":", types) + "}";
        return "{\"type\":\"function\",\"name\":\"f\",\"arguments\":{\"args\":[%s]}}".formatted(parameters);
    }
}
