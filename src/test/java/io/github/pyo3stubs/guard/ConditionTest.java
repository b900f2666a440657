// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sys.platform == "linux"                     | LINUX
                    "linux" == sys.platform                     | LINUX
                    sys.platform != "win32"                     | LINUX MACOS FREEBSD IOS
                    not sys.platform == "win32"                 | LINUX MACOS FREEBSD IOS
                    sys.platform in ("linux", "darwin")         | LINUX MACOS
                    sys.platform in ["win32"]                   | WINDOWS
                    sys.platform not in {"linux", "darwin"}     | WINDOWS FREEBSD IOS
                    sys.platform.startswith("freebsd")          | FREEBSD
                    sys.platform.startswith("win")              | WINDOWS
                    sys.platform.startswith(("win", "darwin"))  | WINDOWS MACOS
                    sys.platform == "cygwin"                    |
                    sys.platform == "linux2"                    |
                    sys.platform == "linux" or sys.platform == "ios" | LINUX IOS
                    sys.platform != "linux" and sys.platform != "darwin" | WINDOWS FREEBSD IOS
                    os.name == "nt"                             | WINDOWS
                    os.name != "nt"                             | LINUX MACOS FREEBSD IOS
                    os.name in ("nt", "java")                   | WINDOWS
                    TYPE_CHECKING                               | LINUX MACOS WINDOWS FREEBSD IOS
                    not TYPE_CHECKING                           |
                    typing_extensions.TYPE_CHECKING and sys.platform == "win32" | WINDOWS
                    True                                        | LINUX MACOS WINDOWS FREEBSD IOS
                    False                                       |
                    0                                           |
                    """)
    void systems_for_which_a_condition_is_true(String condition, String systems) throws StubSyntaxException {
        List<String> names = systems == null ? List.of() : List.of(systems.split(" "));
        for (OperatingSystem system : List.of(
                OperatingSystem.LINUX,
                OperatingSystem.MACOS,
                OperatingSystem.WINDOWS,
                OperatingSystem.FREEBSD,
                OperatingSystem.IOS)) {
            assertThat(read(condition).in(new View(system, VersionRange.ALL)))
                    .as("%s", system)
                    .isEqualTo(Truth.of(names.contains(system.name())));
        }
    }

    /** The releases from 3.8 to 3.14 for which a condition is true, and in brackets those for which it may be. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sys.version_info >= (3, 10)                 | 10 11 12 13 14
                    (3, 10) <= sys.version_info                 | 10 11 12 13 14
                    sys.version_info > (3, 10)                  | 10 11 12 13 14
                    sys.version_info < (3, 10)                  | 8 9
                    sys.version_info <= (3, 10)                 | 8 9
                    sys.version_info == (3, 10)                 |
                    sys.version_info != (3, 10)                 | 8 9 10 11 12 13 14
                    (3, 9) <= sys.version_info < (3, 12)        | 9 10 11
                    sys.version_info >= (3,)                    | 8 9 10 11 12 13 14
                    sys.version_info >= (4,)                    |
                    sys.version_info < (3,)                     |
                    sys.version_info >= (2, 7)                  | 8 9 10 11 12 13 14
                    sys.version_info >= (3, 10, 0)              | 10 11 12 13 14
                    sys.version_info >= (3, 10, 2)              | (10) 11 12 13 14
                    sys.version_info < (3, 10, 2)               | 8 9 (10)
                    sys.version_info == (3, 10, 2)              |
                    sys.version_info >= (3, 10, 0, "final")     | (10) 11 12 13 14
                    sys.version_info >= (3, 10, 0, "beta", 1)   | (10) 11 12 13 14
                    sys.version_info == (3, 10, 0, "final", 0)  | (10)
                    sys.version_info[:2] == (3, 10)             | 10
                    sys.version_info[0:2] != (3, 10)            | 8 9 11 12 13 14
                    sys.version_info[:2] > (3, 10)              | 11 12 13 14
                    sys.version_info[:2] <= (3, 10)             | 8 9 10
                    sys.version_info[:1] == (3,)                | 8 9 10 11 12 13 14
                    sys.version_info[:3] > (3, 10, 1)           | (10) 11 12 13 14
                    sys.version_info[0] == 3                    | 8 9 10 11 12 13 14
                    sys.version_info[0] >= 3                    | 8 9 10 11 12 13 14
                    sys.version_info[1] < 12                    | 8 9 10 11
                    sys.version_info.major > 3                  |
                    sys.version_info.minor >= 12                | 12 13 14
                    sys.version_info.micro >= 0                 | 8 9 10 11 12 13 14
                    sys.version_info.micro == 2                 | (8) (9) (10) (11) (12) (13) (14)
                    sys.version_info >= (3, 10) and sys.version_info < (3, 12) | 10 11
                    """)
    void releases_for_which_a_condition_is_true(String condition, String releases) throws StubSyntaxException {
        List<String> words = releases == null ? List.of() : List.of(releases.split(" "));
        for (int minor = 8; minor <= 14; minor++) {
            Truth wanted = words.contains("(" + minor + ")")
                    ? Truth.POSSIBLE
                    : Truth.of(words.contains(Integer.toString(minor)));
            assertThat(read(condition).in(view(VersionRange.only(new PythonVersion(3, minor)))))
                    .as("3.%d", minor)
                    .isEqualTo(wanted);
        }
    }

    /** A range has the truth that all its releases have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sys.version_info >= (3, 10)",
                "sys.version_info < (3, 10)",
                "sys.version_info[:2] == (3, 10)",
                "sys.version_info[1] > 10",
                "sys.version_info >= (3, 10, 2)",
                "sys.version_info >= (3, 10) and sys.version_info < (3, 12)",
                "sys.version_info < (3, 10) or sys.version_info.minor == 11"
            })
    void truth_of_a_range_is_the_one_of_its_releases(String condition) throws StubSyntaxException {
        Condition read = read(condition);
        for (int first = 7; first < 14; first++) {
            for (int end = first + 1; end < 15; end++) {
                PythonVersion oldest = new PythonVersion(3, first);
                PythonVersion next = new PythonVersion(3, end);
                Truth each = Truth.common(IntStream.range(first, end)
                        .mapToObj(minor -> read.in(view(VersionRange.only(new PythonVersion(3, minor))))));
                Truth whole = read.in(view(new VersionRange(oldest, Optional.of(next))));
                assertThat(whole).as("3.%d to before 3.%d", first, end).isIn(each, Truth.POSSIBLE);
            }
        }
    }

    @Test
    void a_range_without_end_reaches_over_all_boundaries() throws StubSyntaxException {
        VersionRange from = VersionRange.from(new PythonVersion(3, 10));

        assertThat(read("sys.version_info >= (3, 10)").in(view(from))).isEqualTo(Truth.TRUE);
        assertThat(read("sys.version_info >= (3, 12)").in(view(from))).isEqualTo(Truth.POSSIBLE);
        assertThat(read("sys.version_info < (3, 10)").in(view(from))).isEqualTo(Truth.FALSE);
        assertThat(read("sys.version_info >= (4, 0)").in(view(VersionRange.ALL)))
                .isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FLAG                                        | LINUX WINDOWS
                    sys.platform == NAME                        | LINUX WINDOWS
                    sys.platform > "linux"                      | LINUX WINDOWS
                    sys.platform in NAMES                       | LINUX WINDOWS
                    sys.platform in "linux"                     | LINUX WINDOWS
                    sys.version_info >= NUMBERS                 | LINUX WINDOWS
                    sys.version_info[1:] >= (3, 9)              | LINUX WINDOWS
                    sys.version_info == "3.9"                   | LINUX WINDOWS
                    sys.implementation.name == "cpython"        | LINUX WINDOWS
                    sys.platform.endswith("x")                  | LINUX WINDOWS
                    FLAG and sys.platform == "linux"            | LINUX
                    """)
    void an_unknown_condition_is_possibly_true_and_named(String condition, String systems) throws StubSyntaxException {
        for (OperatingSystem system : List.of(OperatingSystem.LINUX, OperatingSystem.WINDOWS)) {
            assertThat(read(condition).in(new View(system, VersionRange.ALL)))
                    .isEqualTo(systems.contains(system.name()) ? Truth.POSSIBLE : Truth.FALSE);
        }
        assertThat(read(condition).unknown()).hasSize(1);
    }

    @Test
    void a_system_with_its_release_in_its_name_may_have_any_release() throws StubSyntaxException {
        View freebsd = new View(OperatingSystem.FREEBSD, VersionRange.ALL);

        assertThat(read("sys.platform == 'freebsd14'").in(freebsd)).isEqualTo(Truth.POSSIBLE);
        assertThat(read("sys.platform.startswith('freebsd1')").in(freebsd)).isEqualTo(Truth.POSSIBLE);
        assertThat(read("sys.platform.startswith('free')").in(freebsd)).isEqualTo(Truth.TRUE);
        assertThat(read("sys.platform == 'netbsd10'").in(freebsd)).isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @EnumSource(OperatingSystem.class)
    void a_written_condition_is_true_for_its_system_alone(OperatingSystem system) {
        for (OperatingSystem other : OperatingSystem.values()) {
            View view = new View(other, VersionRange.ALL);
            Expression written = GuardExpressions.on(system);

            assertThat(Condition.of(written).in(view)).isEqualTo(Truth.of(system == other));
            assertThat(Condition.of(GuardExpressions.not(written)).in(view)).isEqualTo(Truth.of(system != other));
        }
    }

    @Test
    void a_written_condition_is_true_for_its_versions_alone() {
        for (int minor = 9; minor < 15; minor++) {
            PythonVersion version = new PythonVersion(3, minor);
            View view = view(VersionRange.only(version));
            PythonVersion limit = new PythonVersion(3, 12);

            assertThat(Condition.of(GuardExpressions.from(limit)).in(view)).isEqualTo(Truth.of(minor >= 12));
            assertThat(Condition.of(GuardExpressions.before(limit)).in(view)).isEqualTo(Truth.of(minor < 12));
            assertThat(Condition.of(GuardExpressions.not(GuardExpressions.from(limit))))
                    .isEqualTo(Condition.of(GuardExpressions.before(limit)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sys.platform != 'darwin', sys.platform == 'win32' | sys.platform == 'win32'
            sys.platform == 'win32', not sys.platform.startswith('freebsd') | sys.platform == 'win32'
            sys.platform != 'darwin', sys.platform != 'linux' | sys.platform != 'darwin' and sys.platform != 'linux'
            sys.platform == 'win32', sys.platform != 'win32' | sys.platform == 'win32' and sys.platform != 'win32'
            sys.platform == 'win32', sys.version_info < (3, 12) | sys.platform == 'win32' and sys.version_info < (3, 12)
            """)
    void a_system_says_that_it_is_no_other(String conditions, String all) throws StubSyntaxException {
        List<Expression> each = new ArrayList<>();
        for (String condition : conditions.split(", (?=sys|not)")) {
            each.add(expression(condition));
        }
        assertThat(GuardExpressions.all(each)).isEqualTo(expression(all));
    }

    private static View view(VersionRange versions) {
        return new View(OperatingSystem.LINUX, versions);
    }

    private static Condition read(String condition) throws StubSyntaxException {
        return Condition.of(expression(condition));
    }

    private static Expression expression(String condition) throws StubSyntaxException {
        String text = "import os, sys, typing_extensions\nfrom typing import TYPE_CHECKING\nif " + condition
                + ":\n    x: int\n";
        List<Statement> body = StubParser.parse(text, "m", false).body();
        If conditional = (If) body.get(body.size() - 1);
        return conditional.branches().get(0).condition();
    }
}
