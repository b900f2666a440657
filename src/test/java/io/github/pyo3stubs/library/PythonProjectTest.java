package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(moduleName("a")).contains("_native._native");
        assertThat(moduleName("b")).contains("geo.geo");
        assertThat(moduleName("c")).contains("my_geo.my_geo");
    }

    @Test
    void is_not_doubled_by_a_directory_that_is_no_package() throws Exception {
        tree.file("a/pyproject.toml", MATURIN).file("a/_native/notes.txt", "");
        assertThat(moduleName("a")).contains("_native");
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
                .hasMessageStartingWith(root.resolve("python/pyproject.toml") + ": " + key + " names the path '\0'");
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
