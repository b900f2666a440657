// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.OverlayResult.Unfit;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.committed.CommittedStubs;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.Unmarked;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlay of the integration project {@code own-parts}, laid over all builds of hostkit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlaidHostkitTest {

    private static final Path PROJECT = Path.of("src/it/own-parts");
    private static final String FILE = "hostkit/_native/__init__.pyi";
    private static final SortedMap<String, String> OVERLAY = new TreeMap<>();
    private static final List<ExtensionStubs> WHEELS = new ArrayList<>();

    @TempDir
    private static Path committed;

    static List<Hostkit> builds() {
        return Hostkit.all();
    }

    @BeforeAll
    static void generate() throws Exception {
        Path overlay = PROJECT.resolve("src/main/stubs");
        try (Stream<Path> files = Files.walk(overlay.resolve("hostkit"))) {
            for (Path file : files.filter(StubFiles::isStub).toList()) {
                OVERLAY.put(overlay.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        // The project relocates this module, which is none of the subjects here
        OVERLAY.put("hostkit/_native/cgroups.pyi", OVERLAY.remove("hostkit/cgroups.pyi"));
        for (Hostkit build : builds()) {
            WHEELS.add(Hostkit.read(build.inWheel()));
        }
        new CommittedStubs(committed, Comparison.CONTENT)
                .update(Hostkit.demand(laid(OVERLAY, WHEELS)), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();
    }

    private static OverlayResult result(SortedMap<String, String> overlay, List<ExtensionStubs> libraries) {
        return OverlayResult.of(libraries, Overlay.of(overlay, ""), ModulePlaces.BY_NAME);
    }

    private static List<ExtensionStubs> laid(SortedMap<String, String> overlay, List<ExtensionStubs> libraries) {
        OverlayResult result = result(overlay, libraries);
        assertThat(result).asInstanceOf(type(Overlaid.class));
        return ((Overlaid) result).stubs();
    }

    private static Verdict verdict(Path stubs, SortedMap<String, String> overlay, List<ExtensionStubs> libraries)
            throws Exception {
        return new CommittedStubs(stubs, Comparison.CONTENT)
                .compare(Hostkit.demand(laid(overlay, libraries)), PartlyDescribed.NONE);
    }

    private static void assertFresh(Path stubs, SortedMap<String, String> overlay, List<ExtensionStubs> libraries)
            throws Exception {
        Verdict verdict = verdict(stubs, overlay, libraries);

        assertThat(verdict.isFresh())
                .as(verdict.packagedMessage("the directory", "the libraries", Path::toString))
                .isTrue();
    }

    @Test
    void the_stubs_are_fresh_with_all_libraries() throws Exception {
        assertFresh(committed, OVERLAY, WHEELS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("builds")
    void the_stubs_are_fresh_with_each_library_alone(Hostkit build) throws Exception {
        assertFresh(committed, OVERLAY, List.of(WHEELS.get(builds().indexOf(build))));
        assertFresh(committed, OVERLAY, List.of(Hostkit.read(build.bare())));
    }

    /** The overlay with another text in the file of {@code hostkit._native}. */
    private static SortedMap<String, String> changed(UnaryOperator<String> change) {
        SortedMap<String, String> overlay = new TreeMap<>(OVERLAY);
        String before = overlay.get(FILE);
        overlay.put(FILE, change.apply(before));
        assertThat(overlay.get(FILE)).isNotEqualTo(before);
        return overlay;
    }

    private static List<String> stale(SortedMap<String, String> overlay, List<ExtensionStubs> libraries)
            throws Exception {
        return verdict(committed, overlay, libraries).all(Stale.class).stream()
                .flatMap(stale -> stale.changes().stream())
                .map(change -> change.change().subject().name())
                .distinct()
                .toList();
    }

    @Test
    void the_stubs_are_stale_once_the_overlay_changes() throws Exception {
        SortedMap<String, String> overlay = changed(text -> text.replace("Literal[3, 4]", "Literal[5]"));

        assertThat(stale(overlay, WHEELS)).containsExactly("hostkit._native.monitor");
        assertThat(stale(overlay, bare("linux-x86_64-cp312"))).containsExactly("hostkit._native.monitor");
        assertThat(stale(overlay, bare("linux-x86_64-cp310"))).isEmpty();
    }

    private static List<ExtensionStubs> bare(String build) throws Exception {
        return List.of(Hostkit.read(Hostkit.named(build).bare()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64-cp310", "linux-x86_64-cp312"})
    void a_new_condition_on_versions_is_demanded_of_a_library_of_an_unknown_python(String build, @TempDir Path copy)
            throws Exception {
        SortedMap<String, String> overlay = changed(text -> text
                + "\nif sys.platform != \"win32\" and sys.version_info >= (3, 11):\n"
                + "    def umask(mask: int): ...  # was: SupportsIndex\n");
        assertThat(stale(overlay, bare(build))).containsExactly("hostkit._native.umask");
        Path stub = copy.resolve(FILE);
        Files.createDirectories(stub.getParent());
        for (String file : OVERLAY.keySet()) {
            Files.copy(committed.resolve(file), copy.resolve(file));
        }

        new CommittedStubs(copy, Comparison.CONTENT)
                .update(Hostkit.demand(laid(overlay, bare(build))), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertFresh(copy, overlay, WHEELS);
        assertFresh(copy, overlay, bare(build));
    }

    @Test
    void a_library_of_an_unknown_python_gives_new_stubs_with_the_conditions_of_the_overlay(@TempDir Path empty)
            throws Exception {
        SortedMap<String, String> overlay = new TreeMap<>(Map.of(
                FILE, "import sys\nif sys.version_info >= (3, 11):\n    def hostname() -> bytes: ...  # was: str\n"));

        new CommittedStubs(empty, Comparison.CONTENT)
                .update(Hostkit.demand(laid(overlay, bare("linux-x86_64-cp310"))), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(empty.resolve(FILE))
                .content()
                .contains("if sys.version_info >= (3, 11):\n    def hostname() -> bytes");
        assertFresh(empty, overlay, bare("linux-x86_64-cp310"));
    }

    /** An entry without a condition has to fit both. */
    @Test
    void of_two_platforms_each_may_have_its_own_part() throws Exception {
        List<ExtensionStubs> two = new ArrayList<>(bare("linux-x86_64-cp312"));
        two.addAll(bare("windows-x86_64-cp312"));
        String ofLinux = "def set_owner(owner: int): ...  # was: SupportsIndex\n";

        assertThat(result(new TreeMap<>(Map.of(FILE, ofLinux)), two))
                .asInstanceOf(type(Unfit.class))
                .satisfies(
                        unfit -> assertThat(unfit.faults())
                                .extracting(OverlayFault::toString)
                                .singleElement()
                                .asString()
                                .isEqualTo(
                                        FILE
                                                + ":1: For win32: parameter 'owner' of set_owner is 'str', not 'SupportsIndex': look again, then"
                                                + " write  # was: str\n  Or put it where it fits, under  if sys.platform == \"linux\":"));
        String guarded = """
                import sys
                if sys.platform == "win32":
                    def set_owner(owner: bytes): ...  # was: str
                else:
                    def set_owner(owner: int): ...  # was: SupportsIndex
                """;
        List<ExtensionStubs> laid = laid(new TreeMap<>(Map.of(FILE, guarded)), two);
        assertThat(laid).map(stubs -> owner(text(stubs.tree()))).containsExactly(List.of("int"), List.of("bytes"));
        assertThat(owner(text(StubSet.of(laid).common().orElseThrow()))).containsExactly("bytes", "int");
    }

    private static String text(StubTree tree) {
        return StubPrinter.print(tree.file(Hostkit.MODULE).orElseThrow(), tree);
    }

    /** The types of the owner, as the definitions of {@code set_owner} have them. */
    private static List<String> owner(String stub) {
        return Pattern.compile("def set_owner\\(.*owner: (\\w+)\\)")
                .matcher(stub)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void what_no_longer_fits_names_the_libraries_that_it_does_not_fit() throws Exception {
        SortedMap<String, String> overlay =
                changed(text -> text.replace("# was: int\n\n    UserId", "# was: str\n\n    UserId"));

        assertThat(result(overlay, WHEELS))
                .asInstanceOf(type(Unfit.class))
                .satisfies(unfit -> assertThat(unfit.faults())
                        .extracting(OverlayFault::toString)
                        .singleElement()
                        .asString()
                        .startsWith(FILE + ":47: For darwin, Python 3.10; darwin, Python 3.12; linux, Python 3.10;")
                        .contains("user_id returns 'int', not 'str': look again, then write  # was: int"));
    }
}
