// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StubSetTest {
    private static final Platform LINUX = Platforms.of("linux-x86_64");
    private static final Platform OSX = Platforms.of("osx-aarch_64");

    @Test
    void extensions_of_one_platform_make_one_tree() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                extension("a.so", LINUX, module("geo._a", "f")), extension("b.so", LINUX, module("geo._b", "g"))));

        assertThat(stubs.trees()).containsOnlyKeys(LINUX);
        assertThat(stubs.trees().get(LINUX).files()).containsOnlyKeys("geo._a", "geo._b");
        assertThat(stubs.common()).contains(stubs.trees().get(LINUX));
    }

    @Test
    void equal_descriptions_of_one_module_count_once() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                extension("a.so", LINUX, module("geo._a", "f")), extension("b.so", LINUX, module("geo._a", "f"))));

        assertThat(stubs.trees().get(LINUX)).isEqualTo(StubBuilder.build(module("geo._a", "f"), PythonVersion.OLDEST));
    }

    @Test
    void different_descriptions_of_one_module_are_refused_with_both_files() {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> StubSet.of(List.of(
                        extension("old/a.so", LINUX, module("geo._a", "f")),
                        extension("new/a.so", LINUX, module("geo._a", "g")))))
                .withMessageContainingAll("old/a.so", "new/a.so", "geo._a", "linux-x86_64", "libraries=");
    }

    @Test
    void what_differs_between_versions_of_python_is_under_a_condition() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                inWheel("geo-1-cp312-cp312-win32.whl", "cp312-cp312", module("geo._a", "f")),
                inWheel("geo-1-cp313-cp313-win32.whl", "cp313-cp313", module("geo._a", "f", "g"))));

        StubTree common = stubs.common().orElseThrow();
        // Merged, checked and printed once
        assertThat(stubs.trees().get(LINUX)).isSameAs(common);
        assertThat(StubPrinter.print(common.file("geo._a").orElseThrow(), common))
                .contains("if sys.version_info >= (3, 13):\n    def g(): ...\n");
    }

    @Test
    void the_stubs_for_one_platform_do_not_depend_on_the_systems_that_the_project_is_for() throws ProjectException {
        List<ExtensionStubs> all = List.of(
                inWheel("geo-1-cp312-cp312-win32.whl", "cp312-cp312", module("geo._a", "f")),
                inWheel("geo-1-cp313-cp313-win32.whl", "cp313-cp313", module("geo._a", "f", "g")));

        assertThat(StubSet.of(all, Set.of(OperatingSystem.LINUX, OperatingSystem.WINDOWS))
                        .trees())
                .isEqualTo(StubSet.of(all).trees());
    }

    @Test
    void equal_descriptions_for_versions_of_python_count_once() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                inWheel("geo-1-cp312-cp312-win32.whl", "cp312-cp312", module("geo._a", "f")),
                inWheel("geo-1-cp313-cp313-win32.whl", "cp313-cp313", module("geo._a", "f"))));

        assertThat(stubs.trees().get(LINUX)).isEqualTo(StubBuilder.build(module("geo._a", "f"), PythonVersion.OLDEST));
    }

    @Test
    void equal_stubs_of_a_library_and_of_an_archive_count_once() throws ProjectException {
        ExtensionStubs library = extension("a.so", LINUX, module("geo._a", "f"));

        StubSet stubs = StubSet.of(List.of(library, inArchive("geo-stubs-linux-x86_64.zip", library)));

        assertThat(stubs.trees().get(LINUX)).isEqualTo(library.tree());
    }

    @Test
    void different_stubs_of_a_library_and_of_an_archive_are_refused_with_both_files() {
        ExtensionStubs other = extension("other.so", LINUX, module("geo._a", "g"));

        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> StubSet.of(List.of(
                        extension("a.so", LINUX, module("geo._a", "f")),
                        inArchive("geo-stubs-linux-x86_64.zip", other))))
                .withMessage("a.so and geo-stubs-linux-x86_64.zip describe the module geo._a for linux-x86_64"
                        + " differently.\nIf the archive has stubs that are written by hand, none is outdated.\n"
                        + "Remove the outdated file, or name the right one by libraries=….");
    }

    private static ExtensionStubs inArchive(String archive, ExtensionStubs stubs) {
        return new ExtensionStubs(
                new Origin(Path.of(archive), archive, false),
                stubs.target(),
                stubs.module(),
                stubs.tree(),
                stubs.partly());
    }

    @Test
    void equal_trees_of_platforms_are_the_common_tree() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                extension("a.so", LINUX, module("geo._a", "f")), extension("a.dylib", OSX, module("geo._a", "f"))));

        assertThat(stubs.trees()).containsOnlyKeys(LINUX, OSX);
        assertThat(stubs.common()).contains(stubs.trees().get(OSX));
    }

    @Test
    void what_the_records_of_any_library_do_not_describe_as_a_whole_is_partly_described() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                extension("a.so", LINUX, parent("geo._a", false, parent("geo._a.s", true))),
                extension("b.so", LINUX, parent("geo._b", true)),
                extension("c.so", LINUX, module("geo._c", "f"))));

        assertThat(stubs.partly().modules()).containsExactly("geo._a.s", "geo._b");
    }

    @Test
    void a_module_that_only_loses_a_member_named_like_a_keyword_is_described_as_a_whole() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(extension("a.so", LINUX, module("geo._a", "f", "from"))));

        assertThat(stubs.trees().get(LINUX).files().get("geo._a").body())
                .anyMatch(statement -> statement instanceof Declaration.Function function
                        && function.name().equals("__getattr__"));
        assertThat(stubs.partly()).isEqualTo(PartlyDescribed.NONE);
    }

    private static ModuleDef parent(String name, boolean incomplete, ModuleDef... submodules) {
        return new ModuleDef(
                name, Optional.empty(), incomplete, List.of(), List.of(), List.of(), List.of(), List.of(submodules));
    }

    @Test
    void what_differs_between_platforms_is_under_a_condition() throws ProjectException {
        StubSet stubs = StubSet.of(List.of(
                extension("a.so", LINUX, module("geo._a", "f", "g")),
                extension("a.dylib", OSX, module("geo._a", "f"))));

        StubTree common = stubs.common().orElseThrow();
        assertThat(StubPrinter.print(common.file("geo._a").orElseThrow(), common))
                .contains("if sys.platform == \"linux\":\n    def g(): ...\n");
    }

    @Test
    void an_archive_keeps_its_conditions_on_versions() throws ProjectException {
        StubSet wheels = StubSet.of(List.of(
                inWheel("geo-1-cp310-cp310-win32.whl", "cp310-cp310", module("geo._a", "f")),
                inWheel("geo-1-cp312-cp312-win32.whl", "cp312-cp312", module("geo._a", "f", "g"))));
        StubTree tree = wheels.common().orElseThrow();
        ExtensionStubs archive = new ExtensionStubs(
                new Origin(Path.of("geo-stubs-linux-x86_64.zip"), "geo-stubs-linux-x86_64.zip", false),
                new Target(LINUX, Optional.empty()),
                "geo._a",
                tree,
                new TreeSet<>());

        StubSet stubs = StubSet.of(List.of(archive));

        assertThat(stubs.common()).contains(tree);
        assertThat(stubs.undistinguished()).isEmpty();
    }

    private static ExtensionStubs extension(String path, Platform platform, ModuleDef module) {
        return ExtensionStubs.of(new Extension(
                new LibraryFile(Path.of(path), Optional.empty(), Optional.empty()),
                platform,
                module,
                PythonVersion.OLDEST,
                false));
    }

    private static ExtensionStubs inWheel(String wheel, String pythonTag, ModuleDef module) {
        LibraryFile library = new LibraryFile(
                Path.of(wheel),
                Optional.of("geo/_a.pyd"),
                Optional.of(module.name()),
                List.of(LINUX),
                Optional.of(pythonTag));
        return ExtensionStubs.of(new Extension(library, LINUX, module, PythonVersion.OLDEST, false));
    }

    private static ModuleDef module(String name, String... functions) {
        return new ModuleDef(
                name,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Stream.of(functions)
                        .map(function -> new FunctionDef(
                                function, Optional.empty(), List.of(), List.of(), Optional.empty(), false))
                        .toList(),
                List.of());
    }

    @Test
    void an_archive_has_no_conditions_on_systems() throws Exception {
        ExtensionStubs archive = inArchive(
                "stubs-linux-x86_64.zip",
                new ExtensionStubs(
                        new Origin(Path.of("a"), "a", false),
                        Targets.target("linux"),
                        "m",
                        Targets.tree("import sys\nif sys.platform == 'win32':\n    a: int\nelse:\n    b: int\n"),
                        new TreeSet<>()));

        StubSet stubs = StubSet.of(List.of(archive));

        assertThat(stubs.common()).contains(Targets.tree("b: int\n"));
        assertThat(stubs.trees().values()).containsExactly(Targets.tree("b: int\n"));
    }
}
