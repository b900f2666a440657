// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.PeBuilder;
import io.github.pyo3stubs.object.WasmBuilder;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that no compiler wrote, in files that are sound: they end in stubs or in a problem that is told. */
@Tag("hostile")
class HostileRecordsTest {

    private static final String A_MEGABYTE = "n".repeat(1_000_000);

    private static final Duration SOON = Duration.ofMinutes(1);

    /** A way to put records into a file of each format. */
    enum Container {
        ELF(records -> {
            ElfBuilder builder = new ElfBuilder().export("PyInit_m");
            records.forEach(record -> builder.record(symbol(records, record), record));
            return builder.bytes();
        }),
        MACH_O(records -> {
            MachOBuilder builder = new MachOBuilder().export("_PyInit_m");
            records.forEach(record -> builder.record("_" + symbol(records, record), record));
            return builder.bytes();
        }),
        PE(records -> {
            PeBuilder builder = new PeBuilder().export("PyInit_m");
            records.forEach(record -> builder.record(symbol(records, record), record));
            return builder.bytes();
        }),
        WASM(records -> {
            WasmBuilder builder = new WasmBuilder().export("PyInit_m");
            records.forEach(record -> builder.record(symbol(records, record), record));
            return builder.bytes();
        });

        private final Function<List<String>, byte[]> file;

        Container(Function<List<String>, byte[]> file) {
            this.file = file;
        }

        private static String symbol(List<String> records, String record) {
            return "PYO3_INTROSPECTION_1_" + (100_000 + records.indexOf(record));
        }
    }

    /** What the records are, and a part of the answer. They are made when they are wanted, as they take room. */
    enum Hostility {
        NESTED_EXPRESSIONS("not valid JSON") {
            @Override
            List<String> records() {
                String deep = "{\"a\":".repeat(100_000);
                return List.of(attribute("a", deep), module("1"));
            }
        },
        NESTED_LISTS("not valid JSON") {
            @Override
            List<String> records() {
                return List.of("{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":" + "[".repeat(100_000));
            }
        },
        NAMES_OF_A_MEGABYTE("def n") {
            @Override
            List<String> records() {
                return List.of(function("2", A_MEGABYTE), attribute(A_MEGABYTE, "null"), module("1", "2"));
            }
        },
        A_TYPE_OF_A_MEGABYTE("the expression type 'nnn") {
            @Override
            List<String> records() {
                return List.of(attribute("a", "{\"type\":\"%s\"}".formatted(A_MEGABYTE)), module("1"));
            }
        },
        A_MILLION_MEMBERS("more than the limit of 1048576") {
            @Override
            List<String> records() {
                return List.of(IntStream.range(0, 1_000_000)
                        .mapToObj(id -> "\"" + id + "\"")
                        .collect(joining(",", "{\"type\":\"module\",\"id\":\"m\",\"name\":\"m\",\"members\":[", "]}")));
            }
        },
        AS_MANY_OBJECTS_AS_A_RECORD_MAY_HAVE("[][]") {
            @Override
            List<String> records() {
                return List.of("{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[],\"x\":["
                        + "{},".repeat(340_000)
                        + "0]}");
            }
        },
        AS_MANY_LINES_AS_DOCUMENTATION_MAY_HAVE("def f6()") {
            @Override
            List<String> records() {
                String documentation = "a\\n".repeat(340_000);
                List<String> records = new ArrayList<>(List.of(module("m", "0", "1", "2", "3", "4", "5", "6")));
                for (int id = 0; id < 7; id++) {
                    records.add(function("" + id, "f" + id)
                            .replace("\"arguments\"", "\"doc\":\"" + documentation + "\",\"arguments\""));
                }
                return records;
            }
        },
        MODULES_IN_CYCLES("from . import m as m") {
            @Override
            List<String> records() {
                return List.of(module("1", "2"), module("2", "3"), module("3", "1", "2", "3"));
            }
        },
        CLASSES_IN_CYCLES("class C") {
            @Override
            List<String> records() {
                return List.of(classDef("2", "3"), classDef("3", "2"), module("1", "2", "3"));
            }
        };

        private final String answer;

        Hostility(String answer) {
            this.answer = answer;
        }

        abstract List<String> records();
    }

    static Stream<Arguments> records() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Hostility.values()).map(hostility -> arguments(container, hostility)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("records")
    void records_that_no_compiler_wrote_end_in_stubs_or_in_a_problem(Container container, Hostility hostility) {
        byte[] file = container.file.apply(hostility.records());

        assertWithin(SOON, () -> assertThat(answer(file)).contains(hostility.answer));
    }

    @ParameterizedTest
    @EnumSource
    void records_that_change_places_give_the_same_stubs(Container container) {
        List<String> records = new ArrayList<>(List.of(function("2", "f"), classDef("3", "1"), module("1", "2", "3")));
        String stubs = answer(container.file.apply(records));

        Collections.reverse(records);

        assertThat(answer(container.file.apply(records))).isEqualTo(stubs).contains("def f()", "class C");
    }

    /** The stubs of all modules, and what was told besides; or the message of the documented exception. */
    private static String answer(byte[] file) {
        StringBuilder told = new StringBuilder();
        try {
            for (Image image : ObjectFile.images(Bytes.of(file, ByteOrder.LITTLE_ENDIAN))) {
                Records records = ChunkReader.read(image, List.of());
                told.append(records.problems()).append(records.unknownData());
                Linker linker = new Linker(records.chunks(), PythonVersion.OLDEST);
                linker.link("m", Optional.empty()).ifPresent(linked -> {
                    told.append(linked.warnings());
                    StubTree tree = StubBuilder.build(linked.module(), PythonVersion.OLDEST);
                    tree.files().values().forEach(stub -> told.append(StubPrinter.print(stub, tree)));
                });
            }
            return told.toString();
        } catch (ObjectFormatException documented) {
            return documented.getMessage();
        } catch (IOException other) {
            throw new AssertionError("nothing is read from a disk here", other);
        }
    }

    private static String module(String id, String... members) {
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"m\",\"members\":[%s]}"
                .formatted(
                        id,
                        Stream.of(members).map(member -> "\"" + member + "\"").collect(joining(",")));
    }

    private static String classDef(String id, String parent) {
        return "{\"type\":\"class\",\"id\":\"%s\",\"name\":\"C\",\"parent\":\"%s\"}".formatted(id, parent);
    }

    private static String function(String id, String name) {
        return "{\"type\":\"function\",\"id\":\"%s\",\"name\":\"%s\",\"arguments\":{}}".formatted(id, name);
    }

    private static String attribute(String name, String annotation) {
        return "{\"type\":\"attribute\",\"name\":\"%s\",\"parent\":\"1\",\"annotation\":%s}"
                .formatted(name, annotation);
    }
}
