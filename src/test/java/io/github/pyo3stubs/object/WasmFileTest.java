// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WasmFileTest {

    private static final int I32 = 0x7f;

    @Test
    void symbols_are_exported_globals_that_hold_the_addresses_of_data() throws IOException {
        Image image = image(new WasmBuilder()
                .importFunction("env", "PyList_New")
                .importGlobal("env", "PyExc_ValueError")
                .record("DATA_1", "first")
                .export("PyInit_native")
                .record("DATA_2", "zweite ü"));

        List<Symbol> symbols = image.symbols(name -> name.startsWith("DATA_"));

        assertThat(symbols).extracting(Symbol::name).containsExactly("DATA_1", "DATA_2");
        assertThat(record(image, symbols.get(0))).isEqualTo("first");
        assertThat(record(image, symbols.get(1))).isEqualTo("zweite ü");
        assertThat(image.namesItsData()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dylink.0", "dylink"})
    void addresses_of_a_position_independent_module_count_from_the_beginning_of_its_data(String section)
            throws IOException {
        Image image = image(new WasmBuilder()
                .importGlobal("env", "__table_base")
                .positionIndependent(section)
                .record("DATA_1", "first")
                .record("DATA_2", "second"));

        List<Symbol> symbols = image.symbols(name -> true);

        assertThat(symbols).extracting(Symbol::address).containsExactly(0L, 12L);
        assertThat(record(image, symbols.get(1))).isEqualTo("second");
        assertThat(image.namesItsData()).isFalse();
    }

    @Test
    void a_function_has_a_name_and_no_data() throws IOException {
        Image image = image(new WasmBuilder().text("data").export("PyInit_native"));

        List<Symbol> symbols = image.symbols(name -> true);

        assertThat(symbols).extracting(Symbol::name).containsExactly("PyInit_native");
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image.at(symbols.get(0).address()));
    }

    @Test
    void what_the_module_only_hands_on_or_what_is_no_address_is_no_symbol() throws IOException {
        Image image = image(new WasmBuilder()
                .importFunction("env", "PyList_New")
                .importGlobal("env", "PyExc_ValueError")
                .export("function handed on", 0, 0)
                .export("table", 1, 0)
                .export("memory", 2, 0)
                .export("global handed on", 3, 0)
                .export("tag", 4, 0));

        assertThat(image.symbols(name -> true)).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "41 2a 0b, 42",
        "41 cc 80 c0 00 0b, 0x10004c",
        "41 80 80 80 80 00 0b, 0",
        "41 7f 0b, 0xffffffff",
        "41 ff ff ff ff 7f 0b, 0xffffffff",
        "41 80 80 80 80 78 0b, 0x80000000",
        "23 01 0b, 0",
        "23 01 41 10 6a 0b, 16",
        "41 08 41 22 6a 0b, 42",
        "41 0a 41 04 6b 0b, 6",
        "41 04 41 0a 6b 0b, 0xfffffffa",
        "41 06 41 07 6c 0b, 42",
        "41 7f 41 01 6a 0b, 0",
        "41 02 41 03 41 04 6c 6a 0b, 14"
    })
    void an_address_may_be_calculated(String expression, String address) throws IOException {
        assertThat(addresses(expression)).containsExactly(Long.decode(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23 00 0b",
                "23 00 41 10 6a 0b",
                "42 80 80 80 80 80 80 80 80 80 7f 0b",
                "42 01 42 02 7c 0b",
                "42 01 42 02 7d 0b",
                "42 01 42 02 7e 0b",
                "43 00 00 80 3f 0b",
                "44 00 00 00 00 00 00 f0 3f 0b",
                "d0 70 0b",
                "d2 00 0b",
                "fd 0c 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 0b"
            })
    void a_value_that_is_no_address_or_that_only_the_loader_knows_is_no_symbol(String expression) throws IOException {
        assertThat(addresses(expression)).isEmpty();
    }

    private static List<Long> addresses(String expression) throws IOException {
        byte[] value = HexFormat.ofDelimiter(" ").parseHex(expression);
        WasmBuilder module = new WasmBuilder()
                .importGlobal("env", "__table_base")
                .importGlobal("env", "__memory_base")
                .global("value", I32, value);
        return image(module).symbols(name -> true).stream().map(Symbol::address).toList();
    }

    @Test
    void a_global_may_refer_to_those_before_it() throws IOException {
        Image image = image(new WasmBuilder()
                .importGlobal("GOT.mem", "errno")
                .global("a", I32, WasmBuilder.constant(-64))
                .global("b", I32, HexFormat.of().parseHex("230141206a0b")));

        assertThat(image.symbols(name -> true)).extracting(Symbol::address).containsExactly(0xffffffc0L, 0xffffffe0L);
    }

    @Test
    void an_overlong_name_is_cut() throws IOException {
        assertThat(image(new WasmBuilder().export("x".repeat(2000))).symbols(name -> true))
                .extracting(Symbol::name)
                .containsExactly("x".repeat(512));
    }

    @Test
    void bytes_are_given_to_the_end_of_their_segment_and_only_for_addresses_that_the_file_fills() throws IOException {
        Image image = image(new WasmBuilder()
                .text("data")
                .segment(WasmBuilder.constant(0x100010), "more")
                .segment(WasmBuilder.constant(0x100020), "")
                .segment(WasmBuilder.constant(-2), "at the end")
                .segmentOfMemory(1, WasmBuilder.constant(0x100030), "elsewhere")
                .passiveSegment("anywhere"));

        assertThat(text(image.at(0x100000))).isEqualTo("data");
        assertThat(text(image.at(0x100003))).isEqualTo("a");
        assertThat(text(image.at(0x100011))).isEqualTo("ore");
        assertThat(text(image.at(0xfffffffeL))).isEqualTo("at the end");
        for (long outside : new long[] {0, 0xfffff, 0x100004, 0x10000f, 0x100014, 0x100020, 0x100030, -1, -2}) {
            assertThatExceptionOfType(ObjectFormatException.class)
                    .isThrownBy(() -> image.at(outside))
                    .withMessageContaining("no data segment contains address 0x%x", outside);
        }
    }

    @Test
    void constants_are_all_data_whether_it_has_an_address_or_not() throws IOException {
        Image image = image(new WasmBuilder()
                .text("data")
                .segment(HexFormat.of().parseHex("23000b"), "data of an address unknown")
                .importGlobal("env", "somewhere")
                .passiveSegment("passive data")
                .customSection("producers", ascii("no data")));

        assertThat(image.constants())
                .extracting(WasmFileTest::text)
                .containsExactly("data", "data of an address unknown", "passive data");
        assertThat(image.contains(ascii("passive"))).isTrue();
        assertThat(image.namesItsData()).isFalse();
        assertThat(image.contains(ascii("no data"))).isFalse();
    }

    @Test
    void a_pointer_is_what_stands_in_the_file() throws IOException {
        Image image = image(new WasmBuilder().symbol("pointer", new byte[] {42, 0, 16, (byte) 0x80}));

        assertThat(image.pointerSize()).isEqualTo(4);
        assertThat(image.pointer(image.symbols(name -> true).get(0).address())).isEqualTo(0x8010002aL);
    }

    @Test
    void a_module_without_any_section_has_nothing() throws IOException {
        Image image = image(HexFormat.of().parseHex("0061736d01000000"));

        assertThat(image.symbols(name -> true)).isEmpty();
        assertThat(image.constants()).isEmpty();
        assertThat(image.os()).isEqualTo(OperatingSystem.UNKNOWN);
        assertThat(image.cpu()).isEqualTo(Cpu.WASM_32);
        assertThat(image.musl()).isFalse();
    }

    @ParameterizedTest(name = "{0}.{1}: {2}")
    @CsvSource({
        "wasi_snapshot_preview1, fd_write, WASI",
        "wasi_unstable, fd_write, WASI",
        "env, PyList_New, UNKNOWN",
        "env, emscripten_notify_memory_growth, EMSCRIPTEN",
        "env, _emscripten_throw_longjmp, EMSCRIPTEN",
        "other, emscripten_resize_heap, UNKNOWN"
    })
    void the_system_is_told_by_what_is_imported(String module, String function, OperatingSystem os) throws IOException {
        assertThat(image(new WasmBuilder().importFunction(module, function)).os())
                .isEqualTo(os);
    }

    @Test
    void emscriptens_run_time_counts_more_than_the_interface_of_wasi_that_it_uses() throws IOException {
        assertThat(image(new WasmBuilder()
                                .importFunction("wasi_snapshot_preview1", "fd_write")
                                .importFunction("env", "emscripten_resize_heap"))
                        .os())
                .isEqualTo(OperatingSystem.EMSCRIPTEN);
    }

    @Test
    void a_position_independent_module_is_emscriptens_unless_it_calls_wasi() throws IOException {
        assertThat(image(new WasmBuilder().positionIndependent("dylink.0")).os())
                .isEqualTo(OperatingSystem.EMSCRIPTEN);
        assertThat(image(new WasmBuilder()
                                .positionIndependent("dylink.0")
                                .importFunction("wasi_snapshot_preview1", "fd_write"))
                        .os())
                .isEqualTo(OperatingSystem.WASI);
    }

    @Test
    void imports_of_all_kinds_are_passed_over() throws IOException {
        Image image = image(new WasmBuilder()
                .importOther("env", "table", 1, 0x70, 0, 1)
                .importOther("env", "table of one type", 1, 0x63, 0x00, 1, 1, 0x80, 0x01)
                .importOther("env", "table of 64 bits", 1, 0x70, 4, 1)
                .importOther("env", "memory", 2, 0, 1)
                .importOther("env", "shared memory", 2, 3, 1, 0x80, 0x80, 0x04)
                .importOther("env", "tag", 4, 0, 0)
                .importGlobal("env", "global")
                .record("DATA", "record"));

        assertThat(record(image, image.symbols(name -> true).get(0))).isEqualTo("record");
    }

    @Test
    void an_imported_memory_of_64_bits_is_refused_too() {
        assertThatExceptionOfType(ObjectFormatException.class)
                .isThrownBy(() -> image(new WasmBuilder().importOther("env", "memory", 2, 4, 1)))
                .withMessage("it is a WebAssembly module with 64-bit addresses. Build the library for a target that "
                        + "has Python: wasm32-wasip1 or wasm32-unknown-emscripten.");
    }

    @Test
    void sections_of_later_proposals_are_passed_over() throws IOException {
        byte[] module = HexFormat.of().parseHex("0061736d01000000" + "0e020000" + "7f0100");

        assertThat(image(module).symbols(name -> true)).isEmpty();
    }

    private static String record(Image image, Symbol symbol) throws IOException {
        Bytes bytes = image.at(symbol.address());
        return Texts.utf8(bytes, 4, bytes.u32AsCount(0, 100));
    }

    private static String text(Bytes bytes) {
        try {
            return Texts.utf8(bytes, 0, (int) bytes.length());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Image image(WasmBuilder module) throws IOException {
        return image(module.bytes());
    }

    private static Image image(byte[] module) throws IOException {
        List<Image> images = ObjectFile.images(Bytes.of(module, ByteOrder.BIG_ENDIAN));
        assertThat(images).hasSize(1).hasOnlyElementsOfType(WasmFile.class);
        return images.get(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
