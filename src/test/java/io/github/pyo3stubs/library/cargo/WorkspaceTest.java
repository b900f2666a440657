// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
    @TempDir
    Path root;

    private Tree tree() {
        return new Tree(root);
    }

    private Manifest manifest(String directory) throws Exception {
        return Manifest.in(root.resolve(directory)).orElseThrow();
    }

    private Path workspaceOf(String directory) throws Exception {
        return Workspace.of(manifest(directory)).root().directory();
    }

    private Crate crate(String toml) throws Exception {
        tree().file("c/Cargo.toml", toml);
        return Crate.of(manifest("c"), Workspace.of(manifest("c")).root());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    [package]\\nname="my-crate"                            | my_crate | false
                    [package]\\nname="p"\\n[lib]\\nname="_n"               | _n       | false
                    [package]\\nname="p"\\n[lib]\\ncrate-type=["cdylib"]   | p        | true
                    [package]\\nname="p"\\n[lib]\\ncrate_type=["cdylib"]   | p        | true
                    [package]\\nname="p"\\n[lib]\\ncrate-type=["rlib","cdylib"] | p   | true
                    lib.crate-type=["cdylib"]\\n[package]\\nname="p"      | p        | true
                    [package]\\nname="p"\\n[lib]\\ncrate-type=["staticlib"] | p      | false
                    """)
    void a_package_has_a_library(String toml, String libraryName, boolean cdylib) throws Exception {
        Crate crate = crate(toml.replace("\\n", "\n"));
        assertThat(crate.libraryName()).isEqualTo(libraryName);
        assertThat(crate.cdylib()).isEqualTo(cdylib);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    [dependencies]\\npyo3 = "0.30"                                    | true
                    [dependencies.pyo3]\\nversion = "0.30"\\noptional = true          | true
                    [target.'cfg(unix)'.dependencies]\\npyo3 = "0.30"                 | true
                    [dependencies]\\npy = { package = "pyo3", version = "0.30" }      | true
                    [dependencies]\\npyo3.workspace = true                            | true
                    [dependencies]\\nrenamed = { workspace = true }                   | true
                    [dependencies]\\npyo3 = { package = "other", version = "1" }      | false
                    [dependencies]\\npyo3-build-config = "0.30"                       | false
                    [dev-dependencies]\\npyo3 = "0.30"                                | false
                    [build-dependencies]\\npyo3 = "0.30"                              | false
                    """)
    void a_package_may_depend_on_pyo3(String dependencies, boolean expected) throws Exception {
        tree().file(
                        "Cargo.toml",
                        "[workspace]\nmembers=['c']\n[workspace.dependencies]\npyo3='0.30'\nrenamed={package='pyo3',version='0.30'}");
        assertThat(crate("[package]\nname='c'\n" + dependencies.replace("\\n", "\n"))
                        .usesPyo3())
                .isEqualTo(expected);
    }

    @Test
    void a_package_alone_is_its_own_workspace() throws Exception {
        tree().extension("a/b").extension("a");
        assertThat(workspaceOf("a/b")).isEqualTo(root.resolve("a/b"));
    }

    @Test
    void the_workspace_is_found_upwards() throws Exception {
        tree().file("Cargo.toml", "[workspace]\nmembers=['a/b']").extension("a").extension("a/b");
        assertThat(workspaceOf("a/b")).isEqualTo(root);
    }

    @Test
    void an_excluded_package_belongs_to_the_workspace_further_up_or_to_none() throws Exception {
        tree().file("in/Cargo.toml", "[workspace]\nmembers=['x/kept']\nexclude=['x']")
                .extension("in/x/a")
                .extension("in/x/kept");
        assertThat(workspaceOf("in/x/a")).isEqualTo(root.resolve("in/x/a"));
        assertThat(workspaceOf("in/x/kept")).isEqualTo(root.resolve("in"));
        tree().file("Cargo.toml", "[workspace]");
        assertThat(workspaceOf("in/x/a")).isEqualTo(root);
    }

    @Test
    void a_package_may_name_its_workspace() throws Exception {
        tree().file("ws/Cargo.toml", "[workspace]").file("c/Cargo.toml", "[package]\nname='c'\nworkspace='../ws'");
        assertThat(workspaceOf("c")).isEqualTo(root.resolve("ws"));
    }

    @Test
    void a_named_workspace_that_is_none_is_told() {
        tree().file("c/Cargo.toml", "[package]\nname='c'\nworkspace='../ws'");
        assertThatThrownBy(() -> workspaceOf("c"))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(root.resolve("c/Cargo.toml") + " names " + root.resolve("ws"));
    }

    @Test
    void members_are_listed_globbed_and_depended_on_but_not_excluded() throws Exception {
        tree().file(
                        "Cargo.toml",
                        "[workspace]\nmembers=['one', 'crates/*', 'absent']\nexclude=['crates/out', 'dep-out']")
                .extension(
                        "one",
                        "[build-dependencies]\ndep = {path = '../dep'}\nfar = {path = '../../far'}\nout = {path = '../dep-out'}\n")
                .extension("crates/a")
                .extension("crates/b")
                .extension("crates/out")
                .file("crates/README.md", "")
                .extension("dep")
                .extension("dep-out")
                .extension("unrelated");
        assertThat(Workspace.of(manifest(".")).members())
                .extracting(
                        crate -> root.relativize(crate.directory()).toString().replace('\\', '/'))
                .containsExactly("crates/a", "crates/b", "dep", "one");
    }

    @Test
    void a_root_package_is_a_member() throws Exception {
        tree().extension("r", "[workspace]\nmembers=['m']\n").extension("r/m");
        assertThat(Workspace.of(manifest("r")).members())
                .extracting(Crate::packageName)
                .containsExactly("r", "m");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[package\nname=1", "name = \n", "[package]\nname='a'\nname='b'", "a = {\n}"})
    void a_manifest_that_does_not_parse_is_named_with_line_and_column(String toml) {
        tree().file("Cargo.toml", toml);
        assertThatThrownBy(() -> manifest("."))
                .isInstanceOf(ProjectException.class)
                .hasMessageMatching("(?s)\\Q" + root.resolve("Cargo.toml")
                        + "\\E does not parse as TOML 1\\.0, line \\d+, column \\d+: .+ Correct it there.+");
    }

    @Test
    void a_manifest_that_is_no_text_is_named() throws Exception {
        Files.write(root.resolve("Cargo.toml"), "[package]\nname='\u00e9'".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> manifest("."))
                .isInstanceOf(ProjectException.class)
                .hasMessage(root.resolve("Cargo.toml") + " is not UTF-8. Save it as UTF-8.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    package.workspace      | [package]\\nname='c'\\nworkspace=NUL
                    workspace.members      | [package]\\nname='c'\\n[workspace]\\nmembers=['a', NUL]
                    workspace.exclude      | [package]\\nname='c'\\n[workspace]\\nexclude=[NUL]
                    dependencies.d.path    | [package]\\nname='c'\\n[dependencies]\\nd={path=NUL}
                    target.t.dependencies.d.path | [package]\\nname='c'\\n[target.t.dependencies]\\nd={path=NUL}
                    """)
    void what_cannot_be_a_path_is_told_with_file_and_key(String key, String toml) {
        tree().file("c/Cargo.toml", toml.replace("\\n", "\n").replace("NUL", "\"\\u0000\""));
        assertThatThrownBy(() -> Workspace.of(manifest("c")).members())
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(root.resolve("c/Cargo.toml") + ": " + key + " names the path '\\x00'");
    }

    @Test
    void a_byte_order_mark_is_no_error() throws Exception {
        assertThat(crate("\uFEFF[package]\nname='c'").packageName()).isEqualTo("c");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "[patch.crates-io]"})
    void a_manifest_without_package_and_workspace_is_told(String toml) {
        tree().file("Cargo.toml", toml);
        assertThatThrownBy(() -> manifest("."))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("has neither [package] nor [workspace]");
    }
}
