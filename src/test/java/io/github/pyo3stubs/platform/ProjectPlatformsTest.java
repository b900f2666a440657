// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectPlatformsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "linux-x86_64, linux-x86_64",
        "x86_64-unknown-linux-gnu, linux-x86_64",
        "linux-x86_64-musl, linux-x86_64-musl",
        "x86_64-unknown-linux-musl, linux-x86_64-musl",
        "aarch64-apple-darwin, osx-aarch_64",
        "x86_64-pc-windows-msvc, windows-x86_64",
        "x86_64-pc-windows-gnu, windows-x86_64",
        "universal2-apple-darwin, osx-aarch_64 osx-x86_64"
    })
    void classifiers_and_triples_name_platforms(String name, String classifiers) {
        assertThat(ProjectPlatforms.named(name).stream()
                        .map(Platform::classifier)
                        .collect(joining(" ")))
                .isEqualTo(classifiers);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"linux", "linux-amd64", "Linux-x86_64", "win32", "manylinux_2_17_x86_64", "linux-x86_64-"})
    void other_texts_name_none(String name) {
        assertThat(ProjectPlatforms.named(name)).isEmpty();
    }

    @Test
    void the_platforms_at_hand_are_compared_with_the_stated_ones() {
        ProjectPlatforms stated = new ProjectPlatforms(new TreeSet<>(platforms("linux-x86_64", "osx-aarch_64")));
        List<Platform> atHand = platforms("windows-x86_64", "linux-x86_64", "linux-aarch_64", "windows-x86_64");

        assertThat(stated.missing(atHand)).isEqualTo(platforms("osx-aarch_64"));
        assertThat(stated.unlisted(atHand)).isEqualTo(platforms("linux-aarch_64", "windows-x86_64"));
        assertThat(stated.systems()).containsExactly(OperatingSystem.LINUX, OperatingSystem.MACOS);
    }

    @Test
    void a_project_that_states_no_platforms_misses_none_and_has_none_too_many() {
        List<Platform> atHand = platforms("linux-x86_64");

        assertThat(ProjectPlatforms.UNSTATED.isStated()).isFalse();
        assertThat(ProjectPlatforms.UNSTATED.missing(atHand)).isEmpty();
        assertThat(ProjectPlatforms.UNSTATED.unlisted(atHand)).isEmpty();
    }

    private static List<Platform> platforms(String... names) {
        return Stream.of(names)
                .flatMap(name -> ProjectPlatforms.named(name).stream())
                .toList();
    }
}
