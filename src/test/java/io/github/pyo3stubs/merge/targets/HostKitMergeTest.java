// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The stubs of a crate with {@code #[cfg]} on functions, classes, members and a submodule. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostKitMergeTest {

    private static final String PROCESS = """
            @final
            class Process:
                "A process of this host."
                def __new__(cls, /, pid: int) -> Process: ...
            """;

    private static final String TERMINATE_BY_SIGNAL = """
                def nice(self, /) -> int: ...
                def terminate(self, /, signal: Signal | None = None) -> None:
                    "Ends the process by a signal."
            """;

    private static final String TERMINATE_BY_CODE = """
                def terminate(self, /, exit_code: SupportsIndex = 1) -> bool:
                    "Ends the process with an exit code."
            """;

    private static final String HEADER = "from typing import Final, final, SupportsIndex\n";

    private static String native_(String imports, String all, String constants, String process, String functions) {
        return HEADER + imports + "__all__ = [" + all + "]\n" + constants + PROCESS + process + functions;
    }

    private static Map<Target, StubTree> trees() throws StubSyntaxException {
        String unixFunctions = """
                def set_owner(path: str, owner: SupportsIndex) -> None: ...
                def umask(mask: SupportsIndex) -> int: ...
                """;
        String monitor = "def monitor(tool_id: SupportsIndex, name: str) -> None: ...\n";
        String hostname = "def hostname() -> str: ...\n";
        String mac = "# hostkit._native\n"
                + native_(
                        "",
                        "'FAMILY', 'Process', 'Signal', 'hostname', 'set_owner', 'umask'",
                        "FAMILY: Final[str]\nclass Signal:\n    Hangup: Final[Signal]\n    Interrupt: Final[Signal]\n",
                        TERMINATE_BY_SIGNAL + "    def task_port(self, /) -> int: ...\n",
                        hostname + unixFunctions);
        String linux = "# hostkit._native/\n"
                + native_(
                        "from . import cgroups as cgroups\n",
                        "'cgroups', 'FAMILY', 'Process', 'Signal', 'hostname', 'set_owner', 'umask'",
                        "FAMILY: Final[str]\nclass Signal:\n    Hangup: Final[Signal]\n    Interrupt: Final[Signal]\n",
                        TERMINATE_BY_SIGNAL,
                        hostname + unixFunctions)
                + "# hostkit._native.cgroups\n__all__ = ['groups']\ndef groups(pid: int) -> list[str]: ...\n";
        String linuxNew = linux.replace("'hostname', ", "'hostname', 'monitor', ")
                .replace("def set_owner", monitor + "def set_owner");
        String windows = "# hostkit._native\n"
                + native_(
                        "",
                        "'CONSOLE_CODEPAGE', 'FAMILY', 'Process', 'Signal', 'drives', 'hostname', 'set_owner'",
                        "CONSOLE_CODEPAGE: Final[int]\nFAMILY: Final[str]\nclass Signal:\n    Break: Final[Signal]\n    Interrupt: Final[Signal]\n",
                        TERMINATE_BY_CODE,
                        "def drives() -> list[str]: ...\n" + hostname
                                + "def set_owner(path: str, owner: str) -> None: ...\n");
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        trees.put(Targets.target("linux cp310-cp310"), Targets.files(linux));
        trees.put(Targets.target("linux-arm cp310-cp310"), Targets.files(linux));
        trees.put(Targets.target("mac cp310-cp310"), Targets.files(mac));
        trees.put(Targets.target("windows cp310-cp310"), Targets.files(windows));
        trees.put(Targets.target("linux cp312-cp312"), Targets.files(linuxNew));
        return trees;
    }

    @Test
    void the_guarded_stub_reads_like_one_that_is_written_by_hand() throws StubSyntaxException {
        StubTree merged = Targets.tree(TargetMerge.of(trees(), Set.of(), ModuleOwners.BY_NAME));

        assertThat(Targets.text(merged, "hostkit._native")).isEqualTo("""
                        import sys
                        from typing import Final, SupportsIndex, final

                        if sys.platform == "linux":
                            from . import cgroups as cgroups

                        __all__ = ["FAMILY", "Process", "Signal", "hostname", "set_owner"]

                        if sys.platform == "linux":
                            __all__ += ["cgroups"]

                        if sys.version_info >= (3, 12):
                            __all__ += ["monitor"]

                        if sys.platform == "win32":
                            __all__ += ["CONSOLE_CODEPAGE", "drives"]
                            CONSOLE_CODEPAGE: Final[int]
                        else:
                            __all__ += ["umask"]

                        FAMILY: Final[str]

                        class Signal:
                            if sys.platform == "win32":
                                Break: Final[Signal]
                            else:
                                Hangup: Final[Signal]
                            Interrupt: Final[Signal]

                        @final
                        class Process:
                            \"""
                            A process of this host.
                            \"""
                            def __new__(cls, /, pid: int) -> Process: ...
                            if sys.platform == "win32":
                                def terminate(self, /, exit_code: SupportsIndex = 1) -> bool:
                                    \"""
                                    Ends the process with an exit code.
                                    \"""
                            else:
                                def nice(self, /) -> int: ...
                                def terminate(self, /, signal: Signal | None = None) -> None:
                                    \"""
                                    Ends the process by a signal.
                                    \"""
                            if sys.platform == "darwin":
                                def task_port(self, /) -> int: ...

                        if sys.platform == "win32":
                            def drives() -> list[str]: ...

                        def hostname() -> str: ...

                        if sys.version_info >= (3, 12):
                            def monitor(tool_id: SupportsIndex, name: str) -> None: ...

                        if sys.platform == "win32":
                            def set_owner(path: str, owner: str) -> None: ...
                        else:
                            def set_owner(path: str, owner: SupportsIndex) -> None: ...
                            def umask(mask: SupportsIndex) -> int: ...
                        """);
        assertThat(Targets.text(merged, "hostkit._native.cgroups")).isEqualTo("""
                        import sys

                        if sys.platform == "linux":
                            __all__ = ["groups"]
                            def groups(pid: int) -> list[str]: ...
                        """);
    }

    @Test
    void the_text_is_read_as_the_same_tree() throws StubSyntaxException {
        StubTree merged = Targets.tree(TargetMerge.of(trees(), Set.of(), ModuleOwners.BY_NAME));

        for (StubFile file : merged.files().values()) {
            assertThat(StubParser.parse(StubPrinter.print(file, merged), file.module(), file.isPackage()))
                    .isEqualTo(file);
        }
    }

    @Test
    void each_target_sees_its_own_stubs() throws StubSyntaxException {
        Map<Target, StubTree> trees = trees();
        StubTree merged = Targets.tree(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME));
        trees.forEach((target, tree) -> {
            View view = new View(
                    target.platform().os(),
                    Pythons.ofTag(target.pythonTag().orElseThrow()).versions());
            Contents.assertSame(Projection.of(merged, view).tree(), tree, target.toString());
        });
    }
}
