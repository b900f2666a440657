// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.merge.targets.Targets;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an update by some systems' libraries does to the public names that all systems see. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpdatedPublicNamesTest {

    private static final Set<OperatingSystem> SYSTEMS =
            EnumSet.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

    /** A platform of each of these systems. */
    private static final ProjectPlatforms PLATFORMS = new ProjectPlatforms(
            SYSTEMS.stream().map(system -> new Platform(system, Cpu.UNKNOWN)).collect(toCollection(TreeSet::new)));

    private static final Map<OperatingSystem, String> SHORT_NAMES =
            Map.of(OperatingSystem.LINUX, "linux", OperatingSystem.MACOS, "mac", OperatingSystem.WINDOWS, "windows");

    private static final List<PythonVersion> VERSIONS = List.of(new PythonVersion(3, 11), new PythonVersion(3, 13));

    private static final int SEEDS = 120;

    /** The functions whose condition no view decides. */
    private static final Set<String> POSSIBLE = Set.of("f1", "f2");

    /** What stands for the names of a module that is not in the tree. */
    private static final String UNKNOWN = "unknown.__all__";

    /** The functions of each view that a library is for, and the stubs of these libraries. */
    private record Libraries(Map<View, SortedSet<String>> functions, Map<Target, StubTree> trees) {

        /** The functions of a view; of the other version, too, where no condition tells the versions apart. */
        Optional<SortedSet<String>> of(View view, boolean isVersioned) {
            return functions.entrySet().stream()
                    .filter(entry -> isVersioned
                            ? entry.getKey().equals(view)
                            : entry.getKey().system() == view.system())
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        LibraryStubs stubs() {
            MergeResult.Merged merged = (MergeResult.Merged) TargetMerge.of(trees, SYSTEMS, ModuleOwners.BY_NAME);
            return new LibraryStubs(
                    trees.keySet(),
                    merged.tree(),
                    Optional.empty(),
                    PLATFORMS,
                    ModuleOwners.BY_NAME,
                    ModulePlaces.BY_NAME);
        }
    }

    @Test
    void a_list_that_agrees_with_the_libraries_is_fresh_in_any_form() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = RandomPublicNames.stub(random);
            StubTree committed = committed(text);
            LibraryStubs libraries = libraries(random, committed, "", false).stubs();
            DemandedStubs demanded = DemandedStubs.of(libraries, committed, Comparison.CONTENT, PartlyDescribed.NONE);
            StubFile stub = committed.files().get("m");

            assertThat(SeenDrift.of(
                            demanded.of(demanded.whole().files().get("m")),
                            stub,
                            Comparison.CONTENT,
                            PartlyDescribed.NONE))
                    .as("seed %d\n%s", seed, text)
                    .allSatisfy(seen -> assertThat(seen.drift().changes()).isEmpty());
            if (text.contains("__all__")) {
                assertThat(updated(libraries, committed)).as("seed %d", seed).isEqualTo(printed(committed));
            }
        }
    }

    @Test
    void views_without_a_library_see_what_they_saw_but_for_changes_that_they_share() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = RandomPublicNames.stub(random);
            StubTree committed = committed(text);
            List<String> all = views().stream()
                    .flatMap(view -> of(committed, view, true).functions().keySet().stream())
                    .toList();
            String gone = random.nextBoolean() && !all.isEmpty() ? all.get(random.nextInt(all.size())) : "";
            Libraries libraries = libraries(random, committed, gone, random.nextBoolean());

            String updated = updated(libraries.stubs(), committed);

            StubTree after = committed(updated);
            for (View view : views()) {
                for (boolean flag : List.of(false, true)) {
                    PublicNamesOfView names = of(after, view, flag);
                    String description = "seed %d, %s, FLAG = %s with libraries for %s\n%s\n%s"
                            .formatted(seed, view, flag, libraries.functions(), text, updated);
                    assertThat(names.offered())
                            .as(description)
                            .isEqualTo(libraries
                                    .of(view, text.contains("version_info"))
                                    .map(library -> ofLibrary(library, of(committed, view, flag)))
                                    .orElseGet(() -> ofAbsent(view, committed, flag, libraries)));
                    assertThat(names.listed()).as(description).doesNotHaveDuplicates();
                    assertThat(names.listed().stream().filter(name -> !name.equals(UNKNOWN)))
                            .as(description)
                            .isSubsetOf(names.functions().keySet());
                }
            }
            assertThat(updated(libraries.stubs(), after))
                    .as("second run, seed %d\n%s", seed, text)
                    .isEqualTo(updated);
        }
    }

    private static List<View> views() {
        return SYSTEMS.stream()
                .flatMap(system -> VERSIONS.stream().map(version -> new View(system, VersionRange.only(version))))
                .toList();
    }

    private static PublicNamesOfView of(StubTree tree, View view, boolean flag) {
        return PublicNamesOfView.of("m", tree, view, flag);
    }

    private static StubTree committed(String text) throws Exception {
        return StubTree.of(List.of(parsed(text), StubParser.parse(RandomPublicNames.OTHER, "other", false)));
    }

    /**
     * Libraries for one system or two and one version or two.
     *
     * @param gone a function that they lack
     * @param isNew whether they have a new function
     */
    private static Libraries libraries(Random random, StubTree committed, String gone, boolean isNew) throws Exception {
        List<OperatingSystem> systems = new ArrayList<>(SYSTEMS);
        Collections.shuffle(systems, random);
        List<PythonVersion> versions = new ArrayList<>(VERSIONS);
        Collections.shuffle(versions, random);
        boolean flag = random.nextBoolean();
        Map<View, SortedSet<String>> functions = new LinkedHashMap<>();
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (OperatingSystem system : systems.subList(0, 1 + random.nextInt(2))) {
            for (PythonVersion version : versions.subList(0, 1 + random.nextInt(2))) {
                View view = new View(system, VersionRange.only(version));
                SortedSet<String> names =
                        new TreeSet<>(of(committed, view, flag).functions().keySet());
                names.remove(gone);
                if (isNew) {
                    names.add("n");
                }
                functions.put(view, names);
                String tag = "cp3" + version.minor();
                trees.put(
                        Targets.target(SHORT_NAMES.get(system) + " " + tag + "-" + tag),
                        StubTree.of(List.of(
                                parsed(library(List.copyOf(names))),
                                Projection.of(committed, view).tree().files().get("other"))));
            }
        }
        return new Libraries(functions, trees);
    }

    private static String library(List<String> names) {
        StringBuilder text = new StringBuilder("__all__ = " + RandomPublicNames.list(names) + "\n");
        names.forEach(name -> text.append(RandomPublicNames.function(name, "")));
        return text.toString();
    }

    /** The names of a library, with those of the committed stub that the library cannot tell. */
    private static SortedSet<String> ofLibrary(SortedSet<String> library, PublicNamesOfView committed) {
        SortedSet<String> expected = new TreeSet<>(library);
        expected.removeAll(POSSIBLE);
        committed.offered().stream()
                .filter(name -> POSSIBLE.contains(name) || name.equals(UNKNOWN))
                .forEach(expected::add);
        return expected;
    }

    /** The names that a view offers without those whose branch it shares with views that lose them. */
    private static SortedSet<String> ofAbsent(View view, StubTree committed, boolean flag, Libraries libraries) {
        PublicNamesOfView before = of(committed, view, flag);
        SortedSet<String> expected = new TreeSet<>(before.offered());
        before.functions().forEach((name, branch) -> {
            List<View> sharing = libraries.functions().keySet().stream()
                    .filter(other ->
                            branch.equals(of(committed, other, flag).functions().get(name)))
                    .toList();
            if (!sharing.isEmpty()
                    && !POSSIBLE.contains(name)
                    && sharing.stream()
                            .noneMatch(other -> libraries.functions().get(other).contains(name))) {
                expected.remove(name);
            }
        });
        if (libraries.functions().values().stream().allMatch(names -> names.contains("n"))) {
            expected.add("n");
        }
        return expected;
    }

    private static StubFile parsed(String text) throws Exception {
        return StubParser.parse(text, "m", false);
    }

    private static String updated(LibraryStubs libraries, StubFile committed) {
        return updated(libraries, StubTree.of(List.of(committed)));
    }

    private static String updated(LibraryStubs libraries, StubTree committed) {
        return updated(libraries, committed, Comparison.CONTENT);
    }

    private static String updated(LibraryStubs libraries, StubTree committed, Comparison by) {
        DemandedStubs demanded = DemandedStubs.of(libraries, committed, by, PartlyDescribed.NONE);
        ModuleDemand demand = demanded.of(demanded.whole().file("m").orElseThrow());
        StubFile updated = new StubUpdate(demand, by, PartlyDescribed.NONE, committed)
                .of(committed.file("m").orElseThrow());
        return printed(StubTree.of(List.of(updated)));
    }

    private static String printed(StubTree tree) {
        return StubPrinter.print(tree.file("m").orElseThrow(), tree);
    }

    private static String updated(String committed, String... targetsAndTexts) throws Exception {
        Map<Target, StubTree> trees = Targets.trees(targetsAndTexts);
        MergeResult.Merged merged = (MergeResult.Merged) TargetMerge.of(trees, SYSTEMS, ModuleOwners.BY_NAME);
        LibraryStubs libraries = new LibraryStubs(
                trees.keySet(), merged.tree(), Optional.empty(), PLATFORMS, ModuleOwners.BY_NAME, ModulePlaces.BY_NAME);
        String updated = updated(libraries, parsed("import sys\n" + committed));
        assertThat(updated(libraries, parsed(updated))).as("second run").isEqualTo(updated);
        return updated.replace("import sys\n\n", "");
    }

    @Test
    void a_new_name_is_in_the_list_of_each_branch_and_a_name_that_is_gone_is_in_none() throws Exception {
        String committed = """
                if sys.platform == "win32":
                    __all__ = ["a", "b", "w"]
                else:
                    __all__ = ["a", "b"]
                def a(): ...
                def b(): ...
                if sys.platform == "win32":
                    def w(): ...
                """;

        assertThat(updated(committed, "linux", "__all__ = ['b', 'n']\ndef b(): ...\ndef n(): ...\n"))
                .isEqualTo("""
                        __all__ = ["b", "n"]

                        if sys.platform == "win32":
                            __all__ += ["w"]

                        def b(): ...
                        def n(): ...

                        if sys.platform == "win32":
                            def w(): ...
                        """);
    }

    @Test
    void a_new_list_has_the_names_that_other_systems_offer() throws Exception {
        String committed = """
                from os import getpid as getpid
                def a(): ...
                if sys.platform == "win32":
                    def w(): ...
                    def _private(): ...
                """;

        assertThat(updated(
                        committed,
                        "linux",
                        "from os import getpid as getpid\n__all__ = ['getpid', 'a', '_n']\n"
                                + "def a(): ...\ndef _n(): ...\n"))
                .isEqualTo("""
                        import sys
                        from os import getpid as getpid

                        __all__ = ["getpid", "a", "_n"]

                        if sys.platform == "win32":
                            __all__ += ["w"]

                        def a(): ...
                        def _n(): ...

                        if sys.platform == "win32":
                            def w(): ...
                            def _private(): ...
                        """);
    }

    @Test
    void a_system_whose_names_are_unknown_gets_no_list() throws Exception {
        String committed = """
                def a(): ...
                if sys.platform == "win32":
                    from winreg import *
                """;

        StubFile updated = parsed(updated(committed, "linux", "__all__ = ['a']\ndef a(): ...\n"));

        assertThat(Projection.of(StubTree.of(List.of(updated)), views().get(0))
                        .tree()
                        .file("m"))
                .hasValueSatisfying(
                        linux -> assertThat(PublicNames.listed(linux.body())).contains(List.of("a")));
        View windows = new View(OperatingSystem.WINDOWS, VersionRange.ALL);
        assertThat(Projection.of(StubTree.of(List.of(updated)), windows).tree().file("m"))
                .hasValueSatisfying(
                        stub -> assertThat(PublicNames.areListed(stub.body())).isFalse());
    }

    @Test
    void a_list_that_cannot_be_read_is_kept_with_new_names() throws Exception {
        String committed = """
                __all__ = names()
                def a(): ...
                if sys.platform == "win32":
                    def w(): ...
                """;

        assertThat(updated(committed, "linux", "__all__ = ['a', 'n']\ndef a(): ...\ndef n(): ...\n"))
                .startsWith("""
                        __all__ = names()

                        __all__ += ["n"]
                        """);
    }

    @Test
    void a_name_without_a_condition_stays_where_its_function_is_declared() throws Exception {
        String committed = """
                __all__ = ["a", "w", "nowhere"]
                def a(): ...
                if sys.platform == "win32":
                    def w(): ...
                """;

        assertThat(updated(committed, "linux", "__all__ = ['a']\ndef a(): ...\n"))
                .isEqualTo("""
                __all__ = ["a"]

                if sys.platform == "win32":
                    __all__ += ["w"]

                def a(): ...

                if sys.platform == "win32":
                    def w(): ...
                """);
    }

    @Test
    void a_name_that_libraries_list_anew_is_listed_for_all_that_share_its_function() throws Exception {
        String committed = """
                __all__ = ["a"]
                def a(): ...
                def _b(): ...
                if sys.platform == "win32":
                    def _c(): ...
                else:
                    def _c(x): ...
                """;

        assertThat(updated(
                        committed,
                        "linux",
                        "__all__ = ['a', '_b', '_c']\ndef a(): ...\ndef _b(): ...\ndef _c(x): ...\n"))
                .startsWith("""
                        __all__ = ["a", "_b"]

                        if sys.platform != "win32":
                            __all__ += ["_c"]
                        """);
    }

    @Test
    void a_module_that_is_gone_leaves_no_empty_list() throws Exception {
        String committed = """
                __all__ = ["a"]
                if sys.platform == "win32":
                    __all__ += ["w"]
                def a(): ...
                if sys.platform == "win32":
                    def w(): ...
                """;

        assertThat(updated(committed, "linux", "")).isEqualTo("""
                if sys.platform == "win32":
                    __all__ = ["w"]

                if sys.platform == "win32":
                    def w(): ...
                """);
    }

    @Test
    void comments_above_statements_about_a_replaced_list_stay() throws Exception {
        String committed = """
                # public
                __all__ = ["a", "b"]
                # for Windows
                if sys.platform == "win32":
                    # consoles
                    __all__ += ["w"]
                # more
                __all__.append("c")
                # first
                def a(): ...
                def b(): ...
                def c(): ...
                if sys.platform == "win32":
                    def w(): ...
                """;

        assertThat(updated(committed, "linux", "__all__ = ['a', 'c']\ndef a(): ...\ndef c(): ...\n"))
                .startsWith("""
                        # public
                        # for Windows
                        # consoles
                        # more
                        __all__ = ["a", "c"]

                        if sys.platform == "win32":
                            __all__ += ["w"]

                        # first
                        def a(): ...
                        """);
    }

    @Test
    void signatures_leave_the_list_alone() throws Exception {
        StubFile committed = parsed("import sys\nif sys.platform == 'win32':\n    __all__ = ['w']\n"
                + "    def w(): ...\nelse:\n    __all__ = ['a']\n    def a(): ...\n");
        Map<Target, StubTree> trees = Targets.trees("linux", "__all__ = ['a', 'n']\ndef a(): ...\ndef n(): ...\n");
        LibraryStubs libraries = AnyTarget.libraries(trees);

        assertThat(updated(libraries, StubTree.of(List.of(committed)), Comparison.SIGNATURES))
                .contains("__all__ = [\"w\"]", "__all__ = [\"a\"]", "def n(): ...");
    }
}
