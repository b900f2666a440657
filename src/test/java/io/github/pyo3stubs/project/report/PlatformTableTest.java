// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformTableTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    /** All builds of the crate {@code hostkit}; both of Windows are for one platform. */
    private static Map<Target, StubTree> hostkit() throws Exception {
        return StubSet.byTarget(extensions());
    }

    static List<ExtensionStubs> extensions() throws Exception {
        List<ExtensionStubs> all = new ArrayList<>();
        try (Stream<Path> builds = Files.list(RESOURCES.resolve("hostkit"))) {
            for (Path build :
                    builds.filter(build -> Files.exists(build.resolve("stubs"))).toList()) {
                String python = build.getFileName().toString().replaceFirst(".*-", "");
                all.addAll(new ExtensionReader(PythonVersion.OLDEST)
                        .read(library(build, python + "-" + python))
                        .stubs());
            }
        }
        return all;
    }

    private static LibraryFile library(Path build, String tag) throws IOException {
        try (Stream<Path> files = Files.list(build.resolve("hostkit"))) {
            return new LibraryFile(
                    files.findFirst().orElseThrow(),
                    Optional.empty(),
                    Optional.of("hostkit._native"),
                    List.of(),
                    Optional.of(tag));
        }
    }

    private static Target target(String classifier, String python) {
        return new Target(Platform.ofClassifier(classifier).orElseThrow(), Optional.of(python + "-" + python));
    }

    private static StubTree tree(String text) throws StubSyntaxException {
        return StubTree.of(List.of(stub("m", text)));
    }

    private static StubFile stub(String module, String text) throws StubSyntaxException {
        return StubParser.parse(text, module, false);
    }

    private static Map<Target, StubTree> linuxAndWindows(String linux, String windows) throws StubSyntaxException {
        return Map.of(
                target("linux-x86_64", "cp310"), tree(linux),
                target("windows-x86_64", "cp310"), tree(windows));
    }

    private static String rows(Map<Target, StubTree> trees) {
        String text = new PlatformTable(trees).text();
        return text.substring(text.indexOf("| declaration"));
    }

    @Test
    void a_crate_for_five_platforms_and_two_versions_of_Python() throws Exception {
        assertThat(new PlatformTable(hostkit()).text())
                .isEqualTo(Files.readString(RESOURCES.resolve("platform-table/hostkit.md")));
    }

    @Test
    void the_order_of_targets_does_not_count() throws Exception {
        Map<Target, StubTree> trees = hostkit();
        List<Target> targets = new ArrayList<>(trees.keySet());
        Collections.shuffle(targets, new Random(1));
        Map<Target, StubTree> shuffled = new LinkedHashMap<>();
        targets.forEach(target -> shuffled.put(target, trees.get(target)));

        assertThat(new PlatformTable(shuffled).text()).isEqualTo(new PlatformTable(trees).text());
    }

    @Test
    void without_a_difference_it_says_so() throws Exception {
        assertThat(new PlatformTable(linuxAndWindows("a: int", "a: int")).text())
                .isEqualTo("""
                # Differences between targets

                The stubs are the same for all targets: linux-x86_64 (cp310-cp310), windows-x86_64 (cp310-cp310).
                """);
    }

    @Test
    void a_difference_in_documentation_alone_is_named_so() throws Exception {
        assertThat(rows(linuxAndWindows(
                        "\"Of ```sh``` | Linux.\"\ndef f() -> int:\n    \"Reads `/proc`.\"", "def f() -> int: ...")))
                .isEqualTo("""
                | declaration | kind | linux-x86_64 (cp310-cp310) | windows-x86_64 (cp310-cp310) |
                |---|---|---|---|
                | `m` | module, only its documentation differs | A | B |
                | `m.f` | function, only its documentation differs | A | B |

                ## `m`

                A:

                ````python
                \"""
                Of ```sh``` | Linux.
                \"""
                ````

                B: no documentation

                ## `m.f`

                A:

                ```python
                def f() -> int:
                    \"""
                    Reads `/proc`.
                    \"""
                ```

                B:

                ```python
                def f() -> int: ...
                ```
                """);
    }

    @Test
    void names_of_several_modules_are_told_apart_where_they_look_alike() throws Exception {
        assertThat(rows(linuxAndWindows(
                        "import a.x\ndef f(p: a.x.T) -> None: ...", "import b.x\ndef f(p: b.x.T) -> None: ...")))
                .contains("def f(p: a.x.T) -> None: ...", "def f(p: b.x.T) -> None: ...");
    }

    @Test
    void a_module_that_only_some_have_is_compared_among_these() throws Exception {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        trees.put(target("linux-x86_64", "cp39"), StubTree.of(List.of(stub("m", ""), stub("m.s", "a: int\nb: int"))));
        trees.put(target("linux-x86_64", "cp310"), StubTree.of(List.of(stub("m", ""), stub("m.s", "a: str\nb: int"))));
        trees.put(target("osx-aarch_64", "cp310"), tree(""));

        assertThat(rows(trees)).startsWith("""
                | declaration | kind | linux-x86_64 (cp39-cp39) | linux-x86_64 (cp310-cp310) | osx-aarch_64 (cp310-cp310) |
                |---|---|---|---|---|
                | `m.s` | module | yes | yes | – |
                | `m.s.a` | attribute | A | B | – |

                ## `m.s.a`
                """);
    }

    @Test
    void the_list_of_names_is_a_row_only_if_it_alone_differs() throws Exception {
        String list = "__all__ = ['f']\n";

        assertThat(rows(linuxAndWindows(list + "f: int", "f: int"))).contains("| `m.__all__` | attribute | yes | – |");
        assertThat(rows(linuxAndWindows(list + "f: int", "f: str")))
                .contains("| `m.f` |")
                .doesNotContain("__all__");
    }

    @Test
    void there_are_letters_for_any_number_of_forms() throws Exception {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (int i : IntStream.range(0, 28).toArray()) {
            trees.put(target("linux-x86_64", "cp3" + (i + 10)), tree("a = " + i));
        }

        assertThat(rows(trees)).contains("| A | B |", "| Z | AA | AB |\n", "\nAB:\n\n```python\na = 27\n```\n");
    }
}
