// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.targets.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries for the stable ABI, and a committed stub with a function for newer versions that they lack. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StableAbiTest {

    private static final String[] UNSTATED = {};
    private static final String PLAIN = "def f() -> int: ...\n";
    private static final String NEWER = PLAIN + "def monitor() -> None: ...\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void commit() throws Exception {
        write(directory.resolve("m.pyi"), mark("m") + """
                        import sys
                        def f() -> int: ...

                        if sys.version_info >= (3, 12):
                            def monitor() -> None: ...
                        """);
    }

    private static LibraryStubs libraries(String[] platforms, String... targetsAndTexts) throws Exception {
        return AnyTarget.libraries(Targets.trees(targetsAndTexts), platforms);
    }

    private Verdict verify(LibraryStubs libraries) throws Exception {
        return new CommittedStubs(directory, Comparison.CONTENT).compare(libraries, PartlyDescribed.NONE);
    }

    private String generated(LibraryStubs libraries) throws Exception {
        new CommittedStubs(directory, Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
        return text();
    }

    private String text() throws Exception {
        return Files.readString(directory.resolve("m.pyi"));
    }

    @Test
    void alone_it_leaves_open_what_other_wheels_have() throws Exception {
        for (LibraryStubs alone : new LibraryStubs[] {
            libraries(UNSTATED, "linux cp39-abi3", PLAIN),
            libraries(UNSTATED, "linux cp39-abi3", PLAIN, "linux-arm cp39-abi3", PLAIN),
            libraries(new String[] {"linux-x86_64"}, "linux cp39-abi3", PLAIN),
            libraries(new String[] {"linux-x86_64", "windows-x86_64"}, "linux cp39-abi3", PLAIN)
        }) {
            Verdict verdict = verify(alone);

            assertThat(verdict.isFresh()).isTrue();
            assertThat(verdict.unchecked()).extracting(View::toString).contains("linux, Python 3.12 and later");
            String before = text();
            assertThat(generated(alone)).isEqualTo(before);
        }
    }

    @Test
    void with_all_platforms_of_the_project_it_is_for_all_its_versions() throws Exception {
        LibraryStubs all = libraries(
                new String[] {"linux-x86_64", "windows-x86_64"}, "linux cp39-abi3", PLAIN, "windows cp39-abi3", PLAIN);

        assertThat(verify(all).isFresh()).isFalse();
        assertThat(generated(all)).isEqualTo(mark("m") + PLAIN);
    }

    /** A condition on versions must not stand for one on systems. */
    @Test
    void on_several_systems_it_is_for_all_its_versions() throws Exception {
        LibraryStubs several = libraries(UNSTATED, "linux cp39-abi3", PLAIN, "windows cp39-abi3", NEWER);

        assertThat(verify(several).isFresh()).isFalse();
        assertThat(generated(several)).contains("if sys.platform == \"win32\":\n    def monitor() -> None: ...\n");
        assertThat(verify(several).isFresh()).isTrue();
    }

    @Test
    void it_is_for_all_its_versions_where_another_system_has_a_wheel_for_a_newer_one() throws Exception {
        LibraryStubs several =
                libraries(UNSTATED, "linux cp39-abi3", PLAIN, "linux cp312-cp312", NEWER, "windows cp39-abi3", PLAIN);

        assertThat(verify(several).all(Finding.Stale.class))
                .flatExtracting(Finding.Stale::changes)
                .flatExtracting(SeenChange::views)
                .extracting(View::toString)
                .contains("win32, Python 3.12");
        assertThat(verify(several).unchecked()).isEmpty();
    }
}
