// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StubConditionsTest {

    private static StubFile file(String... conditions) throws StubSyntaxException {
        StringBuilder text = new StringBuilder("import sys\nimport os\nclass K:\n    a: int\n");
        for (String condition : conditions) {
            text.append("    if ").append(condition).append(":\n        b: int\n");
        }
        return StubParser.parse(text.toString(), "m", false);
    }

    private static StubConditions conditions(String... conditions) throws StubSyntaxException {
        return StubConditions.of(StubTree.of(List.of(file(conditions))));
    }

    @Test
    void conditions_in_a_class_count_once_with_those_in_other_stubs() throws StubSyntaxException {
        String windows = "sys.platform == 'win32'";

        assertThat(conditions(windows, windows).conditions()).hasSize(1);
        StubTree known = StubTree.of(List.of(file(windows)));
        StubTree others = StubTree.of(List.of(file(windows, "FLAG")));
        assertThat(StubConditions.of(known).and(others, known).conditions()).hasSize(2);
        assertThat(StubConditions.of(known).and(known, known)).isEqualTo(StubConditions.of(known));
    }

    @ParameterizedTest
    @CsvSource({
        "def sys() -> int: ..., m",
        "from . import sys as sys, m",
        "from os import sys as sys, m",
        "'class C:\n    sys: int', ",
        "import sys, ",
    })
    void conditions_are_misread_where_the_module_declares_its_own_sys(String declaration, String module)
            throws StubSyntaxException {
        String text = declaration.replace("\\n", "\n") + "\n";
        assertThat(StubConditions.misread(tree(text))).isEmpty();
        assertThat(StubConditions.misread(
                        tree("import sys as sys2\n" + text + "if sys2.platform == 'win32':\n    a: int\n")))
                .isEqualTo(module == null ? List.of() : List.of(module));
    }

    private static StubTree tree(String text) throws StubSyntaxException {
        return StubTree.of(List.of(StubParser.parse(text, "m", true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys.platform == 'win32' | true",
                "sys.version_info >= (3, 12) | true",
                "sys.platform == 'linux' and FLAG | true",
                "FLAG | false",
                "sys.platform[:3] == 'win' | false"
            })
    void some_conditions_are_decided_by_a_view(String condition, boolean decided) throws StubSyntaxException {
        assertThat(conditions(condition).areAny()).isTrue();
        assertThat(conditions(condition).areDecided()).isEqualTo(decided);
        assertThat(StubConditions.areIn(file(condition).body())).isEqualTo(decided);
    }

    @Test
    void stubs_without_any() throws StubSyntaxException {
        assertThat(conditions().areAny()).isFalse();
        assertThat(conditions().areDecided()).isFalse();
        assertThat(conditions().systems()).isEmpty();
        assertThat(conditions().spans()).containsExactly(VersionRange.ALL);
    }

    @Test
    void systems_are_those_that_any_part_of_a_condition_names() throws StubSyntaxException {
        assertThat(conditions("not (sys.platform == 'darwin' or FLAG)", "sys.platform.startswith('freebsd')")
                        .systems())
                .containsExactlyInAnyOrder(OperatingSystem.MACOS, OperatingSystem.FREEBSD);
        assertThat(conditions("os.name == 'nt'").systems()).containsExactly(OperatingSystem.WINDOWS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys.version_info >= (3, 12) | 3.11 and earlier; 3.12 and later",
                "sys.version_info < (3, 1) | 3.0; 3.1 and later",
                "sys.version_info[:2] == (3, 12) | 3.11 and earlier; 3.12; 3.13 and later",
                "sys.version_info >= (3, 0) | 3.0 and later",
                "sys.version_info[0] == 3 | 3.0 and later",
                "sys.platform == 'win32' and sys.version_info >= (3, 10) | 3.9 and earlier; 3.10 and later",
                "FLAG | 3.0 and later"
            })
    void versions_are_told_apart_where_a_condition_changes(String condition, String spans) throws StubSyntaxException {
        assertThat(conditions(condition).spans().stream()
                        .map(VersionRange::toString)
                        .collect(joining("; ")))
                .isEqualTo(spans);
    }
}
