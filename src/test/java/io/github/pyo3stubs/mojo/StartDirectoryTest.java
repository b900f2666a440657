// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartDirectoryTest {

    /** Holds the directory {@code repo}, where Maven was started. */
    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource({
        "repo/python/geo.pyi, python/geo.pyi",
        "repo/java/../python/geo.pyi, python/geo.pyi",
        "repo, TOP/repo",
        "repo/java/.., TOP/repo",
        "repository/geo.pyi, TOP/repository/geo.pyi",
        "python/geo.pyi, TOP/python/geo.pyi",
    })
    void a_path_below_is_relative_and_another_is_in_full(String path, String shown) {
        assertThat(start().shown(top.resolve(path))).isEqualTo(own(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "TOP/repo/a.so: malformed, a.so: malformed",
        "read TOP/repo/a.so and TOP/repo/b/c.so, read a.so and b/c.so",
        "at fault (TOP/repo/a.so), at fault (a.so)",
        "'in TOP/repo: cargo build', in TOP/repo: cargo build",
        "-Dpyo3stubs.libraries=TOP/repo/a.so, -Dpyo3stubs.libraries=TOP/repo/a.so",
        "DATA: Final = \"TOP/repo/data\", DATA: Final = \"TOP/repo/data\"",
        "TOP/repository/a.so, TOP/repository/a.so",
        "x TOP/other/a.so, x TOP/other/a.so",
        "/elsewhereTOP/repo/a.so, /elsewhereTOP/repo/a.so",
    })
    void in_a_text_paths_below_are_relative(String text, String shown) {
        assertThat(start().inText(own(text))).isEqualTo(own(shown));
    }

    @Test
    void every_line_of_a_text_may_begin_with_a_path() {
        assertThat(start().inText(own("first:\n  TOP/repo/a\nTOP/repo/b"))).isEqualTo("first:\n  a\nb");
    }

    @Test
    void a_path_that_begins_in_the_end_of_another_is_no_path_of_its_own() {
        StartDirectory start = new StartDirectory(top.getRoot().resolve("("));
        String rest = "(" + File.separator + "d";

        assertThat(start.inText(start.path() + File.separator + rest)).isEqualTo(rest);
    }

    @Test
    void from_the_root_of_a_file_system_paths_stay_in_full() {
        StartDirectory root = new StartDirectory(top.getRoot());

        assertThat(root.shown(top)).isEqualTo(top.toString());
        assertThat(root.inText("in " + top)).isEqualTo("in " + top);
    }

    @Test
    void it_is_where_the_session_was_started_and_else_the_modules() {
        assertThat(StartDirectory.of(session("user.dir", top.toString()), top.resolve("module"))
                        .path())
                .isEqualTo(top);
        assertThat(StartDirectory.of(session("other", "x"), top.resolve("module"))
                        .path())
                .isEqualTo(top.resolve("module"));
    }

    private StartDirectory start() {
        return new StartDirectory(top.resolve("repo"));
    }

    /** A text with the paths of this system. */
    private String own(String text) {
        return text.replace('/', File.separatorChar).replace("TOP", top.toString());
    }

    @SuppressWarnings("deprecation") // Maven's own code has no other way without a container
    private static MavenSession session(String property, String value) {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        Properties system = new Properties();
        system.setProperty(property, value);
        request.setSystemProperties(system);
        return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    }
}
