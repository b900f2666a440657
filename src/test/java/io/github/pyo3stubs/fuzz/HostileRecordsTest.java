package io.github.pyo3stubs.fuzz;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.ChunkReader;
import io.github.pyo3stubs.introspection.Linker;
import io.github.pyo3stubs.introspection.Records;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ObjectFormatException;
import io.github.pyo3stubs.object.PeBuilder;
import io.github.pyo3stubs.object.WasmBuilder;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.PythonVersion;
import io.github.pyo3stubs.syntax.StubPrinter;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that no compiler wrote, in files that are sound: they end in stubs or in a problem that is told. */
class HostileRecordsTest {

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

    static Stream<Arguments> records() {
        String deep = "{\"type\":\"attribute\",\"attr\":\"a\",\"value\":".repeat(100_000);
        String aMegabyte = "n".repeat(1 << 20);
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(
                        arguments(
                                container,
                                "nested 100,000 deep",
                                List.of(attribute("a", deep), module("1")),
                                "not valid JSON"),
                        arguments(
                                container,
                                "lists nested 100,000 deep",
                                List.of("{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":"
                                        + "[".repeat(100_000)),
                                "not valid JSON"),
                        arguments(
                                container,
                                "names of a megabyte",
                                List.of(function("2", aMegabyte), attribute(aMegabyte, "null"), module("1", "2")),
                                "def n"),
                        arguments(
                                container,
                                "a type of a megabyte",
                                List.of(attribute("a", "{\"type\":\"%s\"}".formatted(aMegabyte)), module("1")),
                                "the expression type 'nnn"),
                        arguments(
                                container,
                                "a module that has a million members",
                                List.of(IntStream.range(0, 1_000_000)
                                        .mapToObj(id -> "\"" + id + "\"")
                                        .collect(joining(
                                                ",",
                                                "{\"type\":\"module\",\"id\":\"m\",\"name\":\"m\",\"members\":[",
                                                "]}"))),
                                "8388608 is plenty"),
                        arguments(
                                container,
                                "modules that are each other's members",
                                List.of(module("1", "2"), module("2", "3"), module("3", "1", "2", "3")),
                                "from . import m as m"),
                        arguments(
                                container,
                                "classes that are each other's parents",
                                List.of(classDef("2", "3"), classDef("3", "2"), module("1", "2", "3")),
                                "class C")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("records")
    void records_that_no_compiler_wrote_end_in_stubs_or_in_a_problem(
            Container container, String what, List<String> records, String part) {
        byte[] file = container.file.apply(records);

        assertTimeoutPreemptively(SOON, () -> assertThat(answer(file)).contains(part));
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
                Records records = ChunkReader.read(image);
                told.append(records.problems()).append(records.unknownData());
                Linker linker = new Linker(records.chunks(), PythonVersion.OLDEST);
                linker.link("m").ifPresent(linked -> {
                    told.append(linked.warnings());
                    StubTree tree = StubBuilder.build(linked.module());
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
