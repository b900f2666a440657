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
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submodules that only some platforms have. The condition around their import says which. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubmodulesOfPlatformsTest {

    private static final String OTHERS = "# m/\nfrom . import o as o\n# m.o\nx: int\n";
    private static final String LINUX = "# m/\nfrom . import o as o\nfrom . import s as s\n# m.o\nx: int\n# m.s\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void commit_what_linux_has_under_a_condition() throws Exception {
        write(
                directory.resolve("m/__init__.pyi"),
                mark("m") + "import sys\n\nfrom . import o as o\n\n"
                        + "if sys.platform == \"linux\":\n    from . import s as s\n");
        write(directory.resolve("m/o.pyi"), mark("m") + "x: int\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y: int\n", "class C:\n    y: int\n"})
    void a_submodule_that_is_imported_on_linux_only_is_that_of_linux(String content) throws Exception {
        write(directory.resolve("m/s.pyi"), mark("m") + content);
        LibraryStubs linux = libraries("linux", LINUX + content);
        LibraryStubs windows = libraries("windows", OTHERS);
        LibraryStubs all = libraries("linux", LINUX + content, "windows", OTHERS, "mac", OTHERS);
        SortedMap<String, String> before = snapshot(directory);

        for (LibraryStubs libraries : new LibraryStubs[] {linux, windows, all}) {
            CommittedStubs stubs = new CommittedStubs(directory, Comparison.CONTENT);
            assertThat(stubs.compare(libraries, PartlyDescribed.NONE).isFresh())
                    .as("%s", libraries.targets())
                    .isTrue();
            stubs.update(libraries, PartlyDescribed.NONE, Unmarked.KEPT).apply();
            assertThat(snapshot(directory)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y: int\n"})
    void a_submodule_that_linux_has_no_more_is_left_over(String content) throws Exception {
        write(directory.resolve("m/s.pyi"), mark("m") + content);

        new CommittedStubs(directory, Comparison.CONTENT)
                .update(libraries("linux", OTHERS), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(snapshot(directory)).containsOnlyKeys("m/__init__.pyi", "m/o.pyi");
    }

    private static LibraryStubs libraries(String... targetsAndFiles) throws Exception {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (int i = 0; i < targetsAndFiles.length; i += 2) {
            trees.put(Targets.target(targetsAndFiles[i]), Targets.files(targetsAndFiles[i + 1]));
        }
        return AnyTarget.libraries(trees);
    }
}
