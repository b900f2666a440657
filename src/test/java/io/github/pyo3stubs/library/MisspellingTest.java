// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.cargo.RustTargets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspellingTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "python, python, 0",
        "pyhton, python, 1",
        "Python, python, 0",
        "pythn, python, 1",
        "pythonn, python, 1",
        "pithon, python, 1",
        "ca, abc, 3",
        "'', abc, 3"
    })
    void mistakes_are_counted_whatever_the_case(String word, String other, int mistakes) {
        assertThat(Misspelling.distance(word, other)).isEqualTo(mistakes);
        assertThat(Misspelling.distance(other, word)).isEqualTo(mistakes);
    }

    @Test
    void the_nearest_word_is_found_and_none_that_is_too_different() {
        assertThat(Misspelling.nearest("relaese", List.of("debug", "release", "rel")))
                .contains("release");
        assertThat(Misspelling.nearest("dist", List.of("debug", "release"))).isEmpty();
        assertThat(Misspelling.nearest("a", List.of("bcd"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} is meant to be {1}")
    @CsvSource({
        "x86_64-unknown-linux-gun, x86_64-unknown-linux-gnu",
        "x86_64-unkown-linux-musl, x86_64-unknown-linux-musl",
        "x86_64-linux-gnu, x86_64-unknown-linux-gnu",
        "aarch64-darwin, aarch64-apple-darwin",
        "arm64-apple-darwin, aarch64-apple-darwin",
        "arm64-macos, aarch64-apple-darwin",
        "amd64-linux-gnu, x86_64-unknown-linux-gnu",
        "x86_64-windows-msvc, x86_64-pc-windows-msvc",
        "my-borad, my-board"
    })
    void a_target_is_guessed(String unknown, String meant) {
        assertThat(RustTargets.ALL.contains(unknown)).isFalse();
        assertThat(RustTargets.ALL.nearest(unknown, Set.of("my-board"))).contains(meant);
    }

    @Test
    void a_target_that_is_like_none_is_not_guessed() {
        assertThat(RustTargets.ALL.nearest("linux", Set.of())).isEmpty();
        assertThat(RustTargets.ALL.nearest("z80-sinclair-spectrum", Set.of())).isEmpty();
    }

    @Test
    void the_list_has_what_rustc_has() {
        assertThat(RustTargets.ALL.rustc()).matches("1\\.\\d+");
        assertThat(RustTargets.ALL.triples())
                .hasSizeGreaterThan(300)
                .contains("x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "wasm32-wasi", "wasm32-wasip1")
                .allMatch(triple -> triple.matches("[a-z0-9_.]+(-[a-z0-9_.]+)+"));
    }
}
