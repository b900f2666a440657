// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.OpenedFiles;
import io.github.pyo3stubs.library.Tree;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.Notice.Level;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void an_outdated_library_fails_or_is_told_as_the_policy_says() throws Exception {
        OutdatedCrate.in(base).library("target/release/lib_native.so");

        assertThat(failure(read(), Reason.OUTDATED).message().remedies())
                .contains(new SetOption(Option.OUTDATED_LIBRARY, "warn"));
        assertThat(read(new ReadOptions(Optional.empty(), Policy.WARN, Policy.WARN, CompiledOut.OMIT))
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
                                        new ReadOptions(Optional.empty(), Policy.FAIL, Policy.FAIL, CompiledOut.OMIT),
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

    @Test
    void the_oldest_python_is_stated_or_that_of_pyproject_or_of_the_wheels() throws Exception {
        new WheelBuilder()
                .library("geo/_native.abi3.so", NativeModule.describe("_native", new ElfBuilder(), "connect"))
                .write(base.resolve("geo-1.0-cp310-abi3-manylinux_2_17_x86_64.whl"));
        assertThat(minimumPython(Optional.empty())).isEqualTo(new PythonVersion(3, 10));

        Files.writeString(base.resolve("pyproject.toml"), "project.requires-python = '>=3.11'");
        assertThat(minimumPython(Optional.empty())).isEqualTo(new PythonVersion(3, 11));
        assertThat(minimumPython(Optional.of(new PythonVersion(3, 12)))).isEqualTo(new PythonVersion(3, 12));
    }

    private PythonVersion minimumPython(Optional<PythonVersion> stated) {
        return ((ReadResult.Project) read(new ReadOptions(stated, Policy.WARN, Policy.FAIL, CompiledOut.OMIT), "*.whl"))
                .extensions().stream().map(Extension::minimumPython).findFirst().orElseThrow();
    }
}
