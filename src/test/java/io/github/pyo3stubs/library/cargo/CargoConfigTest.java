// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.library.Tree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CargoConfigTest {
    @TempDir
    Path root;

    private Tree tree() {
        return new Tree(root);
    }

    private CargoConfig read(String... environment) throws Exception {
        Map<String, String> variables =
                new HashMap<>(Map.of("HOME", root.resolve("home").toString()));
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return CargoConfig.read(root.resolve("repo/crate"), variables);
    }

    @Test
    void says_nothing_without_files_and_variables() throws Exception {
        assertThat(read().targetDirectory()).isEmpty();
        assertThat(read().targets()).isEmpty();
    }

    @Test
    void the_target_directory_starts_at_what_holds_the_cargo_directory() throws Exception {
        tree().file("repo/.cargo/config.toml", "[build]\ntarget-dir = \"../out put\"\n");
        assertThat(read().targetDirectory()).contains(root.resolve("out put"));
    }

    @Test
    void the_nearer_file_wins_key_by_key() throws Exception {
        tree().file("repo/crate/.cargo/config.toml", "build.target-dir = 'near'")
                .file("repo/.cargo/config.toml", "[build]\ntarget-dir = 'far'\ntarget = 'x86_64-unknown-linux-musl'");
        assertThat(read().targetDirectory()).contains(root.resolve("repo/crate/near"));
        assertThat(read().targets()).containsExactly("x86_64-unknown-linux-musl");
    }

    @Test
    void cargo_home_comes_last() throws Exception {
        tree().file("cargo home/config.toml", "[build]\ntarget-dir = 'shared'\ntarget = 'a'")
                .file("home/.cargo/config.toml", "build.target-dir = 'unused'")
                .file("repo/.cargo/config.toml", "build.target = 'b'");
        CargoConfig config = read("CARGO_HOME", root.resolve("cargo home").toString());
        assertThat(config.targetDirectory()).contains(root.resolve("shared"));
        assertThat(config.targets()).containsExactly("b");
    }

    @Test
    void cargo_home_is_in_the_users_home_unless_set() throws Exception {
        tree().file("home/.cargo/config.toml", "build.target-dir = 'shared'");
        assertThat(read().targetDirectory()).contains(root.resolve("home/shared"));
    }

    @Test
    void the_file_without_ending_wins_over_the_one_beside_it() throws Exception {
        tree().file("repo/.cargo/config.toml", "build.target-dir = 'new'")
                .file("repo/.cargo/config", "build.target-dir = 'old'");
        assertThat(read().targetDirectory()).contains(root.resolve("repo/old"));
    }

    @Test
    void an_included_file_yields_to_the_one_that_includes_it_and_the_last_wins() throws Exception {
        tree().file(
                        "repo/.cargo/config.toml",
                        "include = ['one.toml', { path = 'two.toml' }, { path = 'absent.toml', optional = true }]\nbuild.target = 'own'")
                .file("repo/.cargo/one.toml", "build.target-dir = 'one'")
                .file("repo/.cargo/two.toml", "include = 'config.toml'\n[build]\ntarget-dir = 'two'\ntarget = 'two'");
        assertThat(read().targetDirectory()).contains(root.resolve("repo/two"));
        assertThat(read().targets()).containsExactly("own");
    }

    @ParameterizedTest(name = "CARGO_TARGET_DIR={0}, CARGO_BUILD_TARGET_DIR={1}: {2}")
    @CsvSource({"a, b, repo/crate/a", "'', b, repo/crate/b", "../a, '', repo/a", "'', '', repo/file"})
    void the_environment_wins_over_files(String targetDir, String buildTargetDir, Path expected) throws Exception {
        tree().file("repo/.cargo/config.toml", "build.target-dir = 'file'");
        assertThat(read("CARGO_TARGET_DIR", targetDir, "CARGO_BUILD_TARGET_DIR", buildTargetDir)
                        .targetDirectory())
                .contains(root.resolve(expected));
    }

    @Test
    void several_targets_and_targets_of_ones_own() throws Exception {
        tree().file("repo/.cargo/config.toml", "build.target = ['x86_64-apple-darwin', 'targets/my-board.json']");
        assertThat(read().targets()).containsExactly("x86_64-apple-darwin", "my-board");
        assertThat(read("CARGO_BUILD_TARGET", "x.json").targets()).containsExactly("x");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "build.target-dir = 'NUL', build.target-dir",
        "build.dep-info-basedir = 'NUL', build.dep-info-basedir",
        "include = 'NUL', include",
        "include = [{path = 'NUL'}], include.path"
    })
    void what_cannot_be_a_path_is_told_with_file_and_key(String toml, String key) {
        tree().file("repo/.cargo/config.toml", toml.replace("'NUL'", "\"a\\u0000\""));
        assertThatThrownBy(this::read)
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(
                        root.resolve("repo/.cargo/config.toml") + ": " + key + " names the path 'a\\x00'")
                .hasMessageContaining(": Nul character not allowed. Correct it; ");
    }

    @Test
    void included_files_win_in_the_order_of_the_array() throws Exception {
        tree().file("repo/.cargo/config.toml", "include = [{ path = 'one.toml' }, 'two.toml']")
                .file("repo/.cargo/one.toml", "build.target-dir = 'one'")
                .file("repo/.cargo/two.toml", "build.target-dir = 'two'");
        assertThat(read().targetDirectory()).contains(root.resolve("repo/two"));
    }

    @Test
    void a_file_that_does_not_parse_is_named_with_the_place() {
        tree().file("repo/.cargo/config.toml", "[build]\ntarget = [\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith(root.resolve("repo/.cargo/config.toml") + " does not parse as TOML 1.0, line ");
    }
}
