// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another parser, Chicory's, reads the same in a module. */
class WasmOracleTest {

    private static final Path LIBRARIES = Path.of("src/test/resources/libraries");

    static Stream<Arguments> modules() throws IOException {
        Stream<Arguments> made = Stream.of(
                Arguments.of("nothing", new WasmBuilder().bytes()),
                Arguments.of("records", library(new WasmBuilder())),
                Arguments.of("position-independent", library(new WasmBuilder().positionIndependent("dylink.0"))));
        List<Arguments> real = new ArrayList<>();
        if (Files.exists(LIBRARIES)) {
            try (Stream<Path> tree = Files.walk(LIBRARIES)) {
                for (Path path :
                        tree.filter(file -> file.toString().endsWith(".wasm")).toList()) {
                    real.add(Arguments.of(LIBRARIES.relativize(path).toString(), Files.readAllBytes(path)));
                }
            }
        }
        return Stream.concat(made, real.stream());
    }

    private static byte[] library(WasmBuilder builder) {
        return builder.importFunction("env", "PyList_New")
                .importGlobal("GOT.mem", "PyExc_ValueError")
                .record("DATA_1", "first")
                .export("PyInit_native")
                .record("DATA_2", "second")
                .export("PyList_New", 0, 0)
                .export("PyExc_ValueError", 3, 0)
                .segment(WasmBuilder.constant(0x180000), "more")
                .passiveSegment("anywhere")
                .customSection("producers", (byte) 0)
                .bytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void exports_and_data_are_those_that_another_parser_reads(String name, byte[] module) throws IOException {
        WasmModule expected = Parser.parse(module);

        Image image = ObjectFile.images(Bytes.of(module, ByteOrder.BIG_ENDIAN)).get(0);

        assertThat(image.symbols(symbol -> true)).isEqualTo(symbols(expected));
        List<byte[]> constants = new ArrayList<>();
        for (Bytes each : image.constants()) {
            constants.add(each.copy(0, (int) each.length()));
        }
        DataSegment[] segments = expected.dataSection().dataSegments();
        assertThat(constants)
                .containsExactlyElementsOf(
                        Arrays.stream(segments).map(DataSegment::data).toList());
        for (DataSegment segment : segments) {
            if (segment instanceof ActiveDataSegment active && segment.data().length > 0) {
                Bytes bytes =
                        image.at(value(active.offsetInstructions(), expected).orElseThrow());
                assertThat(bytes.copy(0, (int) bytes.length())).isEqualTo(active.data());
            }
        }
    }

    private static List<Symbol> symbols(WasmModule module) {
        int functions = module.importSection().count(ExternalType.FUNCTION);
        int globals = module.importSection().count(ExternalType.GLOBAL);
        return IntStream.range(0, module.exportSection().exportCount())
                .mapToObj(module.exportSection()::getExport)
                .flatMap(export -> symbol(export, module, functions, globals).stream())
                .toList();
    }

    private static List<Symbol> symbol(Export export, WasmModule module, int functions, int globals) {
        String name = export.name().substring(0, Math.min(export.name().length(), 512));
        if (export.exportType() == ExternalType.FUNCTION && export.index() >= functions) {
            return List.of(new Symbol(name, -1));
        }
        if (export.exportType() != ExternalType.GLOBAL || export.index() < globals) {
            return List.of();
        }
        List<Instruction> value =
                module.globalSection().getGlobal(export.index() - globals).initInstructions();
        return value(value, module).stream()
                .mapToObj(address -> new Symbol(name, address))
                .toList();
    }

    /** Of a constant, or of a global that is where the data begins. */
    private static OptionalLong value(List<Instruction> expression, WasmModule module) {
        Instruction first = expression.get(0);
        if (first.opcode() == OpCode.I32_CONST) {
            return OptionalLong.of(first.operand(0) & 0xffff_ffffL);
        }
        List<String> globals = module.importSection().stream()
                .filter(GlobalImport.class::isInstance)
                .map(each -> each.name())
                .toList();
        return first.opcode() == OpCode.GLOBAL_GET
                        && globals.get((int) first.operand(0)).equals("__memory_base")
                ? OptionalLong.of(0)
                : OptionalLong.empty();
    }
}
