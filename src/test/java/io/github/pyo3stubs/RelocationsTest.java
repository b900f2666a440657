// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.ExtensionStubs.Origin;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.introspection.link.Vectors;
import io.github.pyo3stubs.introspection.link.Vectors.Case;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.output.archive.StatedPythons;
import io.github.pyo3stubs.output.archive.StubArchive;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.Platforms;
import io.github.pyo3stubs.platform.ProjectPlatforms;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.relocation.ModuleRename;
import io.github.pyo3stubs.relocation.Relocations;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RelocationsTest {

    private static final String ROOT = """
            from . import shapes as shapes

            __all__ = ["Point", "area", "shapes"]

            class Point: ...

            def area(shape: geo._geo.shapes.Shape) -> float: ...
            """;

    private static final String SHAPES = """
            from . import round as round

            __all__ = ["Shape", "_unit", "round"]

            class Shape:
                def corner(self, /) -> geo._geo.Point: ...
                def circle(self, /) -> geo._geo.shapes.round.Circle: ...

            _unit: Shape
            """;

    private static final String CIRCLES = """
            class Circle(geo._geo.shapes.Shape): ...
            class _Private: ...
            limit: float
            def __getattr__(name: str) -> Circle: ...
            """;

    private static final Target LINUX = new Target(Platforms.of("linux-x86_64"), Optional.empty());

    @TempDir
    Path directory;

    private static StubTree tree() throws StubSyntaxException {
        return StubTree.of(List.of(
                parsed("geo._geo", true, ROOT),
                parsed("geo._geo.shapes", true, SHAPES),
                parsed("geo._geo.shapes.round", false, CIRCLES)));
    }

    private static StubFile parsed(String module, boolean isPackage, String text) throws StubSyntaxException {
        return StubParser.parse("import geo._geo.shapes.round\n" + text, module, isPackage);
    }

    private static Relocations relocations(String... names) {
        List<Relocation> all = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            all.add(new Relocation(names[i], names[i + 1], false));
        }
        return new Relocations(all);
    }

    private static Relocations kept(String from, String to) {
        return new Relocations(List.of(new Relocation(from, to, true)));
    }

    private static String text(StubTree tree, String module) {
        return StubPrinter.print(tree.file(module).orElseThrow(), tree);
    }

    @Test
    void a_module_stands_under_the_new_name_with_its_submodules_and_everything_follows() throws Exception {
        StubTree relocated = relocations("geo._geo.shapes", "geo.forms").of(tree());

        assertThat(relocated.files()).containsOnlyKeys("geo._geo", "geo.forms", "geo.forms.round");
        assertThat(text(relocated, "geo._geo")).isEqualTo("""
                from .forms import Shape
                from geo import forms as shapes

                __all__ = ["Point", "area", "shapes"]

                class Point: ...
                def area(shape: Shape) -> float: ...
                """);
        assertThat(text(relocated, "geo.forms")).isEqualTo("""
                from . import round as round
                from .._geo import Point
                from .round import Circle

                __all__ = ["Shape", "_unit", "round"]

                class Shape:
                    def corner(self, /) -> Point: ...
                    def circle(self, /) -> Circle: ...

                _unit: Shape
                """);
    }

    @Test
    void the_old_name_keeps_a_stub_that_offers_the_same() throws Exception {
        StubTree relocated = kept("geo._geo.shapes", "geo.forms").of(tree());

        assertThat(relocated.files())
                .containsOnlyKeys(
                        "geo._geo", "geo._geo.shapes", "geo._geo.shapes.round", "geo.forms", "geo.forms.round");
        assertThat(text(relocated, "geo._geo")).startsWith("from . import shapes as shapes\n");
        assertThat(text(relocated, "geo._geo.shapes")).isEqualTo("""
                from ...forms import Shape as Shape, _unit as _unit, round as round

                __all__ = ["Shape", "_unit", "round"]
                """);
        assertThat(text(relocated, "geo._geo.shapes.round")).isEqualTo("""
                from ...forms.round import Circle as Circle, limit as limit
                def __getattr__(name: str) -> Circle: ...
                """);
    }

    @Test
    void a_root_module_takes_the_name_of_its_package() throws Exception {
        StubTree relocated = relocations("geo._geo", "geo").of(tree());

        assertThat(relocated).isEqualTo(new ModuleRename("geo._geo", "geo").of(tree()));
    }

    @Test
    void a_module_follows_the_nearest_relocation() throws Exception {
        StubTree relocated = relocations("geo._geo", "geo", "geo._geo.shapes.round", "geo.circles")
                .of(tree());

        assertThat(relocated.files()).containsOnlyKeys("geo", "geo.shapes", "geo.circles");
        assertThat(text(relocated, "geo.shapes"))
                .startsWith("from . import Point\n")
                .contains("from geo import circles as round\n");
        assertThat(relocated.file("geo.shapes").orElseThrow().isPackage()).isFalse();
    }

    @Test
    void modules_take_each_others_places() throws Exception {
        StubTree relocated = relocations("geo._geo", "geo.core", "geo._geo.shapes", "geo._geo")
                .of(tree());

        assertThat(relocated.files()).containsOnlyKeys("geo.core", "geo._geo", "geo._geo.round");
        assertThat(text(relocated, "geo.core")).contains("from geo import _geo as shapes\n");
    }

    @Test
    void two_stubs_with_one_name_are_a_conflict() throws Exception {
        ExtensionStubs stubs = extension(tree());

        assertThat(relocations("geo._geo.shapes", "geo._geo")
                        .conflict(stubs.module(), stubs.tree().files().keySet()))
                .get()
                .asString()
                .startsWith(
                        "The stubs cannot be relocated.\n  geo._geo would be the name of the stub of geo._geo and of"
                                + " the stub of geo._geo.shapes.\nCorrect relocations=….");
        assertThat(new Relocations(List.of(
                                new Relocation("geo._geo", "geo.core", true),
                                new Relocation("geo._geo.shapes", "geo._geo", false)))
                        .conflict(stubs.module(), stubs.tree().files().keySet()))
                .get()
                .asString()
                .contains("geo._geo would be the name of the stub of geo._geo.shapes and of what re-exports geo.core.");
        assertThat(relocations("geo._geo", "geo.core", "geo._geo.shapes", "geo._geo")
                        .conflict(stubs.module(), stubs.tree().files().keySet()))
                .isEmpty();
    }

    /** By its name alone, such a stub would be taken for one that only re-exports others. */
    @Test
    void no_stub_stands_below_an_old_name_that_is_kept() throws Exception {
        Relocation into = new Relocation("geo._geo.shapes.round", "geo._geo.round", true);

        assertThat(new Relocations(List.of(new Relocation("geo._geo", "geo", true), into))
                        .conflict("geo._geo", tree().files().keySet()))
                .get()
                .asString()
                .contains(
                        "  geo._geo.shapes.round would be geo._geo.round, which is below an old name that is kept.\n");
        assertThat(new Relocations(List.of(new Relocation("geo._geo", "geo", false), into))
                        .conflict("geo._geo", tree().files().keySet()))
                .isEmpty();
    }

    @Test
    void a_stub_stays_in_the_top_level_package() throws Exception {
        assertThat(relocations("geo._geo.shapes", "shapes")
                        .conflict("geo._geo", tree().files().keySet()))
                .get()
                .asString()
                .contains("geo._geo.shapes.round would be shapes.round, which is not in the package geo.");
    }

    @ParameterizedTest
    @CsvSource({
        "geo.con,con,'is a device on Windows, where no file can have its name'",
        "geo.Nul.a,Nul,'is a device on Windows, where no file can have its name'",
        "geo.__init__,__init__,is the file of the package itself",
        "geo.__future__,__future__,is read by Python itself wherever an import names it"
    })
    void places_that_no_module_can_have_are_refused_with_the_option(String place, String name, String problem)
            throws Exception {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> Relocations.of(List.of(new Relocation("geo.a", place, true))))
                .withMessage("geo.a cannot be relocated to %s: '%s' %s. Correct relocations=….", place, name, problem);
        assertThat(Relocations.of(List.of(new Relocation("geo.con", "geo.a", false)))
                        .all())
                .hasSize(1);
    }

    @Test
    void wrong_names_and_repetitions_are_refused() {
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> Relocations.of(List.of(new Relocation("geo._geo", "", true))))
                .withMessage("'' is not the full name of a module. Correct relocations=….");
        assertThatExceptionOfType(ProjectException.class)
                .isThrownBy(() -> Relocations.of(
                        List.of(new Relocation("geo.a", "geo.b", true), new Relocation("geo.a", "geo.c", false))))
                .withMessage("geo.a is relocated twice. Correct relocations=….");
    }

    @Test
    void relocated_stubs_bear_the_mark_of_their_extension_module() throws Exception {
        StubSet stubs = StubSet.of(List.of(extension(tree()).relocated(kept("geo._geo.shapes", "geo.forms"))));
        TextTree texts = TextTree.installed(Map.of("stubs", stubs.common().orElseThrow()), stubs.owners(), Header.NONE)
                .get("stubs");

        assertThat(texts.files()).containsKeys("geo/forms/__init__.pyi", "geo/forms/round.pyi", "geo/py.typed");
        assertThat(texts.files().entrySet())
                .filteredOn(file -> file.getKey().endsWith(".pyi"))
                .hasSize(5)
                .allMatch(file -> Mark.of(file.getValue()).equals(Optional.of(new Mark("geo._geo"))));
    }

    @Test
    void an_archive_of_relocated_stubs_is_read_as_they_are() throws Exception {
        ExtensionStubs relocated = extension(tree()).relocated(kept("geo._geo.shapes", "geo.forms"));
        StubSet stubs = StubSet.of(List.of(relocated));
        Path file = directory.resolve("stubs-linux-x86_64.zip");
        new StubArchive(
                        TextTree.installed(Map.of("stubs", relocated.tree()), stubs.owners(), Header.NONE)
                                .get("stubs"),
                        StatedPythons.NONE,
                        Instant.EPOCH)
                .write(file);

        assertThat(ArchiveReader.read(new PlatformArchive(file, LINUX.platform(), Optional.empty())))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.module()).isEqualTo("geo._geo");
                    assertThat(read.tree()).isEqualTo(relocated.tree());
                    assertThat(read.partly()).isEqualTo(relocated.partly());
                });
    }

    /** A file that an earlier relocation has put anywhere in the package is the extension's own. */
    @Test
    void committed_stubs_follow_a_relocation() throws Exception {
        update(kept("geo._geo.shapes", "geo.forms"));
        assertThat(files())
                .containsExactly(
                        "geo/_geo/__init__.pyi",
                        "geo/_geo/shapes/__init__.pyi",
                        "geo/_geo/shapes/round.pyi",
                        "geo/forms/__init__.pyi",
                        "geo/forms/round.pyi");
        assertThat(verdict(kept("geo._geo.shapes", "geo.forms")).isFresh()).isTrue();

        Relocations other = relocations("geo._geo.shapes", "geo.kinds");
        assertThat(verdict(other).isFresh()).isFalse();
        update(other);
        assertThat(files()).containsExactly("geo/_geo.pyi", "geo/kinds/__init__.pyi", "geo/kinds/round.pyi");
        assertThat(directory.resolve("geo/forms")).doesNotExist();
        assertThat(verdict(other).isFresh()).isTrue();
    }

    private CommittedStubs committed() {
        return new CommittedStubs(directory, Comparison.CONTENT);
    }

    private static StubSet set(Relocations relocations) throws Exception {
        return StubSet.of(List.of(extension(tree()).relocated(relocations)));
    }

    private Verdict verdict(Relocations relocations) throws Exception {
        StubSet stubs = set(relocations);
        return committed().compare(stubs.libraries(ProjectPlatforms.UNSTATED, relocations.places()), stubs.partly());
    }

    private void update(Relocations relocations) throws Exception {
        StubSet stubs = set(relocations);
        committed()
                .update(stubs.libraries(ProjectPlatforms.UNSTATED, relocations.places()), stubs.partly(), Unmarked.KEPT)
                .apply();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> StubPaths.path(directory.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static ExtensionStubs extension(StubTree tree) {
        return new ExtensionStubs(
                new Origin(Path.of("_geo.so"), "_geo.so", false),
                LINUX,
                "geo._geo",
                tree,
                new TreeSet<>(List.of("geo._geo.shapes.round")));
    }

    static Stream<Case> cases() {
        return Stream.of("reference", "upstream-bugs", "old").flatMap(Vectors::of);
    }

    /** The root module and each of its submodules in turn. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void relocating_there_and_back_gives_the_tree(Case theCase) throws Exception {
        StubTree tree = stubs(theCase).tree();

        for (String module : tree.files().keySet()) {
            StubTree there = relocations(module, "top.face").of(tree);

            assertThat(there.files()).doesNotContainKey(module).containsKey("top.face");
            assertThat(relocations("top.face", module).of(there)).isEqualTo(tree);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void every_name_of_a_relocated_tree_is_where_it_is_looked_for(Case theCase) throws Exception {
        StubTree tree = stubs(theCase).tree();
        SortedSet<String> before = unresolved(tree, tree);

        for (String module : tree.files().keySet()) {
            assertThat(unresolved(relocations(module, "top.face").of(tree), tree))
                    .hasSameSizeAs(before);
            assertThat(unresolved(kept(module, "top.face").of(tree), tree)).hasSameSizeAs(before);
        }
    }

    /** The names that are not there, of modules that the tree has or had. */
    private static SortedSet<String> unresolved(StubTree tree, StubTree before) {
        SortedSet<String> unresolved = new TreeSet<>();
        for (StubFile file : tree.files().values()) {
            List<Name> names = new ArrayList<>();
            NameUses.forEach(file.body(), (name, scope) -> names.add(name));
            BoundNames.of(file.body()).all().stream()
                    .flatMap(name -> BoundNames.of(file.body()).imported(name).stream())
                    .forEach(names::add);
            for (Name name : names) {
                boolean isOurs = tree.file(name.module()).isPresent()
                        || before.file(name.module()).isPresent();
                if (isOurs && !isThere(name, tree)) {
                    unresolved.add(name.dotted());
                }
            }
        }
        return unresolved;
    }

    private static boolean isThere(Name name, StubTree tree) {
        return name.isModule() && tree.file(name.module()).isPresent()
                || tree.file(name.dotted()).isPresent()
                || tree.file(name.module())
                        .filter(file -> BoundNames.of(file.body()).contains(name.root()))
                        .isPresent();
    }

    private ExtensionStubs stubs(Case theCase) throws Exception {
        Path file = directory.resolve("lib" + theCase.module() + ".so");
        VectorLibrary.of(theCase).write(file);
        return new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(file, Optional.of("top." + theCase.module()), Optional.empty()))
                .stubs()
                .get(0);
    }
}
