// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.snapshot;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Platforms of which nothing differs but the documentation of a module and a class, so that the stub has none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentationOfPlatformsTest {

    private static final String COMMITTED = "class C:\n    x: int\n";
    private static final String LINUX = "\"\"\"On Linux.\"\"\"\nclass C:\n    \"\"\"A fork.\"\"\"\n    x: int\n";
    private static final String WINDOWS = "class C:\n    \"\"\"A job.\"\"\"\n    x: int\n";
    private static final String[] PLATFORMS = {"linux-x86_64", "windows-x86_64"};

    @TempDir
    private Path directory;

    @BeforeEach
    void commit_a_stub_without_documentation() throws Exception {
        committed(COMMITTED);
    }

    private void committed(String text) throws Exception {
        write(directory.resolve("m.pyi"), mark("m") + text);
    }

    private static LibraryStubs libraries(String[] platforms, String... targetsAndTexts) throws Exception {
        return AnyTarget.libraries(Targets.trees(targetsAndTexts), platforms);
    }

    private boolean isFresh(LibraryStubs libraries) throws Exception {
        return new CommittedStubs(directory, Comparison.CONTENT)
                .compare(libraries, PartlyDescribed.NONE)
                .isFresh();
    }

    private void generate(LibraryStubs libraries) throws Exception {
        new CommittedStubs(directory, Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
    }

    @Test
    void each_library_alone_and_all_leave_a_stub_without_documentation() throws Exception {
        SortedMap<String, String> before = snapshot(directory);

        for (LibraryStubs libraries : new LibraryStubs[] {
            libraries(PLATFORMS, "linux", LINUX),
            libraries(PLATFORMS, "windows", WINDOWS),
            libraries(PLATFORMS, "linux", LINUX, "windows", WINDOWS)
        }) {
            assertThat(isFresh(libraries)).as("%s", libraries.targets()).isTrue();
            generate(libraries);
            assertThat(snapshot(directory)).isEqualTo(before);
        }
    }

    @Test
    void a_change_of_the_class_does_not_bring_documentation_of_one_platform() throws Exception {
        generate(libraries(PLATFORMS, "linux", LINUX.replace("class C", "class C(int)")));

        assertThat(snapshot(directory)).containsValue(mark("m") + "class C(int):\n    x: int\n");
    }

    @Test
    void other_platforms_are_known_by_conditions_too() throws Exception {
        String guarded = "import sys\n" + COMMITTED + "class D:\n    if sys.platform == 'win32':\n        y: int\n";
        committed(guarded);

        assertThat(isFresh(libraries(new String[0], "linux", LINUX + "class D: ...\n")))
                .isTrue();
    }

    @Test
    void versions_that_conditions_tell_apart_are_known_too() throws Exception {
        String older = LINUX;
        String newer = "class C:\n    \"\"\"A job.\"\"\"\n    x: int\ny: int\n";
        LibraryStubs all = libraries(new String[0], "linux cp311-cp311", older, "linux cp312-cp312", newer);
        generate(all);

        for (LibraryStubs libraries : new LibraryStubs[] {
            libraries(new String[0], "linux cp311-cp311", older),
            libraries(new String[0], "linux cp312-cp312", newer),
            all
        }) {
            assertThat(isFresh(libraries)).as("%s", libraries.targets()).isTrue();
        }
    }

    /** Of a class with different bases each form has its own documentation. */
    @Test
    void a_form_of_a_class_that_is_documented_is_compared() throws Exception {
        String linux = "class C:\n    \"\"\"A fork.\"\"\"\n    x: int\n";
        String windows = "class C(int):\n    \"\"\"A job.\"\"\"\n    x: int\n";
        String mac = "class C(int):\n    \"\"\"A spawn.\"\"\"\n    x: int\n    y: int\n";
        String[] platforms = {"linux-x86_64", "windows-x86_64", "osx-aarch_64"};
        LibraryStubs all = libraries(platforms, "linux", linux, "windows", windows, "mac", mac);
        generate(all);
        SortedMap<String, String> before = snapshot(directory);

        for (LibraryStubs libraries : new LibraryStubs[] {
            libraries(platforms, "linux", linux),
            libraries(platforms, "windows", windows),
            libraries(platforms, "mac", mac),
            all
        }) {
            assertThat(isFresh(libraries)).as("%s", libraries.targets()).isTrue();
            generate(libraries);
            assertThat(snapshot(directory)).isEqualTo(before);
        }
        assertThat(isFresh(libraries(platforms, "linux", linux.replace("fork", "thread"))))
                .isFalse();
    }

    @Test
    void the_documentation_that_all_platforms_have_is_expected() throws Exception {
        LibraryStubs all = libraries(PLATFORMS, "linux", LINUX, "windows", LINUX);

        assertThat(isFresh(all)).isFalse();
        generate(all);
        assertThat(isFresh(all)).isTrue();
        assertThat(isFresh(libraries(PLATFORMS, "linux", LINUX))).isTrue();
        assertThat(isFresh(libraries(PLATFORMS, "linux", LINUX.replace("fork", "thread"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux-x86_64"})
    void the_documentation_of_a_project_for_one_platform_is_expected(String platform) throws Exception {
        String[] platforms = platform.isEmpty() ? new String[0] : new String[] {platform};

        assertThat(isFresh(libraries(platforms, "linux", LINUX))).isFalse();
    }

    @Test
    void documentation_that_is_committed_is_compared() throws Exception {
        committed(LINUX);

        assertThat(isFresh(libraries(PLATFORMS, "linux", LINUX))).isTrue();
        assertThat(isFresh(libraries(PLATFORMS, "windows", WINDOWS))).isFalse();
    }
}
