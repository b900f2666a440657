// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.library.FoundLibraries;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.OutdatedLibrary;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.SourceChange;
import io.github.pyo3stubs.library.Tree;
import io.github.pyo3stubs.library.wheel.WheelBuilder;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFinderTest {
    private static final String GNU = "x86_64-unknown-linux-gnu";
    private static final String MAC = "aarch64-apple-darwin";
    private static final Platform LINUX = Platforms.of("linux-x86_64");

    @TempDir
    Path root;

    private Tree tree;
    private String crateDirectory = ".";
    private String buildDirectory = "target";
    private String profile;
    private String moduleName;
    private List<String> targets = List.of();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void a_repository() throws Exception {
        Files.createDirectories(root.resolve("repo/.git"));
        tree = new Tree(root.resolve("repo"));
    }

    private FoundLibraries find(String... libraries) throws Exception {
        LibraryQuery query = new LibraryQuery(
                tree.root(),
                Path.of(buildDirectory),
                Path.of(crateDirectory),
                List.of(libraries),
                targets,
                Optional.ofNullable(profile),
                Optional.ofNullable(moduleName));
        return new LibraryFinder(query, environment, LINUX).find();
    }

    private FoundLibraries.Found findAll(String... libraries) throws Exception {
        return (FoundLibraries.Found) find(libraries);
    }

    /** Why nothing is found. */
    private String reason() throws Exception {
        FoundLibraries found = find();
        return (found instanceof FoundLibraries.NoRustProject none
                        ? none.reason()
                        : ((FoundLibraries.NotBuilt) found).reason())
                .toString();
    }

    private List<String> found(String... libraries) throws Exception {
        List<LibraryFile> found = find(libraries) instanceof FoundLibraries.Found all ? all.libraries() : List.of();
        return paths(found.stream().map(LibraryFile::path));
    }

    private List<String> paths(Stream<Path> paths) {
        return paths.map(path ->
                        root.relativize(path).toString().replace('\\', '/').replaceFirst("^repo/", ""))
                .toList();
    }

    @Nested
    class Built {

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "target/release/lib_native.so",
                    "target/debug/lib_native.so",
                    "target/dist/lib_native.so",
                    "target/debug/lib_native.dylib",
                    "target/debug/_native.dll",
                    "target/release/_native.wasm",
                    "target/x86_64-unknown-linux-musl/release/lib_native.so",
                    "target/aarch64-apple-darwin/debug/lib_native.dylib",
                    "target/wasm32-unknown-emscripten/release/_native.wasm",
                    "target/rust-maven-plugin/repo/release/lib_native.so",
                    "target/rust-maven-plugin/repo/aarch64-unknown-linux-gnu/debug/lib_native.so",
                })
        void a_library_is_found_where_cargo_leaves_it(String path) throws Exception {
            tree.extension(".").library(path, 0);
            assertThat(found()).containsExactly(path);
            assertThat(find()).isInstanceOf(FoundLibraries.Found.class);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "target/release/deps/lib_native.so",
                    "target/release/lib_native.a",
                    "target/release/lib_native.rlib",
                    "target/release/libother.so",
                    "target/maturin/lib_native.so",
                    "target/llvm-cov-target/debug/lib_native.so",
                    "target/lib_native.so",
                })
        void other_files_are_none_of_its_libraries(String path) throws Exception {
            tree.extension(".").library(path, 0);
            assertThat(found()).isEmpty();
        }

        @Test
        void a_triples_directory_tells_the_platform_and_else_the_librarys_header() throws Exception {
            tree.extension(".")
                    .library("target/release/lib_native.so", 0)
                    .library("target/" + MAC + "/release/lib_native.dylib", 0);
            assertThat(findAll().libraries())
                    .extracting(LibraryFile::statedPlatforms)
                    .containsExactly(List.of(LINUX), List.of(Platforms.of("osx-aarch_64")));
        }

        @Test
        void a_file_that_is_no_library_has_no_platform() throws Exception {
            tree.extension(".").file("target/release/lib_native.so", "no library");
            assertThat(findAll().libraries())
                    .extracting(LibraryFile::statedPlatforms)
                    .containsExactly(List.of());
        }

        @Test
        void rust_maven_plugin_builds_into_the_modules_build_directory() throws Exception {
            buildDirectory = "out/java";
            tree.extension(".")
                    .library("target/rust-maven-plugin/repo/release/lib_native.so", 0)
                    .library("out/java/rust-maven-plugin/repo/release/lib_native.so", 0);
            assertThat(found()).containsExactly("out/java/rust-maven-plugin/repo/release/lib_native.so");
        }

        @Test
        void the_host_and_every_built_triple_are_read_in_the_order_of_platforms() throws Exception {
            tree.extension(".")
                    .library("target/" + MAC + "/release/lib_native.dylib", 3)
                    .library("target/x86_64-pc-windows-msvc/release/_native.dll", 2)
                    .library("target/aarch64-unknown-linux-gnu/release/lib_native.so", 9)
                    .library("target/release/lib_native.so", 1);
            assertThat(found())
                    .containsExactly(
                            "target/aarch64-unknown-linux-gnu/release/lib_native.so",
                            "target/release/lib_native.so",
                            "target/" + MAC + "/release/lib_native.dylib",
                            "target/x86_64-pc-windows-msvc/release/_native.dll");
            assertThat(find().notes()).isEmpty();
        }

        @Test
        void the_newest_of_several_profiles_is_read_and_told() throws Exception {
            tree.extension(".").library("target/release/lib_native.so", 20).library("target/debug/lib_native.so", 10);
            assertThat(found()).containsExactly("target/debug/lib_native.so");
            assertThat(find().notes())
                    .singleElement()
                    .asString()
                    .contains("debug", "linux-x86_64", "and not", "release")
                    .endsWith("To pin it: profile=dev");
        }

        @Test
        void of_the_hosts_library_and_that_of_its_triple_the_newest_is_read_and_told() throws Exception {
            tree.extension(".")
                    .library("target/release/lib_native.so", 20)
                    .library("target/" + GNU + "/release/lib_native.so", 10);
            assertThat(found()).containsExactly("target/" + GNU + "/release/lib_native.so");
            assertThat(find().notes())
                    .singleElement()
                    .asString()
                    .endsWith("To pin it: libraries=" + Path.of("target", GNU, "release", "lib_native.so"));
        }

        @Test
        void a_library_that_is_none_counts_as_the_hosts_and_is_left_to_its_reader() throws Exception {
            tree.extension(".")
                    .file("target/release/lib_native.so", "no library")
                    .library("target/" + GNU + "/release/lib_native.so", 10);
            assertThat(found()).containsExactly("target/release/lib_native.so");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "release, release",
            "bench, release",
            "dev, debug",
            "test, debug",
            "debug, debug",
            "dist, dist",
        })
        void a_profile_has_its_directory(String name, String directory) throws Exception {
            for (String each : List.of("release", "debug", "dist")) {
                tree.extension(".").library("target/" + each + "/lib_native.so", 0);
            }
            profile = name;
            assertThat(found()).containsExactly("target/" + directory + "/lib_native.so");
            assertThat(find().notes()).isEmpty();
        }

        @Test
        void only_wanted_targets_are_read() throws Exception {
            tree.extension(".")
                    .library("target/release/lib_native.so", 0)
                    .library("target/" + MAC + "/release/lib_native.dylib", 0)
                    .library("target/x86_64-unknown-linux-musl/release/lib_native.so", 0);
            targets = List.of(MAC);
            assertThat(found()).containsExactly("target/" + MAC + "/release/lib_native.dylib");
            targets = List.of(MAC, GNU);
            assertThat(found())
                    .containsExactly("target/release/lib_native.so", "target/" + MAC + "/release/lib_native.dylib");
        }

        @Test
        void a_wanted_target_without_a_library_is_an_absence() throws Exception {
            tree.extension(".").library("target/release/lib_native.so", 0);
            targets = List.of(GNU, MAC);
            assertThat(reason())
                    .startsWith("There is no built library of crate 'repo' for " + MAC + ".\n")
                    .contains("cargo build --release --target " + MAC + "\n");
        }

        @Test
        void a_target_of_ones_own_is_found_by_the_stem_of_its_file() throws Exception {
            tree.extension(".").library("target/my-board/release/lib_native.so", 0);
            assertThat(found()).isEmpty();
            targets = List.of("boards/my-board.json");
            assertThat(found()).containsExactly("target/my-board/release/lib_native.so");
            targets = List.of();
            environment = Map.of("CARGO_BUILD_TARGET", "my-board.json");
            assertThat(found()).containsExactly("target/my-board/release/lib_native.so");
        }

        @Test
        void the_target_directory_may_be_configured() throws Exception {
            tree.extension(".")
                    .library("out/release/lib_native.so", 0)
                    .library("target/release/lib_native.so", 0)
                    .file(".cargo/config.toml", "build.target-dir = 'out'");
            assertThat(found()).containsExactly("out/release/lib_native.so");
            environment = Map.of("CARGO_TARGET_DIR", root.resolve("elsewhere").toString());
            tree.library("../elsewhere/debug/lib_native.so", 0);
            assertThat(found()).containsExactly("elsewhere/debug/lib_native.so");
        }

        @Test
        void a_relative_target_directory_starts_where_cargo_is_started() throws Exception {
            crateDirectory = "rust";
            environment = Map.of("CARGO_TARGET_DIR", "out");
            tree.extension("rust").library("out/release/lib_native.so", 0);
            assertThat(found()).containsExactly("out/release/lib_native.so");
            tree.library("rust/out/release/lib_native.so", -1);
            assertThat(found()).containsExactly("rust/out/release/lib_native.so");
        }

        @Test
        void the_crate_may_lie_beside_the_module() throws Exception {
            crateDirectory = "../python";
            tree.extension("../python").library("../python/target/release/lib_native.so", 0);
            assertThat(found()).containsExactly("python/target/release/lib_native.so");
        }

        @Test
        void a_workspace_member_is_built_into_the_workspaces_target_directory() throws Exception {
            crateDirectory = "crates/py";
            tree.file("Cargo.toml", "[workspace]\nmembers=['crates/*']")
                    .extension("crates/py")
                    .library("target/release/lib_native.so", 0);
            assertThat(found()).containsExactly("target/release/lib_native.so");
        }

        @Test
        void a_virtual_workspace_contributes_each_extension_module() throws Exception {
            tree.file("Cargo.toml", "[workspace]\nmembers=['crates/*']")
                    .extension("crates/b", "")
                    .file("crates/a/Cargo.toml", "[package]\nname='a'\n[lib]\ncrate-type=['cdylib']\n" + Tree.PYO3)
                    .file("crates/ffi/Cargo.toml", "[package]\nname='ffi'\n[lib]\ncrate-type=['cdylib']\n")
                    .file("crates/core/Cargo.toml", "[package]\nname='core'\n" + Tree.PYO3)
                    .library("target/release/lib_native.so", 0)
                    .library("target/release/liba.so", 0)
                    .library("target/release/libffi.so", 0);
            assertThat(found()).containsExactly("target/release/liba.so", "target/release/lib_native.so");
            moduleName = "a";
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("The module name 'a'")
                    .hasMessageContaining(tree.path("crates/a") + ", " + tree.path("crates/b"))
                    .hasMessageContaining("crateDirectory=");
        }

        @Test
        void an_unbuilt_member_of_a_virtual_workspace_is_an_absence() throws Exception {
            tree.file("Cargo.toml", "[workspace]\nmembers=['a', 'b']")
                    .extension("a")
                    .file("b/Cargo.toml", "[package]\nname='b'\n[lib]\ncrate-type=['cdylib']\n" + Tree.PYO3)
                    .library("target/release/lib_native.so", 0);
            assertThat(reason())
                    .startsWith("There is no built library of crate 'b'.\n")
                    .contains("cargo build --release --package b\n");
        }

        @Test
        void a_library_that_cargo_was_told_to_build_on_the_command_line_counts() throws Exception {
            tree.file("Cargo.toml", "[package]\nname='geo'\n" + Tree.PYO3).library("target/release/libgeo.so", 0);
            assertThat(found()).containsExactly("target/release/libgeo.so");
        }
    }

    @Nested
    class Named_by_pyproject_toml {
        private static final String MANIFEST_PATH = "[tool.maturin]\nmodule-name = 'geo._native'\nmanifest-path = ";

        private void assertFound(String directory) throws Exception {
            tree.extension(directory).library(directory + "/target/release/lib_native.so", 0);
            assertThat(found()).containsExactly(directory + "/target/release/lib_native.so");
            assertThat(findAll().libraries().get(0).moduleName()).contains("geo._native");
        }

        @Test
        void the_crate_is_where_manifest_path_says() throws Exception {
            tree.file("pyproject.toml", MANIFEST_PATH + "'crates/py/Cargo.toml'");
            assertFound("crates/py");
        }

        @Test
        void manifest_path_comes_before_a_package_beside_the_file() throws Exception {
            tree.file("pyproject.toml", MANIFEST_PATH + "'crates/py/Cargo.toml'")
                    .file("Cargo.toml", "[package]\nname='geo'\n[workspace]\nmembers=['crates/py']")
                    .extension("crates/py")
                    .library("target/release/lib_native.so", 0);
            assertThat(found()).containsExactly("target/release/lib_native.so");
        }

        @Test
        void manifest_path_may_lead_out_of_a_workspace_without_extension_modules() throws Exception {
            tree.file("pyproject.toml", MANIFEST_PATH + "'bindings/Cargo.toml'")
                    .file("Cargo.toml", "[workspace]\nmembers=['core']\nexclude=['bindings']")
                    .file("core/Cargo.toml", "[package]\nname='core'");
            assertFound("bindings");
        }

        @Test
        void a_workspace_stands_for_all_its_extension_modules_whatever_one_of_them_is_called() throws Exception {
            tree.file("pyproject.toml", MANIFEST_PATH + "'a/Cargo.toml'")
                    .file("Cargo.toml", "[workspace]\nmembers=['a', 'b']")
                    .extension("a")
                    .file("b/Cargo.toml", "[package]\nname='b'\n[lib]\ncrate-type=['cdylib']\n" + Tree.PYO3)
                    .library("target/release/lib_native.so", 0)
                    .library("target/release/libb.so", 0);
            assertThat(found()).containsExactly("target/release/lib_native.so", "target/release/libb.so");
        }

        @Test
        void the_crate_is_in_rust_where_none_is_beside_the_file() throws Exception {
            tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'geo._native'");
            assertFound("rust");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "python-source = 'python'|python/geo/__init__.py",
                    "python-packages = ['geo']|src/geo/__init__.py",
                    "bindings = 'pyo3'|src/my_geo/__init__.py",
                })
        void the_crate_is_in_rust_where_the_python_sources_are_apart(String option, String file) throws Exception {
            tree.file(
                            "pyproject.toml",
                            "[project]\nname = 'my-geo'\n[tool.maturin]\nmodule-name = 'geo._native'\n" + option)
                    .file(file, "")
                    .file("Cargo.toml", "[package]\nname='helper'");
            assertFound("rust");
        }

        @Test
        void the_file_may_be_in_the_crate_directory() throws Exception {
            crateDirectory = "../python";
            tree.file("../python/pyproject.toml", MANIFEST_PATH + "'rust/Cargo.toml'")
                    .extension("../python/rust");
            assertThat(reason().replace('\\', '/'))
                    .contains("python/rust/target/release\n")
                    .contains(": cargo build --release --manifest-path ../python/rust/Cargo.toml\n");
            tree.library("../python/rust/target/release/lib_native.so", 0);
            assertThat(found()).containsExactly("python/rust/target/release/lib_native.so");
        }

        @Test
        void setuptools_rust_may_build_several() throws Exception {
            tree.file("pyproject.toml", """
                            [[tool.setuptools-rust.ext-modules]]
                            target = "geo._native"
                            path = "rust/Cargo.toml"
                            [[tool.setuptools-rust.ext-modules]]
                            target = "geo.waves"
                            path = "waves/Cargo.toml"
                            [[tool.setuptools-rust.ext-modules]]
                            target = "geo.program"
                            path = "program/Cargo.toml"
                            binding = "Exec"
                            """)
                    .extension("rust")
                    .file("waves/Cargo.toml", "[package]\nname='waves'\n[lib]\ncrate-type=['cdylib']\n" + Tree.PYO3)
                    .library("rust/target/release/lib_native.so", 0);
            assertThat(reason()).startsWith("There is no built library of crate 'waves'.\n");
            tree.library("waves/target/debug/libwaves.so", 0);
            assertThat(findAll().libraries().stream().map(LibraryFile::moduleName))
                    .containsExactly(Optional.of("geo._native"), Optional.of("geo.waves"));
            moduleName = "geo._native";
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("but pyproject.toml in " + tree.root() + " has several: " + tree.path("rust")
                            + ", " + tree.path("waves") + ".");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[tool.maturin]\nmanifest-path = 'no/Cargo.toml'",
                    "[[tool.setuptools-rust.ext-modules]]\ntarget = 'geo'\npath = 'no/Cargo.toml'"
                })
        void a_manifest_that_does_not_exist_is_the_users_mistake(String toml) {
            tree.file("pyproject.toml", toml);
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith(
                            tree.path("pyproject.toml") + " takes the crate from " + tree.path("no/Cargo.toml"))
                    .hasMessageContaining("Correct the path there");
        }

        @Test
        void a_named_library_has_its_name_from_the_file_too() throws Exception {
            tree.file("pyproject.toml", MANIFEST_PATH + "'crates/py/Cargo.toml'")
                    .extension("crates/py")
                    .library("dist/lib_native.so", 0);
            assertThat(findAll("dist").libraries().get(0).moduleName()).contains("geo._native");
        }
    }

    @Nested
    class Absent {

        @Test
        void no_manifest_is_no_rust_project() throws Exception {
            assertThat(find()).isInstanceOf(FoundLibraries.NoRustProject.class);
            assertThat(reason())
                    .startsWith("There is no Cargo.toml in " + tree.root()
                            + ", and no pyproject.toml that names one. Set crateDirectory=");
        }

        @ParameterizedTest(name = "libraries: {0}")
        @ValueSource(strings = {"", "lib"})
        void a_crate_directory_without_manifest_is_the_users_mistake(String libraries) {
            tree.library("lib/a.so", 0);
            crateDirectory = "no/such/directory";
            assertThatThrownBy(() -> find(libraries))
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith(
                            "The crate directory " + tree.path("no/such/directory") + " does not exist.")
                    .hasMessageContaining("crateDirectory=…");
        }

        @Test
        void a_crate_directory_that_is_a_file_is_told() {
            tree.extension(".");
            crateDirectory = "Cargo.toml";
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith(
                            "The crate directory " + tree.path("Cargo.toml") + " is a file. Correct crateDirectory=…");
        }

        @Test
        void a_crate_directory_without_a_crate_is_told() {
            tree.extension(".").file("python/x.py", "");
            crateDirectory = "python";
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith("There is no Cargo.toml in the crate directory " + tree.path("python"));
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {".", "..", "../x", "a/b", "/", "\0", "a b", "-,"})
        void a_target_or_profile_that_can_have_no_directory_is_told(String value) {
            tree.extension(".").library("target/release/lib_native.so", 0);
            targets = List.of(value);
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith("'" + Shown.inLine(value) + "' is neither a target triple")
                    .hasMessageContaining("Correct targets=…");
            targets = List.of();
            profile = value;
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith("'" + Shown.inLine(value) + "' cannot be the name of a cargo profile")
                    .hasMessageContaining("Correct profile=…");
        }

        @Test
        void every_directory_of_a_profile_is_told_and_no_other() throws Exception {
            tree.extension(".")
                    .file("target/classes/Main.class", "")
                    .file("target/" + MAC + "/dist/.cargo-lock", "")
                    .file("target/tmp/.cargo-lock", "");
            assertThat(reason().replace('\\', '/'))
                    .contains("target/" + MAC + "/dist\n")
                    .doesNotContain("target/classes", "target/tmp", "target/" + MAC + "\n");
            profile = "dist";
            assertThat(reason().replace('\\', '/'))
                    .contains("target/dist\n", "target/" + MAC + "/dist\n")
                    .doesNotContain("/release\n");
        }

        @Test
        void an_unbuilt_crate_is_told_with_every_place_and_both_remedies() throws Exception {
            tree.extension(".").file("target/dist/.cargo-lock", "").file("target/" + MAC + "/CACHEDIR.TAG", "");
            assertThat(((FoundLibraries.NotBuilt) find()).reason().remedies())
                    .containsExactly(
                            new RunCargo(List.of("cargo", "build", "--release")), new SetOption(Option.SKIP, "true"));
            assertThat(reason().replace('\\', '/'))
                    .isEqualTo("""
                            There is no built library of crate 'repo'.
                            Looked for lib_native.so, lib_native.dylib, _native.dll, _native.wasm in
                              ROOT/target/release
                              ROOT/target/debug
                              ROOT/target/dist
                              ROOT/target/aarch64-apple-darwin/release
                              ROOT/target/aarch64-apple-darwin/debug
                              ROOT/target/rust-maven-plugin/repo/release
                              ROOT/target/rust-maven-plugin/repo/debug

                            To build it, in ROOT: cargo build --release
                            On machines without Rust: skip=true""".replace("ROOT", tree.root().toString().replace('\\', '/')));
        }

        @Test
        void the_command_repeats_the_profile_and_the_place() throws Exception {
            crateDirectory = "../python";
            profile = "dist";
            tree.extension("../python", "[profile.dist]\ninherits = 'release'\n");
            assertThat(reason().replace('\\', '/'))
                    .contains("/python/target/dist\n")
                    .contains(": cargo build --profile dist --manifest-path ../python/Cargo.toml\n");
        }

        @Test
        void a_profile_that_is_not_built_is_told_with_those_that_are() throws Exception {
            profile = "dist";
            tree.extension(".", "[profile.dist]\ninherits = 'release'\n")
                    .library("target/release/lib_native.so", 0)
                    .library("target/" + MAC + "/debug/lib_native.dylib", 0);
            assertThat(reason())
                    .startsWith("There is no built library of crate 'repo' with the profile 'dist'; built are: dev,"
                            + " release.\n")
                    .contains(": cargo build --profile dist\n");
        }

        @Test
        void of_a_wanted_target_only_its_own_profiles_are_told() throws Exception {
            profile = "release";
            targets = List.of(MAC);
            tree.extension(".")
                    .library("target/release/lib_native.so", 0)
                    .library("target/" + MAC + "/debug/lib_native.dylib", 0);
            assertThat(reason())
                    .startsWith("There is no built library of crate 'repo' for " + MAC
                            + " with the profile 'release'; built are: dev.\n");
        }

        @Test
        void a_profile_that_cargo_does_not_have_is_told_without_a_command_that_would_fail() throws Exception {
            profile = "relaese";
            tree.extension(".").library("target/release/lib_native.so", 0);
            assertThat(reason())
                    .startsWith("There is no built library of crate 'repo' with the profile 'relaese'; built are:"
                            + " release.\n")
                    .contains("cargo has no profile 'relaese'. Perhaps release? Correct profile=…")
                    .doesNotContain("cargo build");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"manifest", "configuration", "variable"})
        void a_profile_may_be_defined_in_several_places(String place) throws Exception {
            profile = "my-dist";
            tree.extension(".", place.equals("manifest") ? "[profile.my-dist]\ninherits = 'release'\n" : "");
            if (place.equals("configuration")) {
                tree.file(".cargo/config.toml", "profile.my-dist.inherits = 'release'");
            }
            if (place.equals("variable")) {
                environment = Map.of("CARGO_PROFILE_MY_DIST_INHERITS", "release");
            }
            assertThat(reason()).contains("cargo build --profile my-dist\n");
        }

        @Test
        void a_mistyped_target_is_not_taken_for_the_hosts() {
            targets = List.of("x86_64-unknown-linux-gun");
            tree.extension(".").library("target/release/lib_native.so", 0);
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith("Unknown target 'x86_64-unknown-linux-gun': rustc ")
                    .hasMessageContaining(" Perhaps x86_64-unknown-linux-gnu? Correct targets=…")
                    .hasMessageEndingWith("; if it is right, build the library for it first.");
        }

        @Test
        void a_target_that_was_built_is_never_refused_and_may_be_what_was_meant() throws Exception {
            targets = List.of("my-board");
            tree.extension(".").library("target/my-board/release/lib_native.so", 0);
            assertThat(find()).isInstanceOf(FoundLibraries.Found.class);
            targets = List.of("my-borad");
            assertThatThrownBy(() -> find()).hasMessageContaining("Perhaps my-board?");
        }

        @Test
        void a_target_that_a_file_describes_is_not_refused_and_named_by_that_file() throws Exception {
            targets = List.of("boards/my-board.json");
            tree.extension(".");
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageStartingWith("The target file boards/my-board.json does not exist");
            tree.file("boards/my-board.json", "{}");
            assertThat(reason())
                    .startsWith("There is no built library of crate 'repo' for my-board.\n")
                    .contains("cargo build --release --target boards/my-board.json\n");
        }

        @Test
        void a_crate_without_cdylib_is_told_what_to_add() {
            tree.file("Cargo.toml", "[package]\nname='geo'\n" + Tree.PYO3);
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("builds no library that Python could load")
                    .hasMessageEndingWith("Add to it:\n[lib]\ncrate-type = [\"cdylib\"]");
        }

        @Test
        void a_root_package_without_cdylib_is_told_the_member_that_has_it() {
            tree.file("Cargo.toml", "[package]\nname='geo'\n[workspace]\nmembers=['py']")
                    .extension("py");
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining(
                            "Extension modules of its workspace: " + tree.path("py") + ". Set crateDirectory=");
        }

        @Test
        void a_workspace_without_an_extension_module_is_told_why() {
            tree.file("Cargo.toml", "[workspace]\nmembers=['*']")
                    .file("ffi/Cargo.toml", "[package]\nname='ffi'\n[lib]\ncrate-type=['cdylib']\n")
                    .file("core/Cargo.toml", "[package]\nname='core'\n" + Tree.PYO3);
            assertThatThrownBy(() -> find())
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("core (no crate-type \"cdylib\"), ffi (does not depend on pyo3)");
        }
    }

    @Nested
    class Outdated {

        private void library(String path, int secondsOld) {
            tree.library(path, secondsOld)
                    .file(path.replaceAll("\\.\\w+$", ".d"), tree.path(path) + ": " + tree.path("src/lib.rs"));
        }

        @BeforeEach
        void a_source() {
            tree.extension(".").file("src/lib.rs", "").age("src/lib.rs", 10);
        }

        @Test
        void an_outdated_library_is_told_with_its_source_and_the_command_that_builds_it() throws Exception {
            library("target/debug/lib_native.so", 20);
            assertThat(found()).containsExactly("target/debug/lib_native.so");
            assertThat(find().warnings()).isEmpty();
            assertThat(findAll().outdated())
                    .containsExactly(new OutdatedLibrary(
                            tree.path("target/debug/lib_native.so"),
                            new SourceChange(tree.path("src/lib.rs"), false),
                            new RunCargo(List.of("cargo", "build"))));
        }

        @Test
        void the_command_builds_the_target_and_the_package_of_the_library() throws Exception {
            tree.file("Cargo.toml", "[workspace]\nmembers=['py']").extension("py");
            library("target/" + MAC + "/dist/lib_native.dylib", 20);
            assertThat(findAll().outdated())
                    .extracting(library -> library.build().toString())
                    .containsExactly("cargo build --profile dist --package py --target " + MAC);
        }

        @Test
        void the_command_leaves_a_target_that_only_a_file_describes_to_cargo() throws Exception {
            library("target/my-board/release/lib_native.so", 20);
            tree.file(".cargo/config.toml", "build.target = 'boards/my-board.json'");
            assertThat(findAll().outdated())
                    .extracting(library -> library.build().toString())
                    .containsExactly("cargo build --release");
            targets = List.of("boards/my-board.json");
            assertThat(findAll().outdated())
                    .extracting(library -> library.build().toString())
                    .containsExactly("cargo build --release --target boards/my-board.json");
        }

        @Test
        void a_library_of_a_deleted_source_is_outdated() throws Exception {
            library("target/release/lib_native.so", 5);
            tree.file("target/release/lib_native.d", "x: src/lib.rs src/old.rs");
            assertThat(findAll().outdated())
                    .extracting(OutdatedLibrary::change)
                    .containsExactly(new SourceChange(tree.path("src/old.rs"), true));
        }

        @Test
        void a_fresh_library_has_no_warning() throws Exception {
            library("target/release/lib_native.so", 5);
            assertThat(find().warnings()).isEmpty();
            assertThat(findAll().outdated()).isEmpty();
        }

        @Test
        void an_outdated_library_is_left_out_beside_a_fresh_one_of_another_platform() throws Exception {
            library("target/release/lib_native.so", 5);
            library("target/" + MAC + "/release/lib_native.dylib", 20);
            assertThat(found()).containsExactly("target/release/lib_native.so");
            assertThat(find().warnings())
                    .singleElement()
                    .asString()
                    .contains("; it is left out")
                    .endsWith("cargo build --release --target " + MAC);
            assertThat(findAll().outdated()).isEmpty();
        }

        @Test
        void a_wanted_target_is_read_even_when_outdated() throws Exception {
            library("target/release/lib_native.so", 5);
            library("target/" + MAC + "/release/lib_native.dylib", 20);
            targets = List.of(GNU, MAC);
            assertThat(found()).hasSize(2);
            assertThat(findAll().outdated()).hasSize(1);
        }

        @Test
        void libraries_that_are_all_outdated_are_all_read() throws Exception {
            library("target/release/lib_native.so", 20);
            library("target/" + MAC + "/release/lib_native.dylib", 20);
            assertThat(found()).hasSize(2);
            assertThat(findAll().outdated()).hasSize(2);
        }

        @Test
        void relative_sources_start_at_the_configured_base_or_the_workspace() throws Exception {
            tree.library("target/release/lib_native.so", 20).file("target/release/lib_native.d", "x: src/lib.rs");
            assertThat(findAll().outdated()).hasSize(1);
            tree.file(".cargo/config.toml", "build.dep-info-basedir = 'elsewhere'");
            assertThat(findAll().outdated()).isEmpty();
        }

        @Test
        void a_library_named_by_the_user_is_checked_too() throws Exception {
            library("target/release/lib_native.so", 20);
            assertThat(find("target/release/lib_native.so").warnings()).hasSize(1);
            assertThat(findAll("target/release/lib_native.so").outdated()).isEmpty();
        }

        @Test
        void relative_sources_of_a_library_named_by_the_user_start_where_those_of_a_built_one_do() throws Exception {
            crateDirectory = "crates/py";
            tree.file("Cargo.toml", "[workspace]\nmembers=['crates/*']")
                    .extension("crates/py")
                    .library("dist/lib_native.so", 20)
                    .file("dist/lib_native.d", "x: src/lib.rs");
            assertThat(find("dist").warnings())
                    .singleElement()
                    .asString()
                    .endsWith(" is older than its source " + tree.path("src/lib.rs") + ". Build it again.");
            tree.file(".cargo/config.toml", "build.dep-info-basedir = 'elsewhere'");
            assertThat(find("dist").warnings()).isEmpty();
        }
    }

    @Test
    void lists_that_maven_leaves_null_are_empty() {
        LibraryQuery query = new LibraryQuery(root, root, root, null, null, Optional.empty(), Optional.empty());
        assertThat(query.libraries()).isEmpty();
        assertThat(query.targets()).isEmpty();
    }

    @Nested
    class Named {

        @Test
        void they_are_read_instead_of_cargos() throws Exception {
            tree.extension(".")
                    .library("target/release/lib_native.so", 0)
                    .library("lib/b.so", 0)
                    .library("lib/a.so", 0);
            assertThat(found("lib", " lib/a.so ", "")).containsExactly("lib/a.so", "lib/b.so");
        }

        @Test
        void they_need_no_manifest_and_none_that_parses_with_a_module_name() throws Exception {
            tree.library("lib/_native.so", 0);
            assertThat(find("lib")).isInstanceOf(FoundLibraries.Found.class);
            assertThat(findAll("lib").libraries().get(0).moduleName()).isEmpty();
            tree.file("Cargo.toml", "not toml");
            moduleName = "geo._native";
            assertThat(findAll("lib").libraries().get(0).moduleName()).contains("geo._native");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "lib_native.so, geo._native",
            "_native.dll, geo._native",
            "_native.abi3.so, geo._native",
            "_native.cpython-312-x86_64-linux-gnu.so, geo._native",
            "_native.pyd, geo._native",
            "lib_native.abi3.so, geo._native",
            "_native2.so,",
            "libother.so,",
        })
        void they_take_the_projects_name_where_their_own_fits(String file, String name) throws Exception {
            tree.extension(".")
                    .file("pyproject.toml", "[tool.maturin]\nmodule-name = 'geo._native'")
                    .library("lib/" + file, 0);
            assertThat(findAll("lib").libraries().get(0).moduleName()).isEqualTo(Optional.ofNullable(name));
        }

        @Test
        void they_have_the_platform_of_a_triples_directory() throws Exception {
            tree.library("any/" + MAC + "/release/libx.dylib", 0).library("any/other/release/libx.so", 0);
            assertThat(findAll("any/**/libx.*").libraries())
                    .extracting(LibraryFile::statedPlatforms)
                    .containsExactly(List.of(Platforms.of("osx-aarch_64")), List.of());
        }
    }

    @Nested
    class Wheels {
        private static final String WHEEL = "dist/geo-1.0-cp39-abi3-macosx_11_0_arm64.whl";

        private void wheel(String... libraries) {
            WheelBuilder wheel = new WheelBuilder();
            for (String library : libraries) {
                wheel.file(library, "");
            }
            wheel.write(tree.path(WHEEL));
        }

        private List<String> modules(String... libraries) throws Exception {
            return findAll(libraries).libraries().stream()
                    .map(library -> library.moduleName().orElseThrow())
                    .toList();
        }

        @Test
        void are_read_with_libraries_beside_them() throws Exception {
            wheel("geo/_b.abi3.so", "geo/_a.abi3.so");
            tree.library("dist/libz.so", 0);
            assertThat(findAll("dist").libraries().stream()
                            .map(LibraryFile::shown)
                            .map(shown -> tree.root().relativize(Path.of(shown)).toString()))
                    .containsExactly(WHEEL + "!/geo/_a.abi3.so", WHEEL + "!/geo/_b.abi3.so", "dist/libz.so");
        }

        @Test
        void need_no_manifest_that_parses() throws Exception {
            tree.file("Cargo.toml", "not toml");
            wheel("geo/_native.abi3.so");
            assertThat(modules("dist/*.whl")).containsExactly("geo._native");
        }

        @Test
        void name_their_modules_by_their_places_whatever_the_python_project_says() throws Exception {
            tree.extension(".")
                    .file("pyproject.toml", "[tool.maturin]\nmodule-name = 'other._native'")
                    .library("lib/_native.so", 0);
            wheel("geo/_native.abi3.so");
            assertThat(modules("dist", "lib")).containsExactly("geo._native", "other._native");
        }

        @Test
        void have_the_one_module_that_the_user_names() throws Exception {
            wheel("geo/_a.abi3.so", "geo/_b.abi3.so");
            moduleName = "mine._b";
            assertThat(modules("dist")).containsExactly("mine._b");
        }

        @Test
        void that_are_not_named_like_one_are_told() {
            tree.file("dist/geo.whl", "");
            assertThatThrownBy(() -> find("dist"))
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("geo.whl does not have the name of a wheel");
        }
    }

    @Nested
    class Archives {

        @Test
        void have_the_platforms_of_their_names() throws Exception {
            tree.file("Cargo.toml", "not toml")
                    .file("dist/geo-1.0-stubs-linux-x86_64-musl.zip", "")
                    .file("dist/geo-1.0-stubs-osx-aarch_64.zip", "");
            assertThat(findAll("dist").archives())
                    .extracting(archive -> archive.platform().classifier())
                    .containsExactly("linux-x86_64-musl", "osx-aarch_64");
        }

        @Test
        void are_read_with_libraries_and_wheels_beside_them() throws Exception {
            new WheelBuilder()
                    .file("geo/_native.abi3.so", "")
                    .write(tree.path("dist/geo-1.0-cp39-abi3-macosx_11_0_arm64.whl"));
            tree.library("dist/libgeo.so", 0)
                    .file("dist/geo-1.0-stubs-windows-x86_64.zip", "")
                    .file("dist/geo-1.0-stubs.zip", "");
            FoundLibraries.Found found = findAll("dist");
            assertThat(found.libraries()).hasSize(2);
            assertThat(found.archives()).hasSize(1);
            assertThat(found.notes()).singleElement().asString().contains("geo-1.0-stubs.zip is skipped");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "geo-1.0-stubs.zip, has the name of an archive for all platforms",
            "geo-1.0-stubs-linx-x86_64.zip, does not have the name of an archive of stubs",
            "geo-1.0.zip, does not have the name of an archive of stubs"
        })
        void that_do_not_say_their_platform_are_refused(String name, String what) {
            tree.file("dist/" + name, "");
            assertThatThrownBy(() -> find("dist/" + name))
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining(name + " " + what)
                    .hasMessageContaining("stubs-<platform>.zip");
        }
    }

    @Nested
    class ModuleName {

        @BeforeEach
        void a_built_crate() {
            tree.extension(".").library("target/release/lib_native.so", 0);
        }

        @Test
        void is_left_to_the_library_when_nothing_says_it() throws Exception {
            assertThat(findAll().libraries().get(0).moduleName()).isEmpty();
        }

        @Test
        void is_the_python_projects() throws Exception {
            tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'geo._native'");
            assertThat(findAll().libraries().get(0).moduleName()).contains("geo._native");
        }

        @Test
        void is_the_users_before_all() throws Exception {
            tree.file("pyproject.toml", "[tool.maturin]\npython-source = 'python'");
            moduleName = "mine._native";
            assertThat(findAll().libraries().get(0).moduleName()).contains("mine._native");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"geo..native", ".", "..", ".native", "geo.", "geo,", "geo/_native", "geo native", "1geo"})
        void one_that_python_cannot_import_is_no_name(String name) {
            moduleName = name;
            for (String libraries : List.of("", "target/release/*.so")) {
                assertThatThrownBy(() -> find(libraries))
                        .isInstanceOf(ProjectException.class)
                        .hasMessage("'%s' is not a dotted Python name, such as geodesy._native. Correct moduleName=…."
                                .formatted(name));
            }
        }

        @ParameterizedTest(name = "{0} and {1}")
        @CsvSource({
            "geo._native, geo._nativ",
            "geo._native, goe._native",
            "geo._native, _native",
            "_native, geo._native"
        })
        void one_that_contradicts_that_of_pyproject_toml_is_told_with_both(String stated, String contradiction) {
            for (String toml : List.of(
                    "[tool.maturin]\nmodule-name = '%s'",
                    "[[tool.setuptools-rust.ext-modules]]\npath = 'Cargo.toml'\ntarget = '%s'")) {
                tree.file("pyproject.toml", toml.formatted(stated));
                moduleName = contradiction;
                String key = toml.contains("maturin") ? "module-name" : "target";
                assertThatThrownBy(() -> find())
                        .isInstanceOf(ProjectException.class)
                        .hasMessageStartingWith("The module name is set to '%s', but %s in %s is '%s'. Correct "
                                .formatted(contradiction, key, tree.path("pyproject.toml"), stated));
            }
        }

        @ParameterizedTest(name = "{0} and {1}")
        @CsvSource({"geo._native, geo._native", "geo, geo.geo", "geo.geo, geo", "'', geo._native"})
        void one_that_says_the_same_or_more_is_taken(String stated, String name) throws Exception {
            tree.file(
                    "pyproject.toml", "[tool.maturin]\n" + (stated.isEmpty() ? "" : "module-name = '" + stated + "'"));
            moduleName = name;
            assertThat(findAll().libraries())
                    .extracting(LibraryFile::moduleName)
                    .containsExactly(Optional.of(name));
        }

        @Test
        void of_named_libraries_it_is_not_compared() throws Exception {
            tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'geo._native'");
            moduleName = "other._native";
            assertThat(findAll("target/release/*.so").libraries()).hasSize(1);
        }
    }
}
