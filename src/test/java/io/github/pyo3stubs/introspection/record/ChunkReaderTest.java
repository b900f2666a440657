// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.record.ChunkExpression.Constant;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReaderTest {

    private static final String MODULE = "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[]}";

    @Test
    void a_function_of_0_27_has_text_where_newer_ones_have_expressions() throws ChunkFormatException {
        assertThat(Vectors.chunk("""
                {"type":"function","name":"x","parent":"12","decorators":["x.setter"],"returns":"None",
                 "arguments":{"posonlyargs":[{"name":"self"}],"args":[{"name":"value","annotation":"int","default":"1"}]}}"""))
                .isEqualTo(new Chunk.Function(
                        Optional.empty(),
                        "x",
                        Optional.of("12"),
                        List.of(setterOf("12")),
                        List.of(
                                parameter("self", Kind.POSITIONAL_ONLY),
                                new Chunk.Parameter(
                                        "value",
                                        Kind.POSITIONAL_OR_KEYWORD,
                                        Optional.of(new Constant(new Expression.StringConstant("int"))),
                                        Optional.of(new Constant(new Expression.Number("1"))))),
                        Optional.of(new Constant(new Expression.StringConstant("None"))),
                        false,
                        Optional.empty()));
    }

    @Test
    void a_function_of_0_30_has_expressions_documentation_and_every_kind_of_parameter() throws ChunkFormatException {
        assertThat(Vectors.chunk("""
                {"type":"function","id":"3","name":"f","async":true,"doc":"D","decorators":[{"type":"name","id":"staticmethod"}],
                 "returns":{"type":"binop","left":{"type":"id","id":"9"},"op":"bitor","right":{"type":"constant","kind":"none"}},
                 "arguments":{"kwarg":{"name":"e"},"kwonlyargs":[{"name":"d"}],"vararg":{"name":"c"},"args":[{"name":"b"}],"posonlyargs":[{"name":"a"}]}}"""))
                .isEqualTo(new Chunk.Function(
                        Optional.of("3"),
                        "f",
                        Optional.empty(),
                        List.of(new ChunkExpression.Name("staticmethod")),
                        List.of(
                                parameter("a", Kind.POSITIONAL_ONLY),
                                parameter("b", Kind.POSITIONAL_OR_KEYWORD),
                                parameter("c", Kind.VAR_POSITIONAL),
                                parameter("d", Kind.KEYWORD_ONLY),
                                parameter("e", Kind.VAR_KEYWORD)),
                        Optional.of(new ChunkExpression.BitOr(
                                new ChunkExpression.Id("9"), new Constant(Expression.Constant.NONE))),
                        true,
                        Optional.of("D")));
    }

    @Test
    void the_constructor_of_0_27_that_returns_None_returns_its_class() throws ChunkFormatException {
        Chunk chunk = Vectors.chunk(
                "{\"type\":\"function\",\"name\":\"__new__\",\"parent\":\"12\",\"returns\":\"None\",\"arguments\":{}}");

        assertThat(chunk)
                .isInstanceOfSatisfying(
                        Chunk.Function.class,
                        function -> assertThat(function.returns()).contains(new ChunkExpression.Id("12")));
    }

    @Test
    void the_constants_that_0_25_lists_in_the_module_are_attributes() throws ChunkFormatException {
        Chunk chunk = Vectors.chunk(
                "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[],\"consts\":[{\"type\":\"const\",\"name\":\"PI\",\"value\":\"3.14\"}]}");

        assertThat(chunk)
                .isInstanceOfSatisfying(
                        Chunk.Module.class,
                        module -> assertThat(module.constants()).singleElement().satisfies(constant -> {
                            assertThat(constant.name()).isEqualTo("PI");
                            assertThat(constant.value()).contains(new Constant(new Expression.Number("3.14")));
                        }));
    }

    @Test
    void a_constant_of_0_25_whose_value_python_cannot_say_is_of_unknown_type() throws ChunkFormatException {
        Chunk.Module module = (Chunk.Module) Vectors.chunk("""
                {"type":"module","id":"1","name":"m","members":[],"consts":[{"type":"const","name":"N","value":"..."}]}""");

        ChunkExpression incomplete = new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete");
        assertThat(module.constants()).singleElement().satisfies(constant -> {
            assertThat(constant.annotation())
                    .contains(new ChunkExpression.Subscript(
                            new ChunkExpression.Attribute(new ChunkExpression.Name("typing"), "Final"), incomplete));
            assertThat(constant.value()).isEmpty();
        });
    }

    @Test
    void the_mark_of_a_raw_identifier_is_dropped() throws ChunkFormatException {
        assertThat(Vectors.chunk("{\"type\":\"function\",\"name\":\"r#type\",\"arguments\":{}}")
                        .name())
                .isEqualTo("type");
    }

    static Stream<Arguments> repairs() {
        return Stream.of(
                arguments("a comma before the first member", "[,\"2\"]", List.of("2")),
                arguments("the same with spaces", "[ , \"2\"]", List.of("2")),
                arguments(
                        "an id with quotes",
                        "[\":: Some(\"builtins\")PyValueError\",\"2\"]",
                        List.of(":: Some(\"builtins\")PyValueError", "2")),
                arguments(
                        "both", "[,\":: Some(\"builtins\")PyKeyError\"]", List.of(":: Some(\"builtins\")PyKeyError")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repairs")
    void what_PyO3_is_known_to_write_wrongly_is_repaired(String what, String members, List<String> expected)
            throws ChunkFormatException {
        String documentation = "see \\\"members\\\":[,1] and Some(\\\"x\\\")";

        Chunk chunk = Vectors.chunk("{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"doc\":\"%s\",\"members\":%s}"
                .formatted(documentation, members));

        assertThat(chunk).isInstanceOfSatisfying(Chunk.Module.class, module -> {
            assertThat(module.members()).isEqualTo(expected);
            assertThat(module.documentation()).contains("see \"members\":[,1] and Some(\"x\")");
        });
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing", "", "it is empty"),
                arguments("no object", "[1]", "JSON array"),
                arguments("cut short", MODULE.substring(0, 20), "not valid JSON"),
                arguments("text behind it", MODULE + "x", "not valid JSON"),
                arguments("no type", "{}", "'type' is missing"),
                arguments("no members", MODULE.replace(",\"members\":[]", ""), "module 'm': 'members' is missing"),
                arguments("members are null", MODULE.replace("[]", "null"), "'members' is a JSON null, not a list"),
                arguments("a member is a number", MODULE.replace("[]", "[1]"), "'members' is a JSON number, not text"),
                arguments(
                        "a flag is null",
                        MODULE.replace("[]", "[],\"incomplete\":null"),
                        "'incomplete' is a JSON null, not true or false"),
                arguments("half a character", MODULE.replace("\"m\"", "\"\\ud800\""), "half of a surrogate pair"),
                arguments("no arguments", "{\"type\":\"function\",\"name\":\"f\"}", "'arguments' is missing"),
                arguments(
                        "arguments are null",
                        "{\"type\":\"function\",\"name\":\"f\",\"arguments\":null}",
                        "function 'f': expected a JSON object, found a JSON null"),
                arguments(
                        "a number that is code",
                        annotation("{\"type\":\"constant\",\"kind\":\"int\",\"value\":\"1\\nimport os\"}"),
                        "is not a number"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_no_known_PyO3_writes_is_refused(String what, String json, String reason) {
        assertThatExceptionOfType(ChunkFormatException.class)
                .isThrownBy(() -> Vectors.chunk(json))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 100_000})
    void JSON_that_nests_too_deeply_is_refused(int depth) {
        String opening = "{\"type\":\"attribute\",\"attr\":\"a\",\"value\":".repeat(depth);
        String json = annotation(opening + "{\"type\":\"name\",\"id\":\"a\"}" + "}".repeat(depth));

        assertThatExceptionOfType(ChunkFormatException.class).isThrownBy(() -> Vectors.chunk(json));
    }

    @Test
    void what_nests_as_deeply_as_the_reference_can_read_is_read() throws ChunkFormatException {
        String opening = "{\"type\":\"attribute\",\"attr\":\"a\",\"value\":".repeat(128);
        String json = annotation(opening + "{\"type\":\"name\",\"id\":\"a\"}" + "}".repeat(128));

        assertThat(Vectors.chunk(json).name()).isEqualTo("a");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void mutated_JSON_is_read_or_refused(long seed) {
        Random random = new Random(seed);
        List<String> originals = Vectors.of("reference")
                .flatMap(theCase -> theCase.chunks().stream())
                .toList();
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder json = new StringBuilder(originals.get(random.nextInt(originals.size())));
            for (int change = random.nextInt(3); change >= 0 && !json.isEmpty(); change--) {
                mutate(json, random);
            }
            try {
                assertThat(JsonText.parse(new ChunkParser(), json.toString(), new ArrayList<>()))
                        .isNotNull();
            } catch (ChunkFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 2_999);
    }

    private static void mutate(StringBuilder json, Random random) {
        int at = random.nextInt(json.length());
        switch (random.nextInt(4)) {
            case 0 -> json.setCharAt(at, "{}[]:,\"\\0n".charAt(random.nextInt(10)));
            case 1 -> json.deleteCharAt(at);
            case 2 -> json.setLength(at);
            default -> json.insert(at, json.substring(at, Math.min(json.length(), at + 20)));
        }
    }

    @ParameterizedTest
    @EnumSource(ElfBuilder.Tables.class)
    void records_are_found_by_their_symbols_in_every_table(ElfBuilder.Tables tables) throws IOException {
        Records records = read(new ElfBuilder()
                .tables(tables)
                .export("PyInit_m")
                .record("PYO3_INTROSPECTION_1_12345", MODULE)
                .record("PYO3_INTROSPECTED_1_1", "no record"));

        assertThat(records.chunks()).extracting(Chunk::name).containsExactly("m");
        assertThat(records.problems()).isEmpty();
    }

    @Test
    void the_length_is_in_the_byte_order_of_the_target() throws IOException {
        Records records = read(new ElfBuilder()
                .bits(32)
                .machine(8)
                .order(ByteOrder.BIG_ENDIAN)
                .record("PYO3_INTROSPECTION_1_1", MODULE));

        assertThat(records.chunks()).hasSize(1);
    }

    @Test
    void one_underscore_before_the_symbol_belongs_to_the_object_format() throws IOException {
        Records records = read(
                new ElfBuilder().record("_PYO3_INTROSPECTION_1_1", MODULE).record("__PYO3_INTROSPECTION_1_2", MODULE));

        assertThat(records.chunks()).hasSize(1);
    }

    @Test
    void versions_of_the_future_are_told() throws IOException {
        Records records =
                read(new ElfBuilder().record("PYO3_INTROSPECTION_12_1", MODULE).record("PYO3_INTROSPECTION_2", MODULE));

        assertThat(records.chunks()).isEmpty();
        assertThat(records.unknownVersions()).containsExactly("12", "2");
    }

    @ParameterizedTest(name = "{0} bits, {1}")
    @CsvSource({"32, LITTLE_ENDIAN", "64, LITTLE_ENDIAN", "32, BIG_ENDIAN", "64, BIG_ENDIAN"})
    void a_record_of_version_0_is_a_pointer_and_a_length(int bits, String order) throws IOException {
        Records records = read(new ElfBuilder()
                .bits(bits)
                .order(order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .referringRecord("PYO3_INTROSPECTION_0_1", MODULE)
                .record("PYO3_INTROSPECTION_1_1", MODULE.replace("\"m\"", "\"n\"")));

        assertThat(records.chunks()).extracting(Chunk::name).containsExactly("m", "n");
        assertThat(records.carved()).isFalse();
    }

    static Stream<Arguments> future() {
        String attribute = "{\"type\":\"attribute\",\"name\":\"a\",\"parent\":\"1\",%s}";
        return Stream.of(
                arguments(attribute.formatted("\"annotation\":{\"type\":\"call\"}"), "the expression type 'call'"),
                arguments(
                        attribute.formatted("\"annotation\":{\"type\":\"constant\",\"kind\":\"bytes\"}"),
                        "the constant kind 'bytes'"),
                arguments(
                        attribute.formatted(
                                "\"value\":{\"type\":\"tuple\",\"elts\":[{\"type\":\"binop\",\"op\":\"add\"}]}"),
                        "the operator 'add'"),
                arguments("{\"type\":\"macro\",\"id\":\"2\"}", "the record type 'macro'"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("future")
    void what_a_newer_PyO3_may_have_written_is_told_once_by_its_kind(String json, String kind) throws IOException {
        Records records = read(new ElfBuilder()
                .record("PYO3_INTROSPECTION_1_1", MODULE)
                .record("PYO3_INTROSPECTION_1_2", json)
                .record("PYO3_INTROSPECTION_1_3", json));

        assertThat(records.problems()).isEmpty();
        assertThat(records.unknownData())
                .singleElement()
                .asString()
                .startsWith(kind + " is unknown to this version and left out, first in PYO3_INTROSPECTION_1_2.")
                .endsWith("update pyo3stubs-maven-plugin.");
    }

    @Test
    void an_item_stays_without_its_expressions_of_the_future() throws ChunkFormatException {
        String unknown = "{\"type\":\"call\"}";
        List<String> kinds = new ArrayList<>();

        Chunk function = JsonText.parse(new ChunkParser(), """
                {"type":"function","name":"f","decorators":[%1$s,{"type":"name","id":"property"}],"returns":%1$s,
                 "arguments":{"args":[{"name":"a","annotation":%1$s,"default":%1$s}]}}""".formatted(unknown), kinds);

        ChunkExpression incomplete = new ChunkExpression.Attribute(new ChunkExpression.Name("_typeshed"), "Incomplete");
        assertThat(function).isInstanceOfSatisfying(Chunk.Function.class, read -> {
            assertThat(read.decorators()).containsExactly(new ChunkExpression.Name("property"));
            assertThat(read.returns()).contains(incomplete);
            assertThat(read.parameters().get(0).annotation()).contains(incomplete);
            assertThat(read.parameters().get(0).defaultValue()).contains(new Constant(Expression.Constant.ELLIPSIS));
        });
        assertThat(kinds).hasSize(4).containsOnly("the expression type 'call'");
    }

    private static final String FUNCTION =
            "{\"type\":\"function\",\"id\":\"2\",\"name\":\"f\",\"doc\":\"{\\\"\",\"arguments\":{}}";

    @Test
    void where_no_symbol_leads_to_a_module_records_are_found_by_their_shape() throws IOException {
        Records records = read(new ElfBuilder()
                .record("PYO3_INTROSPECTION_1_1", FUNCTION)
                .text("{\"type\":\"module\",{\"key with spaces\":0}")
                .record("anonymous_1", MODULE)
                .record("anonymous_2", "{\"type\":\"module\",\"id\":\"8\",\"name\":\"l\",\"members\":[,\"2\"]}"));

        assertThat(records.carved()).isTrue();
        assertThat(records.chunks()).extracting(Chunk::name).containsExactly("f", "m", "l");
        assertThat(records.problems()).isEmpty();
        assertThat(records.unknownData()).isEmpty();
    }

    @Test
    void what_has_its_length_before_it_is_a_record_and_other_JSON_is_none() throws IOException {
        Records records = read(new ElfBuilder()
                .symbol("example", MODULE.replace("\"m\"", "\"example\"").getBytes(US_ASCII))
                .record("anonymous_1", MODULE)
                .record("anonymous_2", "{\"type\":\"alias\",\"of\":" + FUNCTION + "}")
                .record("anonymous_3", "{\"type\":\"function\",\"name\":\"g\",\"arguments\":null}"));

        assertThat(records.chunks()).extracting(Chunk::name).containsExactly("m");
        assertThat(records.unknownData()).singleElement().asString().startsWith("the record type 'alias' is unknown");
        assertThat(records.problems()).singleElement().asString().contains("function 'g'");
    }

    @Test
    void records_of_0_25_and_0_26_lie_back_to_back() throws IOException {
        Records records = read(new ElfBuilder()
                .symbol("texts", (MODULE + FUNCTION + "{\"type\":\"schema\",\"id\":\"7\"}").getBytes(US_ASCII))
                .symbol("log", ("{\"type\":\"log\",\"entry\":" + FUNCTION + "}").getBytes(US_ASCII)));

        assertThat(records.carved()).isTrue();
        assertThat(records.chunks()).extracting(Chunk::name).containsExactly("m", "f");
        assertThat(records.unknownData()).isEmpty();
    }

    @Test
    void symbols_that_lead_to_another_module_than_Python_loads_do_not_end_the_search() throws IOException {
        ElfBuilder library = new ElfBuilder()
                .record("PYO3_INTROSPECTION_1_1", MODULE.replace("\"m\"", "\"dependency\""))
                .record("anonymous", MODULE);
        Image image = ObjectFile.images(Bytes.of(library.bytes(), ByteOrder.LITTLE_ENDIAN))
                .get(0);

        assertThat(ChunkReader.read(image, List.of("m")).chunks())
                .extracting(Chunk::name)
                .containsExactly("dependency", "m");
        assertThat(ChunkReader.read(image, List.of("other")).chunks())
                .extracting(Chunk::name)
                .containsExactly("dependency");
    }

    static Stream<Arguments> lookalikes() {
        return Stream.of(
                arguments("objects without an end", "{\"a\":".repeat(2_000_000), true),
                arguments("nothing but beginnings", "{\"".repeat(4_000_000), true),
                arguments("ordinary JSON", "{\"type\":\"a\",\"b\":{\"c\":[1,2,3]}}".repeat(200_000), false),
                arguments("a document", "{\"a\":[" + "{\"type\":\"b\"},".repeat(50_000) + "0]}", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lookalikes")
    void what_looks_like_records_and_is_none_is_searched_for_a_time(String what, String text, boolean givenUp) {
        ElfBuilder library = new ElfBuilder().export("PyInit_m").text(text);

        assertWithin(
                Duration.ofSeconds(30),
                () -> assertThat(read(library)).satisfies(records -> {
                    assertThat(records.chunks()).isEmpty();
                    assertThat(records.givenUp()).isEqualTo(givenUp);
                }));
    }

    @Test
    void a_wrong_record_is_told_by_its_symbol_and_the_rest_stands() throws IOException {
        Records records = read(new ElfBuilder()
                .symbol("PYO3_INTROSPECTION_1_2", new byte[] {2, 0, 0, 0, '"', (byte) 0xff})
                .record("PYO3_INTROSPECTION_1_3", "{}")
                .record("PYO3_INTROSPECTION_1_4", MODULE));

        assertThat(records.chunks()).hasSize(1);
        assertThat(records.problems())
                .satisfiesExactly(
                        notUtf8 -> assertThat(notUtf8)
                                .startsWith("PYO3_INTROSPECTION_1_2: ")
                                .contains("UTF-8"),
                        noType -> assertThat(noType)
                                .startsWith("PYO3_INTROSPECTION_1_3: 'type' is missing.")
                                .contains("update pyo3stubs-maven-plugin"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 1 << 20})
    void a_record_past_the_end_of_the_file_shows_that_it_is_damaged(int length) {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array();
        ElfBuilder library =
                new ElfBuilder().record("PYO3_INTROSPECTION_1_1", MODULE).symbol("PYO3_INTROSPECTION_1_2", bytes);

        assertThatThrownBy(() -> read(library))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessageContaining("introspection record PYO3_INTROSPECTION_1_2");
    }

    private static Records read(ElfBuilder library) throws IOException {
        Bytes file = Bytes.of(library.bytes(), ByteOrder.LITTLE_ENDIAN);
        return ChunkReader.read(ObjectFile.images(file).get(0), List.of());
    }

    private static String annotation(String expression) {
        return "{\"type\":\"attribute\",\"name\":\"a\",\"annotation\":%s}".formatted(expression);
    }

    private static Chunk.Parameter parameter(String name, Kind kind) {
        return new Chunk.Parameter(name, kind, Optional.empty(), Optional.empty());
    }

    private static ChunkExpression setterOf(String parent) {
        return new ChunkExpression.Attribute(
                new ChunkExpression.Attribute(new ChunkExpression.Id(parent), "x"), "setter");
    }
}
