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
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A module whose first submodule only Linux has. Its stub is that of a package there, and a single file elsewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstSubmoduleTest {

    private static final String F = "def f() -> int: ...\n";
    private static final String IMPORT = "from . import s as s\n";
    private static final String WINDOWS = "# m\n" + F;
    private static final String[] PLATFORMS = {"linux-x86_64", "windows-x86_64"};

    @TempDir
    private Path directory;

    private static String linux(String content) {
        return "# m/\n" + IMPORT + F + "# m.s\n" + content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x: int\n"})
    void windows_shows_the_condition_for_the_package(String content) throws Exception {
        write(directory.resolve("m/__init__.pyi"), mark("m") + IMPORT + F);
        write(directory.resolve("m/s.pyi"), mark("m") + content);

        String message = message(libraries(new String[0], "windows", WINDOWS));

        String declared = "import sys\n\nif sys.platform != \"win32\":\n    from . import s as s\n";
        assertThat(message).contains(pasted("m/__init__.pyi", declared));
        write(directory.resolve("m/__init__.pyi"), mark("m") + declared + F);
        assertAllFresh(linux(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x: int\n"})
    void linux_shows_the_condition_and_the_new_place_of_the_stub(String content) throws Exception {
        write(directory.resolve("m.pyi"), mark("m") + F);

        String message = message(libraries(PLATFORMS, "linux", linux(content)));

        String declared = "import sys\n\nif sys.platform == \"linux\":\n    from . import s as s\n";
        assertThat(message).contains(pasted("m/__init__.pyi, moved from m.pyi", declared));
        Files.delete(directory.resolve("m.pyi"));
        write(directory.resolve("m/__init__.pyi"), mark("m") + declared + F);
        generate(libraries(PLATFORMS, "linux", linux(content)));
        assertThat(snapshot(directory)).containsEntry("m/s.pyi", mark("m") + content);
        assertAllFresh(linux(content));
    }

    @Test
    void the_only_submodule_of_a_system_is_another_one_in_a_project_without_platforms() throws Exception {
        String names = "__all__ = [\"%s\"]\n";
        write(directory.resolve("m/__init__.pyi"), mark("m") + "from . import t as t\n" + names.formatted("t"));
        write(directory.resolve("m/t.pyi"), mark("m") + "x: int\n");

        String message =
                message(libraries(new String[0], "mac", "# m/\n" + IMPORT + names.formatted("s") + "# m.s\nx: int\n"));

        assertThat(message).contains(pasted("m/__init__.pyi", """
                import sys

                if sys.platform == "darwin":
                    from . import s as s
                    __all__ = ["s"]
                else:
                    from . import t as t
                    __all__ = ["t"]
                """));
    }

    @Test
    void the_only_submodule_of_linux_is_another_one() throws Exception {
        String linux = "# m/\n" + IMPORT + F + "# m.s\nx: int\n";
        String windows = "# m/\nfrom . import t as t\n" + F + "# m.t\nx: int\n";
        write(directory.resolve("m/__init__.pyi"), mark("m") + "from . import t as t\n" + F);
        write(directory.resolve("m/t.pyi"), mark("m") + "x: int\n");

        String message = message(libraries(PLATFORMS, "linux", linux));

        String declared = """
                import sys

                if sys.platform == "win32":
                    from . import t as t
                else:
                    from . import s as s
                """;
        assertThat(message).contains(pasted("m/__init__.pyi", declared));
        write(directory.resolve("m/__init__.pyi"), mark("m") + declared + F);
        generate(libraries(PLATFORMS, "linux", linux));
        assertAllFresh(linux, windows);
    }

    /** Older generators wrote no imports of submodules. */
    @Test
    void imports_that_an_older_stub_omits_get_no_condition() throws Exception {
        write(directory.resolve("m/__init__.pyi"), mark("m") + F);
        write(directory.resolve("m/s.pyi"), mark("m") + "x: int\n");

        String message = message(libraries(PLATFORMS, "linux", linux("x: int\n").replace("-> int", "-> str")));

        assertThat(message).contains("declare it so").doesNotContain("from . import s as s");
    }

    /** How a message shows what to paste into a file. */
    private static String pasted(String file, String declared) {
        return "declare it so, and generating keeps it:\n"
                + (file + "\n" + declared.indent(2)).indent(2).replaceAll("(?m)^ +$", "");
    }

    private void assertAllFresh(String linux) throws Exception {
        assertAllFresh(linux, WINDOWS);
    }

    private void assertAllFresh(String linux, String windows) throws Exception {
        SortedMap<String, String> before = snapshot(directory);
        for (LibraryStubs libraries : new LibraryStubs[] {
            libraries(PLATFORMS, "linux", linux),
            libraries(PLATFORMS, "windows", windows),
            libraries(new String[0], "linux", linux),
            libraries(new String[0], "windows", windows),
            libraries(PLATFORMS, "linux", linux, "windows", windows)
        }) {
            assertThat(verdict(libraries).isFresh())
                    .as("%s", libraries.targets())
                    .isTrue();
            generate(libraries);
            assertThat(snapshot(directory)).isEqualTo(before);
        }
    }

    private String message(LibraryStubs libraries) throws Exception {
        return verdict(libraries)
                .message("libm.so", Path::toString, Message.text(""), Message.of("generate"))
                .toString();
    }

    private Verdict verdict(LibraryStubs libraries) throws Exception {
        return new CommittedStubs(directory, Comparison.CONTENT).compare(libraries, PartlyDescribed.NONE);
    }

    private void generate(LibraryStubs libraries) throws Exception {
        new CommittedStubs(directory, Comparison.CONTENT)
                .update(libraries, PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
    }

    private static LibraryStubs libraries(String[] platforms, String... targetsAndFiles) throws Exception {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (int i = 0; i < targetsAndFiles.length; i += 2) {
            trees.put(Targets.target(targetsAndFiles[i]), Targets.files(targetsAndFiles[i + 1]));
        }
        return AnyTarget.libraries(trees, platforms);
    }
}
