// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a module, the answer is the documented exception, at once and without much memory. */
@Tag("hostile")
class MalformedWasmFileTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final String PREAMBLE = "0061736d 01000000 ";

    @Test
    void a_file_that_is_cut_short_is_refused_or_read_aright() {
        byte[] module = module();
        String whole = readAll(module);

        // What is last in the file is data, so no beginning of it gives all.
        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, module.length)
                        .forEach(length -> assertThat(readAll(Arrays.copyOf(module, length)))
                                .as("%d of %d bytes", length, module.length)
                                .isNotEqualTo(whole)));
    }

    @Test
    void a_changed_byte_gives_an_answer_or_the_documented_exception() {
        byte[] module = module();

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, module.length)
                        .forEach(offset -> IntStream.range(0, 256).forEach(value -> {
                            byte[] changed = module.clone();
                            changed[offset] = (byte) value;
                            readAll(changed);
                        })));
    }

    @Test
    void several_changed_bytes_give_an_answer_or_the_documented_exception() {
        byte[] module = module();
        Random random = new Random(0);

        assertWithin(
                AT_ONCE,
                () -> IntStream.range(0, 20_000).forEach(round -> {
                    byte[] changed = module.clone();
                    for (int i = 0; i < 8; i++) {
                        changed[random.nextInt(module.length)] = (byte) random.nextInt();
                    }
                    readAll(changed);
                }));
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("the magic alone", "0061736d", "malformed preamble at offset 0x0: 8 bytes from"),
                Arguments.of("an id alone", PREAMBLE + "01", "malformed file at offset 0x9: 1 byte from there"),
                Arguments.of(
                        "a section of a byte more",
                        PREAMBLE + "010200",
                        "malformed file at offset 0xa: 2 bytes from there"),
                Arguments.of("a section of 4 GiB", PREAMBLE + "01ffffffff0f", "4294967295 bytes from there"),
                Arguments.of("a size of 33 bits", PREAMBLE + "01ffffffff1f", "an integer of more than 32 bits"),
                Arguments.of(
                        "a size of 6 bytes", PREAMBLE + "01808080808000", "an integer with more bytes than 32 bits"),
                Arguments.of("a custom section without name", PREAMBLE + "0000", "malformed custom section"),
                Arguments.of("a name of a byte more", PREAMBLE + "00020261", "malformed custom section"),
                Arguments.of(
                        "two data sections",
                        PREAMBLE + "0b0100 0b0100",
                        "malformed data section at offset 0xd: the section occurs twice"),
                Arguments.of("an empty section", PREAMBLE + "0200", "malformed import section at offset 0xa: 1 byte"),
                section("a missing import", 2, "01", "malformed import section"),
                section("2^32-1 imports", 2, "ffffffff0f", "a count of 4294967295, more than the limit of 1000000"),
                section("an import of another kind", 2, "01 0000 05", "an import of unknown kind 5"),
                section("limits of another kind", 2, "01 0000 02 08", "limits with unknown flags 0x08"),
                section("101 memories", 5, "65", "a count of 101, more than the limit of 100"),
                section("a missing memory", 5, "01", "malformed memory section"),
                section("2^32-1 globals", 6, "ffffffff0f", "a count of 4294967295, more than the limit of 1000000"),
                section("a global without value", 6, "01 7f00 0b", "a constant expression with a missing operand"),
                section("a global of two values", 6, "01 7f00 4100 4101 0b", "a constant expression with several"),
                section("a sum of one", 6, "01 7f00 4100 6a 0b", "a constant expression with a missing operand"),
                section("a value without end", 6, "01 7f00 4100", "malformed global section"),
                section("a number of 33 bits", 6, "01 7f00 41ffffffff0f 0b", "an integer of more than 32 bits"),
                section("a number of 6 bytes", 6, "01 7f00 41808080808000 0b", "an integer with more bytes than 32"),
                section("an i64 of 11 bytes", 6, "01 7e00 428080808080808080808000 0b", "more bytes than 64 bits"),
                section("a call", 6, "01 7f00 1000 0b", "instruction 0x10 in a constant expression"),
                section("a vector's sum", 6, "01 7b00 fdae01 0b", "instruction 0xfd 0xae in a constant"),
                section(
                        "a global's own value",
                        6,
                        "01 7f00 2300 0b",
                        "global 0 in a constant expression, but only 0 are"),
                section("a global to come", 6, "02 7f00 2301 0b 7f00 4100 0b", "global 1 in a constant expression"),
                section("65 operands", 6, "01 7f00" + "4100".repeat(65) + "0b", "with more than 64 operands"),
                section("a missing export", 7, "01", "malformed export section"),
                section("2^32-1 exports", 7, "ffffffff0f", "a count of 4294967295, more than the limit of 1000000"),
                section("an export of no global", 7, "01 0161 0300", "an export of global 0, but only 0 are defined"),
                section("100001 data segments", 11, "a18d06", "a count of 100001, more than the limit of 100000"),
                section("a data segment of another kind", 11, "01 03", "a data segment of unknown kind 3"),
                section("a data segment at a global", 11, "01 00 23000b 00", "global 0 in a constant expression"),
                section("a data segment of a byte more", 11, "01 01 02 61", "malformed data section"));
    }

    /** A module of one section, of less than 16 kB. */
    private static Arguments section(String name, int id, String contents, String message) {
        String hex = contents.replace(" ", "");
        int size = hex.length() / 2;
        return Arguments.of(
                name, PREAMBLE + "%02x%02x%02x".formatted(id, size & 0x7f | 0x80, size >> 7) + hex, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void contradictions_are_named(String name, String module, String message) {
        byte[] bytes = HexFormat.of().parseHex(module.replace(" ", ""));

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(bytes).symbols(symbol -> true))
                        .withMessageContaining(message)
                        .withMessageStartingWith("malformed ")
                        .withMessageEndingWith("The file is damaged or cut short: build it again."));
    }

    @Test
    void more_wanted_symbols_than_any_library_has_are_refused() {
        WasmBuilder module = new WasmBuilder();
        IntStream.rangeClosed(0, 100_000).forEach(i -> module.export("f"));

        assertWithin(
                AT_ONCE,
                () -> assertThatExceptionOfType(ObjectFormatException.class)
                        .isThrownBy(() -> image(module.bytes()).symbols(name -> true))
                        .withMessageContaining("more than 100000 symbols like f"));
    }

    @Test
    void as_many_data_segments_and_symbols_as_may_be_are_read_at_once() throws IOException {
        WasmBuilder builder = new WasmBuilder();
        IntStream.range(1, 100_000).forEach(i -> {
            byte[] address = WasmBuilder.constant(0x100000 + i);
            builder.segment(address, "x").global("DATA", 0x7f, address);
        });
        Image image = image(builder.bytes());

        assertWithin(AT_ONCE, () -> {
            for (Symbol symbol : image.symbols(name -> true)) {
                assertThat(image.at(symbol.address()).length()).isEqualTo(1);
            }
        });
        assertThat(image.symbols(name -> true)).hasSize(99_999);
    }

    /** Everything that an image tells, or the message of the documented exception. */
    private static String readAll(byte[] file) {
        try {
            Image image = image(file);
            StringBuilder told = new StringBuilder();
            told.append(image.os()).append(image.namesItsData());
            for (Symbol symbol : image.symbols(name -> !name.startsWith("PyInit_"))) {
                Bytes bytes = image.at(symbol.address());
                told.append(symbol.name()).append(Texts.utf8(bytes, 4, bytes.u32AsCount(0, 1000)));
                told.append(image.pointer(symbol.address()));
            }
            for (Bytes constants : image.constants()) {
                told.append(constants.length());
            }
            return told.append(image.contains("text".getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (ObjectFormatException documented) {
            assertThat(documented).hasMessageMatching("(malformed|it is) .*\\.");
            return documented.getMessage();
        } catch (IOException other) {
            return fail(other);
        }
    }

    private static Image image(byte[] file) throws IOException {
        return ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN)).get(0);
    }

    private static byte[] module() {
        return new WasmBuilder()
                .importFunction("env", "PyList_New")
                .importFunction("wasi_snapshot_preview1", "fd_write")
                .importOther("env", "table", 1, 0x70, 0, 1)
                .positionIndependent("dylink.0")
                .record("DATA_1", "first")
                .record("DATA_2", "second")
                .export("PyInit_native")
                .text("some text")
                .passiveSegment("written")
                .bytes();
    }
}
