// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CargoBuildTest {

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("cargo build --release", "repo", null, List.of(), List.of()),
                Arguments.of("cargo build --release", "repo", "release", List.of(), List.of()),
                Arguments.of("cargo build", "repo", "dev", List.of(), List.of()),
                Arguments.of("cargo build", "repo", "debug", List.of(), List.of()),
                Arguments.of("cargo build --profile dist", "repo", "dist", List.of(), List.of()),
                Arguments.of(
                        "cargo build --release --package a --package b", "repo", null, List.of("a", "b"), List.of()),
                Arguments.of(
                        "cargo build --release --target aarch64-apple-darwin",
                        "repo",
                        null,
                        List.of(),
                        List.of("aarch64-apple-darwin")),
                Arguments.of(
                        "cargo build --release --manifest-path ../python/Cargo.toml",
                        "python",
                        null,
                        List.of(),
                        List.of()),
                Arguments.of(
                        "cargo build --release --manifest-path '../my python/Cargo.toml'",
                        "my python",
                        null,
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void is_as_pasted(String command, String crate, String profile, List<String> packages, List<String> targets) {
        Path root = Path.of("root").toAbsolutePath();
        CargoBuild build = new CargoBuild(
                root.resolve("repo"), root.resolve(crate), packages, Optional.ofNullable(profile), targets);
        assertThat(build.command().toString().replace('\\', '/')).isEqualTo(command);
    }
}
