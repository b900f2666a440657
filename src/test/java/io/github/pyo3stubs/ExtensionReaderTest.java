// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.UnusableFileException;
import io.github.pyo3stubs.library.wheel.Wheel;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.MachOBuilder;
import io.github.pyo3stubs.object.WasmBuilder;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExtensionReaderTest {

    /** As rustc lays out the read-only text of every library made with PyO3. */
    private static final String PYO3_TEXT = "arguments\0pyo3_runtime.PanicException\0panicked at";

    @TempDir
    private Path directory;

    @Test
    void an_extension_has_the_name_that_the_project_states_and_the_platform_of_its_directory() throws IOException {
        Path path = write(library("_native"));
        LibraryFile library =
                new LibraryFile(path, Optional.of("geodesy._native"), Optional.of(Platforms.of("freebsd-x86_64")));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST).read(library);

        assertThat(reading.absence()).isEmpty();
        assertThat(warnings(reading)).isEmpty();
        assertThat(reading.bytesRead()).isBetween(1L, Files.size(path));
        assertThat(reading.extensions()).singleElement().satisfies(extension -> {
            assertThat(extension.library()).isEqualTo(library);
            assertThat(extension.platform()).isEqualTo(Platforms.of("freebsd-x86_64"));
            assertThat(extension.module().name()).isEqualTo("geodesy._native");
        });
    }

    @Test
    void without_a_directory_that_tells_the_platform_is_the_headers() throws IOException {
        assertThat(read(library("m").needed("libc.so.6").machine(183), null).extensions())
                .extracting(Extension::platform)
                .containsExactly(Platforms.of("linux-aarch_64"));
    }

    @Test
    void a_webassembly_module_is_read_as_any_library() throws IOException {
        new WasmBuilder()
                .importFunction("wasi_snapshot_preview1", "fd_write")
                .export("PyInit_m")
                .record("PYO3_INTROSPECTION_1_1", module("1", "m"))
                .write(file());

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(file(), Optional.empty(), Optional.empty()));

        assertThat(reading.extensions()).singleElement().satisfies(extension -> {
            assertThat(extension.module().name()).isEqualTo("m");
            assertThat(extension.platform()).isEqualTo(Platforms.of("wasi-wasm_32"));
        });
    }

    @Test
    void a_fat_library_holds_an_extension_for_each_processor() throws IOException {
        MachOBuilder library =
                new MachOBuilder().export("_PyInit_m").record("_PYO3_INTROSPECTION_1_1", module("1", "m"));
        Path path = universal(library, library);

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(path, Optional.empty(), Optional.empty()));

        assertThat(warnings(reading)).isEmpty();
        assertThat(reading.extensions())
                .extracting(Extension::platform, extension -> extension.module().name())
                .containsExactly(tuple(Platforms.of("osx-x86_64"), "m"), tuple(Platforms.of("osx-aarch_64"), "m"));
    }

    @Test
    void a_half_of_a_universal_library_that_is_not_described_is_told_of() throws IOException {
        Path library = universal(
                new MachOBuilder().export("_PyInit_m").text(PYO3_TEXT),
                new MachOBuilder().export("_PyInit_m").record("_PYO3_INTROSPECTION_1_1", module("1", "m")));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.empty(), Optional.empty()));

        assertThat(reading.extensions()).extracting(Extension::platform).containsExactly(Platforms.of("osx-aarch_64"));
        assertThat(warnings(reading))
                .singleElement()
                .asString()
                .startsWith(library + " (Mach-O, osx-x86_64): PyO3 left no description of the module 'm'");
    }

    @Test
    void a_half_with_records_of_the_future_leaves_nothing_of_a_universal_library() throws IOException {
        Path library = universal(
                new MachOBuilder().export("_PyInit_m").record("_PYO3_INTROSPECTION_9_1", "{}"),
                new MachOBuilder().export("_PyInit_m").record("_PYO3_INTROSPECTION_1_1", module("1", "m")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ExtensionReader(PythonVersion.OLDEST)
                        .read(new LibraryFile(library, Optional.empty(), Optional.empty())))
                .withMessageStartingWith(
                        library + " (Mach-O, osx-x86_64): it holds introspection records of version '9'");
    }

    private Path universal(MachOBuilder intel, MachOBuilder apple) throws IOException {
        byte[] file = MachOBuilder.fat(
                0xcafebabe,
                intel.cputype(0x01000007).bytes(),
                apple.cputype(0x0100000c).bytes());
        return Files.write(directory.resolve("libm.dylib"), file);
    }

    /** What the wheel's name says of the platform, what its library needs, and what the library is for then. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "manylinux_2_17_x86_64.manylinux2014_x86_64, libc.so.6, linux-x86_64",
        "musllinux_1_2_x86_64, '', linux-x86_64-musl",
        "manylinux_2_17_x86_64.musllinux_1_2_x86_64, '', linux-x86_64 linux-x86_64-musl",
        "linux_x86_64, libc.so.6, linux-x86_64",
        "linux_x86_64, libc.musl-x86_64.so.1, linux-x86_64-musl",
        "any, '', linux-x86_64",
        "manylinux_2_17_aarch64, '', linux-x86_64",
        "manylinux_2_17_aarch64.manylinux_2_17_x86_64, '', linux-x86_64",
        "macosx_11_0_universal2, '', linux-x86_64",
    })
    void an_image_in_a_wheel_is_for_the_platforms_that_fit_it(String tag, String needed, String platforms)
            throws Exception {
        ElfBuilder library = library("_native");
        if (!needed.isEmpty()) {
            library.needed(needed);
        }
        Path wheel = new WheelBuilder()
                .library("geodesy/_native.abi3.so", library)
                .write(directory.resolve("geodesy-1.0-cp39-abi3-" + tag + ".whl"));
        LibraryFile file = Wheel.at(wheel).libraries(Optional.empty()).get(0);

        Reading reading = new ExtensionReader(PythonVersion.OLDEST).read(file);

        assertThat(reading.extensions())
                .extracting(extension -> extension.platform().classifier() + " "
                        + extension.module().name())
                .containsExactlyElementsOf(Stream.of(platforms.split(" "))
                        .map(platform -> platform + " geodesy._native")
                        .toList());
        assertThat(reading.bytesRead()).isEqualTo(library.bytes().length);
    }

    @Test
    void a_wheel_that_is_named_for_another_processor_is_told() throws Exception {
        Path wheel = new WheelBuilder()
                .library("geo/_native.so", library("_native"))
                .write(directory.resolve("geo-1.0-cp39-abi3-manylinux_2_17_aarch64.whl"));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(Wheel.at(wheel).libraries(Optional.empty()).get(0));

        assertThat(warnings(reading))
                .containsExactly(wheel + "!/geo/_native.so: it is for linux-x86_64, and the wheel's name says"
                        + " linux-aarch_64, where Python cannot load it. Build the wheel again, for the platform that"
                        + " its library is built for.");
    }

    @Test
    void a_library_may_have_an_image_more_than_its_wheel_is_named_for() throws Exception {
        MachOBuilder library =
                new MachOBuilder().export("_PyInit_m").record("_PYO3_INTROSPECTION_1_1", module("1", "m"));
        byte[] intel = library.cputype(0x01000007).bytes();
        byte[] apple = library.cputype(0x0100000c).bytes();
        Path wheel = new WheelBuilder()
                .file("m.so", MachOBuilder.fat(0xcafebabe, intel, apple))
                .write(directory.resolve("m-1.0-cp39-abi3-macosx_11_0_arm64.whl"));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(Wheel.at(wheel).libraries(Optional.empty()).get(0));

        assertThat(reading.extensions()).hasSize(2);
        assertThat(warnings(reading)).isEmpty();
    }

    @Test
    void a_wheel_that_is_named_for_two_processors_and_has_one_half_is_told() throws Exception {
        byte[] library = new MachOBuilder()
                .export("_PyInit_m")
                .record("_PYO3_INTROSPECTION_1_1", module("1", "m"))
                .cputype(0x01000007)
                .bytes();
        Path wheel = new WheelBuilder()
                .file("m.so", library)
                .write(directory.resolve("m-1.0-cp39-abi3-macosx_11_0_universal2.whl"));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(Wheel.at(wheel).libraries(Optional.empty()).get(0));

        assertThat(warnings(reading))
                .containsExactly(
                        wheel + "!/m.so: it is for osx-x86_64 only, and the wheel's name says osx-aarch_64 too,"
                                + " where Python cannot load it. Build the wheel again, with a library for all the platforms of"
                                + " its name.");
    }

    @Test
    void of_a_universal_library_in_a_wheel_a_half_without_a_description_is_not_missing() throws Exception {
        byte[] described = new MachOBuilder()
                .export("_PyInit_m")
                .record("_PYO3_INTROSPECTION_1_1", module("1", "m"))
                .cputype(0x01000007)
                .bytes();
        byte[] other = new MachOBuilder()
                .export("_PyInit_m")
                .text(PYO3_TEXT)
                .cputype(0x0100000c)
                .bytes();
        Path wheel = new WheelBuilder()
                .file("m.so", MachOBuilder.fat(0xcafebabe, described, other))
                .write(directory.resolve("m-1.0-cp39-abi3-macosx_11_0_universal2.whl"));

        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(Wheel.at(wheel).libraries(Optional.empty()).get(0));

        assertThat(warnings(reading))
                .singleElement()
                .asString()
                .contains("osx-aarch_64): PyO3 left no description of the module 'm'");
    }

    @Test
    void libraries_of_several_platforms_have_their_doubts_about_a_module_in_common() throws Exception {
        List<List<Remark>> remarks = new ArrayList<>();
        for (String name : List.of("a.so", "b.so")) {
            Path file = directory.resolve(name);
            library("m")
                    .record("PYO3_INTROSPECTION_1_f", """
                            {"type":"attribute","parent":"0","name":"a","annotation":"u32"}""")
                    .record("PYO3_INTROSPECTION_1_x", "{")
                    .write(file);
            remarks.add(new ExtensionReader(PythonVersion.OLDEST)
                    .read(new LibraryFile(file, Optional.empty(), Optional.empty()))
                    .remarks());
        }

        assertThat(remarks).allSatisfy(ofLibrary -> assertThat(ofLibrary).hasSize(2));
        assertThat(remarks.get(0).get(0).topic())
                .contains("PYO3_INTROSPECTION_1_x")
                .isNotEqualTo(remarks.get(1).get(0).topic());
        assertThat(remarks.get(0).get(1).topic())
                .startsWith("m: m.a has the annotation \"u32\"")
                .isEqualTo(remarks.get(1).get(1).topic());
        assertThat(remarks.get(0).get(1).message()).asString().startsWith(directory.resolve("a.so") + " (ELF, ");
    }

    /** What the remarks say. */
    private static List<String> warnings(Reading reading) {
        return reading.remarks().stream()
                .map(remark -> remark.message().toString())
                .toList();
    }

    @Test
    void messages_of_a_library_in_a_wheel_name_both() throws Exception {
        Path wheel = new WheelBuilder()
                .library("geo/_core.so", library("_native"))
                .file("geo/_text.so", "Hello.")
                .file("geo/_torn.so", "\177ELF")
                .write(directory.resolve("geo-1.0-cp39-abi3-linux_x86_64.whl"));
        List<LibraryFile> files = Wheel.at(wheel).libraries(Optional.empty());

        assertThat(new ExtensionReader(PythonVersion.OLDEST).read(files.get(0)).absence())
                .get()
                .asString()
                .startsWith(
                        wheel + "!/geo/_core.so (ELF, linux-x86_64): it describes no module '_core', but '_native'.");
        assertThat(new ExtensionReader(PythonVersion.OLDEST).read(files.get(1)).absence())
                .get()
                .hasToString(wheel + "!/geo/_text.so: it is not an object file. Build the wheel again.");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ExtensionReader(PythonVersion.OLDEST).read(files.get(2)))
                .withMessageMatching("\\Q" + wheel + "!/geo/_torn.so\\E: malformed .*\\. Build the wheel again\\.");
    }

    static Stream<Arguments> ownNames() {
        return Stream.of(
                arguments(
                        "the one with a PyInit function",
                        library("m").record("PYO3_INTROSPECTION_1_8", module("8", "other")),
                        "m"),
                arguments("the one that is named like the file", library("a", "native", "b"), "native"),
                arguments(
                        "the only root, without PyInit",
                        new ElfBuilder().record("PYO3_INTROSPECTION_1_1", module("1", "m")),
                        "m"),
                arguments(
                        "one that only a submodule's PyInit names", library("m").export("PyInit_sub"), "m"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ownNames")
    void where_the_project_does_not_say_the_library_tells_its_module(String what, ElfBuilder library, String expected)
            throws IOException {
        assertThat(read(library, null).extensions())
                .extracting(extension -> extension.module().name())
                .containsExactly(expected);
    }

    static Stream<Arguments> absences() {
        String remedy = "features = [\"experimental-inspect\"]";
        return Stream.of(
                arguments(
                        "PyO3 without the feature",
                        new ElfBuilder().export("PyInit_m").text(PYO3_TEXT),
                        null,
                        List.of("'m'", "experimental-inspect is off", "Cargo.toml", remedy, "build again.")),
                arguments(
                        "an extension that is not PyO3's",
                        new ElfBuilder().export("PyInit__speedups").text("METH_VARARGS"),
                        null,
                        List.of("'_speedups'", "not made with PyO3", "libraries=")),
                arguments(
                        "PyO3 in a library that is no extension",
                        new ElfBuilder().export("run").text(PYO3_TEXT),
                        null,
                        List.of("made with PyO3, but it is not an extension module", "libraries=")),
                arguments(
                        "any other library",
                        new ElfBuilder().export("compress"),
                        null,
                        List.of("not a Python extension module", "libraries=")),
                arguments(
                        "another module's name",
                        library("_native"),
                        "geodesy._core",
                        List.of("no module '_core', but '_native'", "moduleName=geodesy._native.")),
                arguments(
                        "a submodule's name",
                        new ElfBuilder()
                                .export("PyInit_m")
                                .record(
                                        "PYO3_INTROSPECTION_1_1",
                                        "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\",\"members\":[\"2\"]}")
                                .record("PYO3_INTROSPECTION_1_2", module("2", "sub")),
                        "m.sub",
                        List.of("no module 'sub', but 'm'")),
                arguments(
                        "several modules and none like the file",
                        library("a", "b"),
                        null,
                        List.of("several modules: 'a', 'b'", "moduleName=a.")),
                arguments(
                        "records without a module",
                        new ElfBuilder().export("PyInit_m").record("PYO3_INTROSPECTION_1_1", function("2", "f")),
                        null,
                        List.of("none the module 'm'", "Build it again")),
                arguments(
                        "nothing but data of the future",
                        new ElfBuilder().export("PyInit_m").record("PYO3_INTROSPECTION_1_1", "{\"type\":\"crate\"}"),
                        null,
                        List.of("none of its introspection records is known:", "'crate'", "update pyo3stubs-maven")),
                arguments(
                        "no record that can be read",
                        new ElfBuilder().record("PYO3_INTROSPECTION_1_1", "{}").record("PYO3_INTROSPECTION_1_2", "?"),
                        null,
                        List.of(
                                "none of its introspection records can be read:",
                                "PYO3_INTROSPECTION_1_1: ",
                                "PYO3_INTROSPECTION_1_2: ")),
                arguments(
                        "the module's own record cannot be read",
                        new ElfBuilder()
                                .export("PyInit_m")
                                .record("PYO3_INTROSPECTION_1_1", "{\"type\":\"module\",\"id\":\"1\",\"name\":\"m\"}")
                                .record("PYO3_INTROSPECTION_1_2", function("2", "f")),
                        null,
                        List.of(
                                "describes the module 'm'",
                                "PYO3_INTROSPECTION_1_1: module 'm': 'members' is missing")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absences")
    void an_absence_names_the_file_the_reason_and_the_remedy(
            String what, ElfBuilder library, String moduleName, List<String> parts) throws IOException {
        Reading reading = read(library, moduleName);

        assertThat(reading.extensions()).isEmpty();
        assertThat(reading.absence())
                .get()
                .satisfies(absence -> assertThat(absence.remedies()).isNotEmpty())
                .asString()
                .startsWith(file() + " (ELF, linux-x86_64): ")
                .contains(parts);
    }

    static Stream<Arguments> hindrances() {
        return Stream.of(
                arguments(
                        "records of the future",
                        new ElfBuilder().export("PyInit_m").record("PYO3_INTROSPECTION_2_1", "{}"),
                        List.of("of version '2'", "Update pyo3stubs-maven-plugin", "set pyo3 to 0.30")),
                arguments(
                        "records of the future among others",
                        library("m").record("PYO3_INTROSPECTION_2_1", "{}"),
                        List.of("of version '2'", "Update pyo3stubs-maven-plugin")),
                arguments(
                        "text that looks like records, and no symbols",
                        new ElfBuilder().export("PyInit_m").text(PYO3_TEXT + "{\"".repeat(3_000_000)),
                        List.of("the search for one was given up", "before it is stripped.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hindrances")
    void what_may_be_a_description_and_cannot_be_read_is_an_error(String what, ElfBuilder library, List<String> parts) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(library, null))
                .withMessageStartingWith(file() + " (ELF, linux-x86_64): ")
                .satisfies(error -> assertThat(error.getMessage()).contains(parts));
    }

    static Stream<Case> errors() {
        return Vectors.of("errors").filter(theCase -> !isTolerated(theCase));
    }

    /** Text where newer releases have an expression is what the older ones write. */
    private static boolean isTolerated(Case theCase) {
        return theCase.toString().equals("err-string-annotation");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void what_the_reference_refuses_is_told(Case theCase) throws IOException {
        Reading reading = read(ofCase(theCase), theCase.module());

        List<String> told = Stream.of(
                        reading.absence().stream(),
                        reading.remarks().stream().map(Remark::message),
                        reading.unknownData().stream())
                .flatMap(messages -> messages)
                .map(Message::toString)
                .toList();
        String culprit = theCase.toString().equals("err-no-such-module")
                ? "no module 'zzz', but 'm'"
                : "PYO3_INTROSPECTION_1_" + theCase.chunks().size();
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith(file() + " (ELF, linux-x86_64): ")
                .contains(culprit);
    }

    @Test
    void text_annotations_are_read() throws IOException {
        Case theCase = Vectors.of("errors")
                .filter(ExtensionReaderTest::isTolerated)
                .findFirst()
                .orElseThrow();

        Reading reading = read(ofCase(theCase), theCase.module());

        assertThat(reading.extensions().get(0).module().attributes().get(0).annotation())
                .contains(Name.builtin("int"));
        assertThat(warnings(reading)).isEmpty();
    }

    @Test
    void one_bad_record_is_a_warning_and_the_rest_stands() throws IOException {
        Reading reading = read(library("m").record("PYO3_INTROSPECTION_1_7", "{"), null);

        assertThat(reading.extensions())
                .singleElement()
                .satisfies(extension -> assertThat(extension.carved()).isFalse());
        assertThat(warnings(reading))
                .singleElement()
                .asString()
                .startsWith(file() + " (ELF, linux-x86_64): PYO3_INTROSPECTION_1_7: ");
    }

    @Test
    void what_is_unknown_is_told_apart_from_what_is_wrong() throws IOException {
        Reading reading =
                read(library("m").record("PYO3_INTROSPECTION_1_7", "{\"type\":\"macro\",\"id\":\"7\"}"), null);

        assertThat(reading.extensions()).hasSize(1);
        assertThat(warnings(reading)).isEmpty();
        assertThat(reading.unknownData())
                .singleElement()
                .asString()
                .startsWith(file() + " (ELF, linux-x86_64): the record type 'macro' is unknown");
    }

    @Test
    void an_executable_without_symbols_is_read_by_the_shape_of_its_records() throws IOException {
        Reading reading = read(new ElfBuilder().type(2).record("anonymous", module("1", "m")), null);

        assertThat(reading.extensions()).singleElement().satisfies(extension -> {
            assertThat(extension.module().name()).isEqualTo("m");
            assertThat(extension.carved()).isTrue();
        });
    }

    @Test
    void crates_of_different_generations_are_read_together() throws IOException {
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", "[\"2\",\"3\"]"))
                        .referringRecord("PYO3_INTROSPECTION_0_2", function("2", "old"))
                        .record("PYO3_INTROSPECTION_1_3", function("3", "recent")),
                null);

        assertThat(reading.extensions().get(0).module().functions())
                .extracting(FunctionDef::name)
                .containsExactly("old", "recent");
    }

    @Test
    void exported_exceptions_are_declared_and_what_refers_to_them_knows_them() throws IOException {
        String members =
                "[\"pkg.mNotFound\",\":: core :: option :: Option :: Some(stringify! (socket))gaierror\",\"2\"]";
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", members))
                        .record(
                                "PYO3_INTROSPECTION_1_2",
                                function("2", "f")
                                        .replace("{}", "{},\"returns\":{\"type\":\"id\",\"id\":\"pkg.mNotFound\"}"))
                        .text("pkg.m.NotFound\0"),
                "pkg.m");

        StubTree tree = StubBuilder.build(reading.extensions().get(0).module(), PythonVersion.OLDEST);
        assertThat(StubPrinter.print(tree.file("pkg.m").orElseThrow(), tree)).isEqualTo("""
                        from socket import gaierror as gaierror

                        __all__ = ["NotFound", "f", "gaierror"]

                        class NotFound(Exception): ...
                        def f() -> NotFound: ...
                        """);
    }

    static Stream<Arguments> ends() {
        String none = "{\"type\":\"class\",\"id\":\"9\",\"name\":\"D\"}";
        return Stream.of(
                arguments("before 0.29.3", "/pyo3-0.29.2/src/version.rs", none, false),
                arguments("of the rest of the binding alone", "/pyo3-ffi-0.30.1/src/lib.rs", none, false),
                arguments("since 0.29.3", "C:\\cargo\\pyo3-0.29.3\\src\\version.rs", none, true),
                arguments(
                        "after many other constants", " ".repeat(200_001) + "/pyo3-0.30.1/src/version.rs", none, true),
                arguments("unknown", "pyo3", none, false),
                arguments(
                        "unknown, of a git checkout",
                        "/git/checkouts/pyo3-2aa9035df66c81e4/8fcf8fc/src/sync.rs",
                        none,
                        false),
                arguments(
                        "behind a crate of PyO3's name whose directory has no release",
                        "/pyo3-2aa9035df66c81e/src/sync.rs\0/pyo3-0.30.1/src/sync.rs",
                        none,
                        true),
                arguments(
                        "told by a decorator that is new",
                        "pyo3",
                        none.replace(
                                "}",
                                ",\"decorators\":[{\"type\":\"attribute\",\"value\":{\"type\":\"name\",\"id\":"
                                        + "\"typing_extensions\"},\"attr\":\"disjoint_base\"}]}"),
                        true),
                arguments(
                        "told by the type of an integer that is passed",
                        "pyo3",
                        function("9", "g")
                                .replace(
                                        "{}",
                                        "{\"args\":[{\"name\":\"x\",\"annotation\":{\"type\":\"attribute\",\"value\":"
                                                + "{\"type\":\"name\",\"id\":\"typing\"},\"attr\":\"SupportsIndex\"}}]}"),
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void the_end_of_an_iteration_is_no_value_but_in_releases_that_say_so(
            String what, String constant, String other, boolean value) throws IOException {
        String next = "{\"type\":\"function\",\"parent\":\"2\",\"name\":\"__next__\",\"arguments\":{},\"returns\":"
                + "{\"type\":\"binop\",\"left\":{\"type\":\"name\",\"id\":\"int\"},\"op\":\"bitor\",\"right\":"
                + "{\"type\":\"constant\",\"kind\":\"none\"}}}";
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", "[\"2\"]"))
                        .record("PYO3_INTROSPECTION_1_2", "{\"type\":\"class\",\"id\":\"2\",\"name\":\"C\"}")
                        .record("PYO3_INTROSPECTION_1_3", next)
                        .record("PYO3_INTROSPECTION_1_4", other)
                        .text(constant + "\0"),
                "m");

        Expression result = reading.extensions()
                .get(0)
                .module()
                .classes()
                .get(0)
                .methods()
                .get(0)
                .returns()
                .orElseThrow();
        assertThat(result instanceof Expression.Union).isEqualTo(value);
    }

    @Test
    void the_end_of_an_iteration_is_no_value_in_descriptions_that_are_text() throws IOException {
        String next =
                "{\"type\":\"function\",\"parent\":\"2\",\"name\":\"%s\",\"arguments\":{},\"returns\":\"int | None\"}";
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", "[\"2\"]"))
                        .record("PYO3_INTROSPECTION_1_2", "{\"type\":\"class\",\"id\":\"2\",\"name\":\"C\"}")
                        .record("PYO3_INTROSPECTION_1_3", next.formatted("__next__"))
                        .record("PYO3_INTROSPECTION_1_4", next.formatted("next")),
                "m");

        assertThat(reading.extensions().get(0).module().classes().get(0).methods())
                .extracting(method -> method.returns().orElseThrow())
                .containsExactly(
                        Name.builtin("int"),
                        new Expression.Union(List.of(Name.builtin("int"), Expression.Constant.NONE)));
    }

    @Test
    void a_module_that_loses_its_list_of_names_to_a_keyword_is_told_with_its_file() throws IOException {
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", "[\"2\"]"))
                        .record("PYO3_INTROSPECTION_1_2", function("2", "class")),
                null);

        assertThat(warnings(reading))
                .singleElement()
                .asString()
                .startsWith(file()
                        + " (ELF, linux-x86_64): the module m has members whose names are Python keywords: 'class'.")
                .endsWith("#[pyo3(name = \"class_\")].");
    }

    @Test
    void a_hundred_bad_records_do_not_flood_the_log() throws IOException {
        ElfBuilder library = library("m");
        for (int i = 100; i < 200; i++) {
            library.record("PYO3_INTROSPECTION_1_" + i, "{");
        }

        assertThat(warnings(read(library, null))).hasSize(11).last().asString().contains("90 more");
    }

    @Test
    void nor_do_a_hundred_annotations_that_are_no_types() throws IOException {
        ElfBuilder library = library("m");
        for (int i = 0; i < 100; i++) {
            library.record("PYO3_INTROSPECTION_1_a" + i, """
                    {"type":"attribute","parent":"0","name":"a%d","annotation":"u32"}""".formatted(i));
        }

        assertThat(warnings(read(library, null)))
                .hasSize(11)
                .startsWith(file()
                        + " (ELF, linux-x86_64): m.a0 has the annotation \"u32\": unknown type u32; written as Incomplete."
                        + " Write a Python type in the Rust code: a class that the extension exports, a"
                        + " builtin, or a name with its module, such as \"decimal.Decimal\".")
                .endsWith(file() + " (ELF, linux-x86_64): 90 more such warnings are not shown.");
    }

    @Test
    void a_function_style_module_is_read_with_a_warning() throws IOException {
        Reading reading = read(
                new ElfBuilder()
                        .export("PyInit_m")
                        .record("PYO3_INTROSPECTION_1_1", module("1", "m").replace("[]", "[],\"incomplete\":true")),
                null);

        assertThat(reading.extensions()).hasSize(1);
        assertThat(warnings(reading))
                .singleElement()
                .asString()
                .startsWith(file() + " (ELF, linux-x86_64): ")
                .contains("function-style", "#[pymodule] mod");
    }

    @Test
    void a_file_that_is_no_library_is_named() throws IOException {
        Files.writeString(file(), "Hello.");
        LibraryFile library = new LibraryFile(file(), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ExtensionReader(PythonVersion.OLDEST).read(library))
                .withMessageStartingWith(file() + ": it is not an object file");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        LibraryFile library = new LibraryFile(file(), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new ExtensionReader(PythonVersion.OLDEST).read(library))
                .withMessage(file().toString());
    }

    @Test
    void a_directory_is_named() {
        LibraryFile library = new LibraryFile(directory, Optional.empty(), Optional.empty());

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> new ExtensionReader(PythonVersion.OLDEST).read(library))
                .withMessageStartingWith(directory + " is a directory");
    }

    private Reading read(ElfBuilder library, String moduleName) throws IOException {
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(write(library), Optional.ofNullable(moduleName), Optional.empty()));
    }

    private Path write(ElfBuilder library) {
        library.write(file());
        return file();
    }

    private Path file() {
        return directory.resolve("libnative.so");
    }

    /** A library that holds these modules, each a root. */
    private static ElfBuilder library(String... modules) {
        ElfBuilder library = new ElfBuilder().text(PYO3_TEXT);
        for (int i = 0; i < modules.length; i++) {
            library.export("PyInit_" + modules[i]).record("PYO3_INTROSPECTION_1_" + i, module("" + i, modules[i]));
        }
        return library;
    }

    private static ElfBuilder ofCase(Case theCase) {
        ElfBuilder library = new ElfBuilder().export("PyInit_m");
        int number = 0;
        for (String chunk : theCase.chunks()) {
            library.record("PYO3_INTROSPECTION_1_" + ++number, chunk);
        }
        return library;
    }

    private static String module(String id, String name) {
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[]}".formatted(id, name);
    }

    private static String function(String id, String name) {
        return "{\"type\":\"function\",\"id\":\"%s\",\"name\":\"%s\",\"arguments\":{}}".formatted(id, name);
    }
}
