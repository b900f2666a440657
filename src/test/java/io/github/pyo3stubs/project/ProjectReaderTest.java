// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.OpenedFiles;
import io.github.pyo3stubs.library.Tree;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.RepairableIOException;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectReaderTest {

    @TempDir
    Path base;

    private ReadResult read(ReadOptions options, String... libraries) {
        LibraryQuery query = new LibraryQuery(
                base, base.resolve("target"), base, List.of(libraries), List.of(), Optional.empty(), Optional.empty());
        return new ProjectReader(query, Map.of(), options).read();
    }

    private ReadResult read(String... libraries) {
        return read(ReadOptions.DEFAULTS, libraries);
    }

    private static Failure failure(ReadResult result, Reason reason) {
        assertThat(result)
                .asInstanceOf(type(Failure.class))
                .extracting(Failure::reason)
                .isEqualTo(reason);
        return (Failure) result;
    }

    @Test
    void libraries_give_extensions_and_tell_how_much_was_read() {
        NativeModule.write(base.resolve("a.so"), new ElfBuilder(), "connect");

        ReadResult result = read("a.so");

        assertThat(result)
                .asInstanceOf(type(ReadResult.Project.class))
                .extracting(ReadResult.Project::sources)
                .isEqualTo("a.so (linux-x86_64)");
        assertThat(result.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.level()).isEqualTo(Level.DEBUG);
            assertThat(notice.message().toString()).endsWith("bytes read, 1 extension modules found");
        });
    }

    private static String library(String profile) {
        return "target/" + profile + "/lib_native.so";
    }

    /** How often the files in cargo's target directory are opened, when these profiles are built. */
    private List<Path> opened(String... profiles) {
        Tree crate = new Tree(base).extension(".");
        for (String profile : profiles) {
            NativeModule.write(crate.library(library(profile), 0).path(library(profile)), new ElfBuilder(), "connect");
        }
        OpenedFiles files = new OpenedFiles(base);
        Path noted = files.noted(base);
        LibraryQuery query = new LibraryQuery(
                noted, noted.resolve("target"), noted, List.of(), List.of(), Optional.empty(), Optional.empty());

        assertThat(new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read())
                .isInstanceOf(ReadResult.Project.class);

        return files.opened().stream()
                .filter(file -> file.startsWith(base.resolve("target")))
                .map(base::relativize)
                .toList();
    }

    @Test
    void the_only_library_of_a_crate_is_opened_once() {
        assertThat(opened("release")).containsExactly(Path.of(library("release")));
    }

    @Test
    void libraries_of_several_profiles_are_opened_for_the_choice_and_the_chosen_one_to_be_read() {
        assertThat(opened("debug", "release"))
                .hasSize(3)
                .contains(Path.of(library("debug")), Path.of(library("release")));
    }

    @Test
    void a_directory_without_a_crate_is_no_rust_project() {
        assertThat(read())
                .asInstanceOf(type(NoProject.class))
                .extracting(none -> none.reason().toString())
                .asString()
                .startsWith("There is no Cargo.toml in " + base);
    }

    @Test
    void a_crate_without_a_library_is_not_built() throws Exception {
        OutdatedCrate.in(base);

        assertThat(failure(read(), Reason.NOT_BUILT).message().toString()).startsWith("There is no built library of");
    }

    @Test
    void a_malformed_manifest_is_the_projects_fault() throws Exception {
        Files.writeString(base.resolve("Cargo.toml"), "x = [");

        assertThat(failure(read(), Reason.PROJECT).causes()).hasSize(1);
    }

    @Test
    void a_module_for_what_no_module_lists_that_there_is_not_is_refused_with_those_there_are() throws Exception {
        NativeModule.write(base.resolve("_native.so"), new ElfBuilder(), "connect");
        ReadOptions misnamed = new ReadOptions(
                Optional.empty(),
                Policy.WARN,
                Policy.FAIL,
                CompiledOut.OMIT,
                new Unlisted.InModule("_natiev"),
                Relocations.NONE,
                Optional.empty(),
                Elsewhere.UNKNOWN);

        assertThat(failure(read(misnamed, "_native.so"), Reason.PROJECT).message())
                .hasToString("unlisted=… names the module '_natiev', which does not exist. There are:"
                        + " _native. Correct that name. If only a library for another platform has it, say which"
                        + " platforms the project is for: platforms=<classifier>,….");
    }

    @Test
    void a_relocation_of_a_module_that_there_is_not_is_refused_with_those_there_are() throws Exception {
        NativeModule.write(base.resolve("_native.so"), new ElfBuilder(), "connect");
        ReadOptions misnamed = new ReadOptions(
                Optional.empty(),
                Policy.WARN,
                Policy.FAIL,
                CompiledOut.OMIT,
                new Unlisted.Ignored(),
                new Relocations(List.of(new Relocation("_natiev", "native", true))),
                Optional.empty(),
                Elsewhere.UNKNOWN);

        assertThat(failure(read(misnamed, "_native.so"), Reason.PROJECT).message())
                .hasToString("There is no module _natiev whose stub could be relocated. There are: _native. Correct"
                        + " relocations=…. If only a library for another platform has it, say which platforms the"
                        + " project is for: platforms=<classifier>,….");
    }

    private ReadResult readRelocating(String from, Elsewhere elsewhere, String... libraries) throws Exception {
        return read(
                new ReadOptions(
                        Optional.empty(),
                        Policy.WARN,
                        Policy.FAIL,
                        CompiledOut.OMIT,
                        new Unlisted.Ignored(),
                        new Relocations(List.of(new Relocation(from, "_tux", true))),
                        Optional.empty(),
                        elsewhere),
                libraries);
    }

    private Elsewhere platforms(String... classifiers) throws Exception {
        return new Elsewhere(OptionValues.platforms(List.of(classifiers)), Optional.of(base));
    }

    @Test
    void a_module_that_only_an_absent_platform_of_the_project_may_have_is_doubtful() throws Exception {
        NativeModule.write(base.resolve("_native.so"), new ElfBuilder(), "connect");

        assertThat(readRelocating("_native.tux", platforms("linux-x86_64", "windows-x86_64"), "_native.so"))
                .isInstanceOf(ReadResult.Project.class);
        assertThat(readRelocating("_native.tux", platforms("linux-x86_64", "windows-x86_64"), "_native.so")
                        .notices())
                .filteredOn(notice -> notice.level() == Level.WARNING)
                .extracting(notice -> notice.message().toString())
                .containsExactly("No library at hand and no committed stub has the module _native.tux, whose stub is to"
                        + " be relocated. Perhaps a library for windows-x86_64 has it. If not, correct relocations=….");
        assertThat(failure(readRelocating("_native.tux", platforms("linux-x86_64"), "_native.so"), Reason.PROJECT)
                        .message())
                .hasToString("There is no module _native.tux whose stub could be relocated. There are: _native. Correct"
                        + " relocations=….");
    }

    /** The stub is that of another platform's library, but not if all libraries are at hand. */
    @Test
    void a_module_with_a_committed_stub_in_its_new_place_is_relocated_elsewhere() throws Exception {
        NativeModule.write(base.resolve("_native.so"), new ElfBuilder(), "connect");
        Elsewhere several = platforms("linux-x86_64", "windows-x86_64");
        Elsewhere unstated = new Elsewhere(ProjectPlatforms.UNSTATED, Optional.of(base));

        for (String owner : List.of("_native", "_other")) {
            Files.writeString(base.resolve("_tux.pyi"), new Mark(owner).before("x: int\n"));
            boolean isOwn = owner.equals("_native");
            assertThat(readRelocating("_native.tux", unstated, "_native.so") instanceof ReadResult.Project)
                    .isEqualTo(isOwn);
            assertThat(readRelocating("_native.tux", several, "_native.so").notices())
                    .filteredOn(notice -> notice.level() == Level.WARNING)
                    .hasSize(isOwn ? 0 : 1);
            failure(readRelocating("_native.tux", platforms("linux-x86_64"), "_native.so"), Reason.PROJECT);
        }
    }

    @Test
    void a_relocation_to_the_place_of_another_extension_module_is_refused() throws Exception {
        new WheelBuilder()
                .library("geo/_a.abi3.so", NativeModule.describe("_a", new ElfBuilder(), "connect"))
                .library("geo/_b.abi3.so", NativeModule.describe("_b", new ElfBuilder(), "connect"))
                .write(base.resolve("geo-1.0-cp39-abi3-manylinux_2_34_x86_64.whl"));
        ReadOptions colliding = new ReadOptions(
                Optional.empty(),
                Policy.WARN,
                Policy.FAIL,
                CompiledOut.OMIT,
                new Unlisted.Ignored(),
                new Relocations(List.of(new Relocation("geo._a", "geo._b", false))),
                Optional.empty(),
                Elsewhere.UNKNOWN);

        assertThat(failure(read(colliding, "*.whl"), Reason.PROJECT).message())
                .hasToString(
                        "geo._b would be the name of a stub of geo._a and of one of geo._b. Correct relocations=….");
    }

    @Test
    void an_outdated_library_fails_or_is_told_as_the_policy_says() throws Exception {
        OutdatedCrate.in(base).library("target/release/lib_native.so");

        assertThat(failure(read(), Reason.OUTDATED).message().remedies())
                .contains(new SetOption(Option.OUTDATED_LIBRARY, "warn"));
        assertThat(read(new ReadOptions(
                                Optional.empty(),
                                Policy.WARN,
                                Policy.WARN,
                                CompiledOut.OMIT,
                                new Unlisted.Ignored(),
                                Relocations.NONE,
                                Optional.empty(),
                                Elsewhere.UNKNOWN))
                        .notices())
                .filteredOn(notice -> notice.level() == Level.WARNING)
                .singleElement()
                .extracting(notice -> notice.message().toString())
                .asString()
                .contains("is older than its source");
    }

    @Test
    void unknown_data_is_told_or_fails_as_the_policy_says() {
        NativeModule.write(
                base.resolve("a.so"),
                new ElfBuilder().record("PYO3_INTROSPECTION_1_9", "{\"type\":\"macro\",\"id\":\"9\"}"),
                "connect");

        assertThat(read("a.so").notices())
                .filteredOn(notice -> notice.level() == Level.WARNING)
                .singleElement()
                .satisfies(notice -> assertThat(notice.topic()).isPresent());
        assertThat(failure(
                                read(
                                        new ReadOptions(
                                                Optional.empty(),
                                                Policy.FAIL,
                                                Policy.FAIL,
                                                CompiledOut.OMIT,
                                                new Unlisted.Ignored(),
                                                Relocations.NONE,
                                                Optional.empty(),
                                                Elsewhere.UNKNOWN),
                                        "a.so"),
                                Reason.UNKNOWN_DATA)
                        .message()
                        .remedies())
                .contains(new SetOption(Option.UNKNOWN_DATA, "warn"));
    }

    @Test
    void every_library_with_a_problem_is_named() throws Exception {
        new ElfBuilder().export("main").write(base.resolve("a.so"));
        NativeModule.write(base.resolve("c.so"), new ElfBuilder(), "connect");
        assertThat(failure(read("*.so"), Reason.NOT_DESCRIBED).message().toString())
                .startsWith(base.resolve("a.so").toString());

        Files.createFile(base.resolve("b.so"));
        Failure failure = failure(read("*.so"), Reason.FILE);
        assertThat(failure.message().toString()).contains("a.so", "b.so");
        assertThat(failure.causes()).hasSize(1);
    }

    /** Files that cannot be read, each wrong in another way. */
    static Stream<Arguments> malformedFiles() {
        ElfBuilder future = new ElfBuilder().export("PyInit__native").record("PYO3_INTROSPECTION_9_m", "{}");
        byte[] cut =
                NativeModule.describe("_native", new ElfBuilder(), "connect").bytes();
        return Stream.of(
                Arguments.of("cut.so", Arrays.copyOf(cut, cut.length / 2)),
                Arguments.of("empty.so", new byte[0]),
                Arguments.of("text.so", "no library".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("future.so", future.bytes()),
                Arguments.of(
                        "geo-1.0-cp39-abi3-manylinux_2_17_x86_64.whl", "no wheel".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedFiles")
    void a_file_that_cannot_be_read_has_remedies(String name, byte[] content) throws Exception {
        Path file = Files.write(base.resolve(name), content);

        Failure failure = failure(read(name), Reason.FILE);

        assertThat(failure.message().remedies()).isNotEmpty();
        assertThat(failure.message().toString()).startsWith(file.toString());
        assertThat(failure.causes()).singleElement().isInstanceOf(RepairableIOException.class);
    }

    /**
     * {@code Never} is in {@code typing} since Python 3.11, and {@code Buffer} in {@code collections.abc} since 3.12.
     */
    @Test
    void the_oldest_python_is_stated_or_that_of_pyproject_or_of_the_wheels() throws Exception {
        ElfBuilder library = new ElfBuilder();
        for (String type : List.of("typing.Never", "collections.abc.Buffer")) {
            library.record("PYO3_INTROSPECTION_1_" + type.length(), """
                    {"type":"attribute","parent":"m","name":"%s","annotation":"%s"}""".formatted(type.replace('.', '_'), type));
        }
        new WheelBuilder()
                .library("geo/_native.abi3.so", NativeModule.describe("_native", library))
                .write(base.resolve("geo-1.0-cp310-abi3-manylinux_2_17_x86_64.whl"));
        assertThat(stub(Optional.empty()))
                .contains("from typing_extensions import Buffer, Never\n")
                .doesNotContain("from typing import", "from collections.abc import");

        Files.writeString(base.resolve("pyproject.toml"), "project.requires-python = '>=3.11'");
        assertThat(stub(Optional.empty()))
                .contains("from typing import Never\n", "from typing_extensions import Buffer\n");

        assertThat(stub(Optional.of(new PythonVersion(3, 12))))
                .contains("from typing import Never\n", "from collections.abc import Buffer\n");
    }

    private String stub(Optional<PythonVersion> minimumPython) {
        ReadResult result = read(
                new ReadOptions(
                        minimumPython,
                        Policy.WARN,
                        Policy.FAIL,
                        CompiledOut.OMIT,
                        new Unlisted.Ignored(),
                        Relocations.NONE,
                        Optional.empty(),
                        Elsewhere.UNKNOWN),
                "*.whl");
        StubTree tree = ((ReadResult.Project) result).extensions().get(0).tree();
        return StubPrinter.print(tree.file("geo._native").orElseThrow(), tree);
    }
}
