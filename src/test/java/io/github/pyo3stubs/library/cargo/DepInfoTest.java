// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.library.SourceChange;
import io.github.pyo3stubs.library.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepInfoTest {
    @TempDir
    Path root;

    private Tree tree;

    @BeforeEach
    void a_library_of_ten_seconds() {
        tree = new Tree(root)
                .library("target/release/libx.so", 10)
                .file("src/lib.rs", "")
                .age("src/lib.rs", 20);
    }

    private Optional<SourceChange> change(String... sources) throws Exception {
        tree.file(
                "target/release/libx.d",
                root.resolve("target/release/libx.so") + ": " + String.join(" ", List.of(sources)) + "\n");
        return DepInfo.change(root.resolve("target/release/libx.so"), root);
    }

    private Optional<Path> newer(String... sources) throws Exception {
        Optional<SourceChange> change = change(sources);
        assertThat(change.filter(SourceChange::isDeleted)).isEmpty();
        return change.map(SourceChange::source);
    }

    @Test
    void without_dep_info_nothing_is_newer() throws Exception {
        assertThat(DepInfo.change(root.resolve("target/release/libx.so"), root)).isEmpty();
    }

    @Test
    void older_sources_and_directories_are_not_newer() throws Exception {
        tree.file("src/generated/x.rs", "").age("src/generated/x.rs", 30).age("src/generated", 0);
        assertThat(newer("src/lib.rs", "src/generated", "src/generated/x.rs")).isEmpty();
    }

    @Test
    void a_deleted_source_is_a_change() throws Exception {
        assertThat(change("src/lib.rs", "src/old.rs")).contains(new SourceChange(root.resolve("src/old.rs"), true));
        tree.age("src/lib.rs", 5);
        assertThat(change("src/old.rs", "src/lib.rs"))
                .as("the newer source tells more")
                .contains(new SourceChange(root.resolve("src/lib.rs"), false));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {".git/HEAD", "wrapper.h", "target/release/build/x-0123/out/tables.rs"})
    void a_file_that_cargo_or_a_build_script_makes_or_only_waits_for_may_be_missing(String path) throws Exception {
        assertThat(change("src/lib.rs", path)).isEmpty();
    }

    @Test
    void sources_of_another_machine_tell_nothing() throws Exception {
        assertThat(change("/home/runner/work/src/lib.rs", "/home/runner/work/src/old.rs"))
                .isEmpty();
    }

    @Test
    void the_newest_source_is_named() throws Exception {
        tree.file("a.rs", "")
                .age("a.rs", 5)
                .file("b.rs", "")
                .age("b.rs", 3)
                .file("c.rs", "")
                .age("c.rs", 4);
        assertThat(newer("src/lib.rs", "a.rs", "b.rs", "c.rs")).contains(root.resolve("b.rs"));
    }

    @Test
    void paths_may_be_absolute_and_hold_spaces() throws Exception {
        tree.file("my src/lib.rs", "");
        assertThat(newer(root.resolve("my src/lib.rs").toString().replace(" ", "\\ ")))
                .contains(root.resolve("my src/lib.rs"));
    }

    @Test
    void a_source_of_the_same_second_is_not_newer() throws Exception {
        tree.age("target/release/libx.so", 10, -500).age("src/lib.rs", 10, 300);
        assertThat(newer("src/lib.rs")).isEmpty();
        tree.age("src/lib.rs", 9, -600);
        assertThat(newer("src/lib.rs")).contains(root.resolve("src/lib.rs"));
    }

    @Test
    void the_file_is_named_after_the_library_on_every_platform() throws Exception {
        tree.library("target/release/x.dll", 10)
                .file("target/release/x.d", "x.dll: src/new.rs")
                .file("src/new.rs", "");
        assertThat(DepInfo.change(root.resolve("target/release/x.dll"), root))
                .contains(new SourceChange(root.resolve("src/new.rs"), false));
    }

    @Test
    void a_source_that_cannot_be_a_path_here_is_passed_over() throws Exception {
        // As a name that is not ASCII cannot, in the locale POSIX.
        assertThat(newer("a\0b.rs")).isEmpty();
        tree.file("new.rs", "");
        assertThat(newer("a\0b.rs", "new.rs")).contains(root.resolve("new.rs"));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("/t/libx.so: /a/b.rs /a/c.rs\n", List.of("/a/b.rs", "/a/c.rs")),
                Arguments.of("/t/libx.so: /a\\ b/c.rs /d.rs\n", List.of("/a b/c.rs", "/d.rs")),
                Arguments.of("C:\\t\\x.dll: C:\\a\\b.rs C:\\c\\ d\\e.rs\r\n", List.of("C:\\a\\b.rs", "C:\\c d\\e.rs")),
                Arguments.of("/t/libx.so:\n", List.of()),
                Arguments.of("/t/libx.so: \n", List.of()),
                Arguments.of("/t/libx.so: /a.rs", List.of("/a.rs")),
                Arguments.of("", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void a_rule_has_its_sources(String rule, List<String> sources) {
        assertThat(DepInfo.sources(rule)).isEqualTo(sources);
    }
}
