// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.Hostkit;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.it.NameProgram.Question;
import io.github.pyo3stubs.it.NameReader.Answer;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In the one set of stubs for all builds of hostkit, type checkers see what they see in the stubs of the build for the
 * same system and version of Python, name by name.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedStubIT {

    private static final String CGROUPS = Hostkit.MODULE + ".cgroups";

    private static PythonEnvironment python;
    private static final List<StubTree> TREES = new ArrayList<>();

    @BeforeAll
    static void install() throws Exception {
        python = PythonEnvironment.typeCheckers();
        for (Hostkit build : Hostkit.all()) {
            TREES.add(Hostkit.parsed(build.stubs()));
        }
        TREES.add(Hostkit.parsed(Hostkit.GUARDED));
    }

    /** One build for each system and version of Python. */
    static Stream<Arguments> views() {
        SortedMap<View, Hostkit> builds = new TreeMap<>();
        Hostkit.all().forEach(build -> builds.putIfAbsent(build.view(), build));
        return Stream.of(NameReader.values())
                .flatMap(reader -> builds.values().stream().map(build -> arguments(reader, build)));
    }

    private static Map<Question, Answer> answers(NameReader reader, NameProgram program, View view, Path stubs)
            throws Exception {
        return reader.answers(program, view, CheckedPackage.ofStubs("hostkit", Hostkit.MODULE, stubs), python);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("views")
    void every_name_is_what_the_stubs_of_the_build_say(NameReader reader, Hostkit build) throws Exception {
        NameProgram program = NameProgram.of(Hostkit.MODULE, TREES);

        Map<Question, Answer> guarded = answers(reader, program, build.view(), Hostkit.GUARDED);

        assertThatAllAreEqual(guarded, answers(reader, program, build.view(), build.stubs()));
        assertThat(known(guarded))
                .containsExactlyInAnyOrderElementsOf(
                        NameProgram.of(Hostkit.MODULE, List.of(Hostkit.parsed(build.stubs())))
                                .typeQuestions());
        assertThat(known(guarded)).extracting(Question::name).doesNotContainAnyElementsOf(absent(build));
        assertThat(guarded.keySet()).extracting(Question::name).containsAll(absent(build));
        assertThat(guarded.get(new Question("FAMILY", "reveal_type(module.FAMILY)"))
                        .messages())
                .singleElement()
                .asString()
                .contains(isWindows(build) ? "'windows'" : "'unix'");
        assertThat(guarded.get(new Question("set_owner", "reveal_type(module.set_owner)"))
                        .messages())
                .singleElement()
                .asString()
                .containsPattern(isWindows(build) ? "owner: str\\b" : "owner: (typing\\.)?SupportsIndex\\b");
    }

    /** Where a build has no such module, a type checker still finds the file of others, which is empty for it. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("views")
    void a_module_of_one_system_has_no_names_on_others(NameReader reader, Hostkit build) throws Exception {
        NameProgram program = NameProgram.of(CGROUPS, TREES);

        Map<Question, Answer> guarded = answers(reader, program, build.view(), Hostkit.GUARDED);

        if (build.system() == OperatingSystem.LINUX) {
            assertThat(known(guarded)).isEqualTo(program.typeQuestions());
            assertThat(known(guarded)).extracting(Question::name).contains("Limit", "Limit.name", "groups");
            assertThatAllAreEqual(guarded, answers(reader, program, build.view(), build.stubs()));
        } else {
            assertThat(known(guarded)).isEmpty();
        }
    }

    private static void assertThatAllAreEqual(Map<Question, Answer> guarded, Map<Question, Answer> own) {
        SoftAssertions equal = new SoftAssertions();
        guarded.forEach((question, answer) ->
                equal.assertThat(answer).as(question.line()).isEqualTo(own.get(question)));
        equal.assertAll();
    }

    /** The lines where the type checker tells the type and no error. */
    private static List<Question> known(Map<Question, Answer> answers) {
        return answers.keySet().stream()
                .filter(question -> question.isOfType() && answers.get(question).isKnown())
                .toList();
    }

    private static boolean isWindows(Hostkit build) {
        return build.system() == OperatingSystem.WINDOWS;
    }

    /** Names that the crate's {@code #[cfg]} leaves out of a build, written by hand from the crate. */
    private static Set<String> absent(Hostkit build) {
        Set<String> absent = new TreeSet<>(
                isWindows(build)
                        ? Set.of("Process.nice", "Process.send", "Signal.Hangup", "umask", "user_id")
                        : Set.of(
                                "CONSOLE_CODEPAGE",
                                "Process.handle",
                                "Service",
                                "Service.name",
                                "Signal.Break",
                                "drives",
                                "registry_value"));
        if (build.system() != OperatingSystem.MACOS) {
            absent.addAll(Set.of("Process.task_port", "bundle_id"));
        }
        if (build.system() != OperatingSystem.LINUX) {
            absent.addAll(Set.of("cgroups", "cgroups.Limit", "cgroups.Limit.name", "cgroups.groups"));
        }
        if (build.pythonMinor() < 12) {
            absent.add("monitor");
        }
        return absent;
    }
}
