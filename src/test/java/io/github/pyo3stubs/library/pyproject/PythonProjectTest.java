// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Tree;
import io.github.pyo3stubs.library.cargo.Crate;
import io.github.pyo3stubs.library.cargo.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonProjectTest {
    private static final String MATURIN = "[build-system]\nbuild-backend = 'maturin'\n";

    /** A Cargo.toml that leaves the library's name to the package's. */
    private static final String UNNAMED = "[package]\nname = 'geo-rust'\n[lib]\ncrate-type = ['cdylib']\n" + Tree.PYO3;

    @TempDir
    Path root;

    private Tree tree;

    @BeforeEach
    void a_repository() throws Exception {
        Files.createDirectory(root.resolve(".git"));
        tree = new Tree(root);
    }

    private Optional<String> moduleName(String crateDirectory) throws Exception {
        tree.extension(crateDirectory);
        return moduleNameOf(crateDirectory);
    }

    private Optional<String> moduleNameOf(String crateDirectory) throws Exception {
        Manifest manifest = Manifest.in(root.resolve(crateDirectory)).orElseThrow();
        return PythonProject.moduleName(Crate.of(manifest, manifest));
    }

    @Test
    void is_unknown_without_a_file() throws Exception {
        assertThat(moduleName("python")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "[project]\nname = 'geo'", "[build-system]\nbuild-backend = 'setuptools.build_meta'"})
    void is_unknown_to_a_file_of_other_tools(String toml) throws Exception {
        tree.file("python/pyproject.toml", toml);
        assertThat(moduleName("python")).isEmpty();
    }

    @Test
    void is_the_one_that_maturin_is_told() throws Exception {
        tree.file("python/pyproject.toml", "[tool.maturin]\npython-source = 'python'\nmodule-name = 'geodesy._native'");
        assertThat(moduleName("python")).contains("geodesy._native");
    }

    @Test
    void is_the_library_name_when_maturin_is_told_none() throws Exception {
        tree.file("python/pyproject.toml", MATURIN);
        assertThat(moduleName("python")).contains("_native");
    }

    @Test
    void is_twice_the_name_when_the_python_sources_have_a_package_of_it() throws Exception {
        tree.file("a/pyproject.toml", MATURIN).file("a/_native/__init__.py", "");
        tree.file("b/pyproject.toml", "[tool.maturin]\npython-source = 'python'\nmodule-name = 'geo'")
                .file("b/python/geo/__init__.py", "");
        tree.file("c/pyproject.toml", MATURIN + "[project]\nname = 'my-geo'\n[tool.maturin]\nmodule-name = 'my_geo'")
                .file("c/src/my_geo/__init__.py", "");
        tree.extension("c/rust");
        assertThat(moduleName("a")).contains("_native._native");
        assertThat(moduleName("b")).contains("geo.geo");
        assertThat(moduleName("c/rust")).contains("my_geo.my_geo");
    }

    @Test
    void is_doubled_by_a_namespace_package_but_not_by_a_crate_of_its_name() throws Exception {
        tree.file("a/pyproject.toml", MATURIN).file("a/_native/point.py", "");
        tree.file("b/pyproject.toml", MATURIN).file("b/_native/Cargo.toml", "[package]\nname = 'other'");
        assertThat(moduleName("a")).contains("_native._native");
        assertThat(moduleName("b")).contains("_native");
    }

    @Test
    void is_that_of_the_project_where_the_crate_names_no_library() throws Exception {
        String project = MATURIN + "[project]\nname = 'my-geo'";
        tree.file("a/pyproject.toml", project).file("a/Cargo.toml", UNNAMED);
        tree.file("b/pyproject.toml", project + "\n[tool.maturin]\nmodule-name = 'geo._lib'")
                .file("b/Cargo.toml", UNNAMED);
        tree.file("c/pyproject.toml", project + "\n[tool.maturin]\npython-source = 'python'")
                .file("c/Cargo.toml", UNNAMED)
                .file("c/python/my_geo/__init__.py", "");
        tree.file("d/pyproject.toml", MATURIN).file("d/Cargo.toml", UNNAMED);
        assertThat(moduleNameOf("a")).contains("my_geo");
        assertThat(moduleNameOf("b")).contains("geo._lib");
        assertThat(moduleNameOf("c")).contains("my_geo.my_geo");
        assertThat(moduleNameOf("d")).contains("geo_rust");
    }

    @Test
    void is_looked_for_in_src_beside_rust_where_python_packages_are() throws Exception {
        String toml = MATURIN + "[project]\nname = 'geo'\n[tool.maturin]\nmodule-name = 'tide'\n"
                + "python-packages = ['tide', 'waves']";
        tree.file("a/pyproject.toml", toml).file("a/src/tide/__init__.py", "");
        tree.file("b/pyproject.toml", toml).file("b/src/tide/tables.py", "");
        assertThat(moduleName("a/rust")).contains("tide.tide");
        assertThat(moduleName("b/rust")).contains("tide");
    }

    @Test
    void is_that_of_the_crate_in_rust_where_the_python_sources_are_apart() throws Exception {
        tree.file("pyproject.toml", "[tool.maturin]\npython-source = 'python'\nmodule-name = 'geo._native'");
        tree.extension("rust");
        assertThat(moduleName(".")).isEmpty();
        assertThat(moduleName("rust")).contains("geo._native");
        assertThat(moduleName("other")).isEmpty();
    }

    @Test
    void is_found_above_the_crate_where_the_file_points_to_it() throws Exception {
        tree.file(
                "pyproject.toml",
                "[tool.maturin]\nmanifest-path = 'crates/py/Cargo.toml'\nmodule-name = 'geo._native'");
        assertThat(moduleName("crates/py")).contains("geo._native");
        assertThat(moduleName("crates/other")).isEmpty();
    }

    @Test
    void is_found_above_the_crate_where_no_other_package_is() throws Exception {
        tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'geo._native'");
        assertThat(moduleName("rust")).contains("geo._native");
        tree.file("Cargo.toml", "[workspace]");
        assertThat(moduleName("rust")).contains("geo._native");
        tree.extension(".");
        assertThat(moduleName("rust")).isEmpty();
    }

    @Test
    void is_not_looked_for_outside_the_repository() throws Exception {
        tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'outer'");
        tree.file("inner/.git", "gitdir: elsewhere");
        assertThat(moduleName("inner/python")).isEmpty();
    }

    @Test
    void is_the_nearest_that_is_told() throws Exception {
        tree.file("pyproject.toml", "[tool.maturin]\nmodule-name = 'far'")
                .file("python/pyproject.toml", "[tool.maturin]\nmodule-name = 'near'");
        assertThat(moduleName("python")).contains("near");
    }

    @Test
    void is_the_target_of_setuptools_rust() throws Exception {
        tree.file("pyproject.toml", """
                [[tool.setuptools-rust.ext-modules]]
                target = "other._lib"
                path = "other/Cargo.toml"
                [[tool.setuptools-rust.ext-modules]]
                target = "geo._native"
                path = "rust/Cargo.toml"
                """);
        tree.file("plain/pyproject.toml", "[[tool.setuptools-rust.ext-modules]]\ntarget = 'plain._native'");
        assertThat(moduleName("rust")).contains("geo._native");
        assertThat(moduleName("other")).contains("other._lib");
        assertThat(moduleName("third")).isEmpty();
        assertThat(moduleName("plain")).contains("plain._native");
    }

    @Test
    void is_none_of_what_setuptools_rust_builds_with_another_binding() throws Exception {
        tree.file("pyproject.toml", """
                [[tool.setuptools-rust.ext-modules]]
                target = "geo.program"
                binding = "Exec"
                [[tool.setuptools-rust.ext-modules]]
                target = "geo._native"
                binding = "PyO3"
                """);
        assertThat(moduleName(".")).contains("geo._native");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "tool.maturin.python-source",
                "tool.maturin.module-name",
                "tool.maturin.manifest-path",
                "tool.setuptools-rust.ext-modules.path"
            })
    void is_not_guessed_where_something_cannot_be_a_path(String key) {
        String table = key.contains("rust") ? "[[tool.setuptools-rust.ext-modules]]" : "[tool.maturin]";
        tree.file("python/pyproject.toml", table + "\n" + key.substring(key.lastIndexOf('.') + 1) + " = \"\\u0000\"");
        assertThatThrownBy(() -> moduleName("python"))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(root.resolve("python/pyproject.toml") + ": " + key + " names the path '\\x00'");
    }

    @Test
    void is_not_guessed_from_a_file_that_does_not_parse() {
        tree.file("python/pyproject.toml", "[tool.maturin\n");
        assertThatThrownBy(() -> moduleName("python"))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(
                        root.resolve("python/pyproject.toml") + " does not parse as TOML 1.0, line 1, ");
    }
}
