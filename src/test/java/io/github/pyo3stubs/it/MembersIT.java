// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.CompiledOut;
import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Unlisted;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.python.PythonVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Python imports the crate {@code members}, which has every macro that makes a member, built in each way that may
 * change where names are stored. The members that Python does not have are left out, and no others.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MembersIT {

    private static final String MODULE = "members";
    private static final String NEWEST = "0.30.1";

    /** A member that Python does not have, though another one has a name that ends in its name. */
    private static final String BY_CHANCE = "Ends.absent_tail";

    static Stream<Arguments> some_builds() {
        return Stream.of(arguments(NEWEST, "dev", ""), arguments(NEWEST, "small", ""));
    }

    static Stream<Arguments> all_builds() {
        List<Arguments> builds = new ArrayList<>();
        for (String release : List.of("0.25.1", "0.26.0", "0.27.2", "0.28.3", "0.29.2")) {
            builds.add(arguments(release, "dev", ""));
        }
        for (String release : List.of("0.25.1", "0.27.2", NEWEST)) {
            for (String profile : List.of("release", "fat", "thin", "small")) {
                builds.add(arguments(release, profile, ""));
            }
        }
        for (String linker : List.of("bfd", "gold", "lld", "mold")) {
            for (String profile : List.of("dev", "release", "small")) {
                builds.add(arguments(NEWEST, profile, linker));
            }
        }
        return builds.stream();
    }

    @ParameterizedTest(name = "PyO3 {0}, {1} {2}")
    @MethodSource("some_builds")
    void members_are_left_out_if_python_does_not_have_them(String pyo3, String profile, String linker)
            throws Exception {
        check(pyo3, profile, linker);
    }

    @Tag("builds")
    @ParameterizedTest(name = "PyO3 {0}, {1} {2}")
    @MethodSource("all_builds")
    void the_same_holds_for_every_generation_profile_and_linker(String pyo3, String profile, String linker)
            throws Exception {
        assumeThat(linker.isEmpty() || Program.onPath(onPath(linker)).isPresent())
                .as("the linker %s", linker)
                .isTrue();
        check(pyo3, profile, linker);
    }

    private static String onPath(String linker) {
        return linker.equals("mold") ? "mold" : "ld." + linker;
    }

    private static void check(String pyo3, String profile, String linker) throws Exception {
        assumeThat(Cargo.lack()).as("cargo").isEmpty();
        Optional<Path> python = Program.onPath("python3");
        assumeThat(python).as("Python").isPresent();
        Path library = CheckedPackage.importable(MODULE, pyo3, profile, linker);

        SortedSet<String> described = members(library, CompiledOut.KEEP);
        SortedSet<String> declared = members(library, CompiledOut.OMIT);
        List<String> ofPython = dir(python.get(), library);

        assertThat(declared)
                .as("the members that Python has, and one whose name is the end of another's")
                .containsExactlyElementsOf(described.stream()
                        .filter(member -> ofPython.contains(member) || member.equals(BY_CHANCE))
                        .toList());
        assertThat(described)
                .filteredOn(member -> !declared.contains(member))
                .hasSizeGreaterThan(8)
                .allMatch(member -> member.toLowerCase(Locale.ROOT).contains(".absent"));
        assertThat(ofPython).doesNotContain(BY_CHANCE);
    }

    private static SortedSet<String> members(Path library, CompiledOut compiledOut) throws IOException {
        Extension extension = new ExtensionReader(PythonVersion.OLDEST, compiledOut, new Unlisted.Ignored())
                .read(new LibraryFile(library, Optional.of(MODULE), Optional.empty()))
                .extensions()
                .get(0);
        SortedSet<String> members = new TreeSet<>();
        extension.module().classes().forEach(theClass -> add(theClass, theClass.name(), members));
        return members;
    }

    private static void add(ClassDef theClass, String path, SortedSet<String> members) {
        Stream.concat(
                        theClass.attributes().stream().map(attribute -> attribute.name()),
                        theClass.methods().stream().map(method -> method.name()))
                .filter(name -> !name.matches("__\\w+__"))
                .forEach(name -> members.add(path + "." + name));
        for (ClassDef nested : theClass.classes()) {
            members.add(path + "." + nested.name());
            add(nested, path + "." + nested.name(), members);
        }
    }

    private static List<String> dir(Path python, Path library) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                python.toString(),
                "-B",
                Path.of("src/test/python/class_members.py").toString(),
                MODULE);
        builder.environment().put("PYTHONPATH", library.getParent().toString());
        Program program = Program.run(builder);
        assertThat(program.succeeded()).as("%s", program).isTrue();
        return program.output().lines().toList();
    }
}
