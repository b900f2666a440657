package io.github.pyo3stubs.output;

import static io.github.pyo3stubs.output.Stubs.mark;
import static io.github.pyo3stubs.output.Stubs.module;
import static io.github.pyo3stubs.output.Stubs.parent;
import static io.github.pyo3stubs.output.Stubs.snapshot;
import static io.github.pyo3stubs.output.Stubs.tree;
import static io.github.pyo3stubs.output.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.merge.Comparison;
import io.github.pyo3stubs.merge.Drift;
import io.github.pyo3stubs.merge.PartlyDescribed;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed stubs of {@code geo._n}, among other files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommittedStubsTest {
    private static final String MARK = mark("geo._n");
    private static final StubTree FLAT = tree(module("geo._n", "x: int"));
    private static final StubTree DEEP = tree(parent("geo._n", "x: int"), module("geo._n.s", "y: int"));
    private static final StubTree SOLO = tree(module("solo", "x: int"));
    private static final StubTree SOLO_DEEP = tree(parent("solo", "x: int"), module("solo.s", "y: int"));

    @TempDir
    Path temporary;

    private Path python;

    @BeforeEach
    void python() throws IOException {
        python = Files.createDirectory(temporary.resolve("python"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_file_is_judged(String name, StubTree tree, Map<String, String> files, List<String> verdict)
            throws Exception {
        lay(files);
        SortedMap<String, String> before = snapshot(python);

        assertThat(told(compare(tree))).containsExactlyElementsOf(verdict);
        assertThat(snapshot(python)).isEqualTo(before);
    }

    static Stream<Arguments> a_file_is_judged() {
        return Stream.of(
                arguments("as generated", FLAT, Map.of("geo/_n.pyi", MARK + "x: int\n"), List.of("Fresh geo/_n.pyi")),
                arguments("unmarked", FLAT, Map.of("geo/_n.pyi", "x: int\n"), List.of("Fresh geo/_n.pyi")),
                arguments(
                        "with carriage returns",
                        FLAT,
                        Map.of("geo/_n.pyi", (MARK + "x: int\n").replace("\n", "\r\n")),
                        List.of("Fresh geo/_n.pyi")),
                arguments(
                        "with a byte-order mark",
                        FLAT,
                        Map.of("geo/_n.pyi", "\uFEFF" + MARK + "x: int\n"),
                        List.of("Fresh geo/_n.pyi")),
                arguments(
                        "with a licence before the mark",
                        FLAT,
                        Map.of("geo/_n.pyi", "# Copyright\n\n" + MARK + "x: int\n"),
                        List.of("Reformatted geo/_n.pyi")),
                arguments(
                        "reformatted",
                        FLAT,
                        Map.of("geo/_n.pyi", MARK + "\n\nx : int  # a number\n"),
                        List.of("Reformatted geo/_n.pyi")),
                arguments(
                        "other content",
                        FLAT,
                        Map.of("geo/_n.pyi", MARK + "x: str\n"),
                        List.of("Stale geo/_n.pyi own")),
                arguments(
                        "other content, unmarked",
                        FLAT,
                        Map.of("geo/_n.pyi", "x: str\n"),
                        List.of("Stale geo/_n.pyi foreign")),
                arguments(
                        "other content, marked by another module",
                        FLAT,
                        Map.of("geo/_n.pyi", mark("geo") + "x: str\n"),
                        List.of("Stale geo/_n.pyi foreign")),
                arguments(
                        "a mark after the first statement",
                        FLAT,
                        Map.of("geo/_n.pyi", "x: str\n" + MARK),
                        List.of("Stale geo/_n.pyi foreign")),
                arguments("missing", FLAT, Map.of(), List.of("Missing geo/_n.pyi")),
                arguments(
                        "left over with its last submodule",
                        FLAT,
                        Map.of(
                                "geo/_n.pyi", MARK + "x: int\n",
                                "geo/_n/__init__.pyi", MARK,
                                "geo/_n/s.pyi", MARK,
                                "geo/_n/t/u.pyi", MARK),
                        List.of(
                                "Fresh geo/_n.pyi",
                                "LeftOver geo/_n/__init__.pyi",
                                "LeftOver geo/_n/s.pyi",
                                "LeftOver geo/_n/t/u.pyi")),
                arguments(
                        "left over by the first submodule",
                        DEEP,
                        Map.of("geo/_n.pyi", MARK + "x: int\n"),
                        List.of("LeftOver geo/_n.pyi", "Missing geo/_n/__init__.pyi", "Missing geo/_n/s.pyi")),
                arguments(
                        "nobody's business",
                        FLAT,
                        Map.of(
                                "geo/_n.pyi",
                                MARK + "x: int\n",
                                "geo/_n/mine.pyi",
                                "z: int\n",
                                "geo/_n/others.pyi",
                                mark("geo._m"),
                                "geo/_m.pyi",
                                mark("geo._m"),
                                "geo/__init__.pyi",
                                MARK,
                                "geo/_n/notes.txt",
                                MARK,
                                "geo/_nn.pyi",
                                MARK),
                        List.of("Fresh geo/_n.pyi")),
                arguments(
                        "someone's package hides the stub",
                        FLAT,
                        Map.of("geo/_n.pyi", MARK + "x: int\n", "geo/_n/__init__.pyi", "z: int\n"),
                        List.of("Fresh geo/_n.pyi", "OtherForm geo/_n/__init__.pyi")),
                arguments(
                        "someone's file is hidden by the stub",
                        DEEP,
                        Map.of(
                                "geo/_n.pyi", "z: int\n",
                                "geo/_n/__init__.pyi", MARK + "x: int\n",
                                "geo/_n/s.pyi", MARK + "y: int\n"),
                        List.of("OtherForm geo/_n.pyi", "Fresh geo/_n/__init__.pyi", "Fresh geo/_n/s.pyi")),
                arguments("without a package", SOLO, Map.of(), List.of("Missing solo.pyi")),
                arguments(
                        "without a package, in a directory",
                        SOLO,
                        Map.of("solo/__init__.pyi", mark("solo") + "x: int\n"),
                        List.of("Fresh solo/__init__.pyi")),
                arguments(
                        "without a package, in both forms",
                        SOLO,
                        Map.of("solo/__init__.pyi", mark("solo") + "x: int\n", "solo.pyi", mark("solo")),
                        List.of("LeftOver solo.pyi", "Fresh solo/__init__.pyi")),
                arguments(
                        "without a package, with a submodule",
                        SOLO_DEEP,
                        Map.of("solo.pyi", mark("solo") + "x: int\n"),
                        List.of("LeftOver solo.pyi", "Missing solo/__init__.pyi", "Missing solo/s.pyi")));
    }

    @Test
    void a_stale_file_tells_what_differs_by_name_and_as_text() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x: str\nz: int\n"));

        Finding.Stale stale = compare(FLAT).all(Finding.Stale.class).get(0);

        assertThat(stale.differences())
                .extracting(Drift.Difference::name)
                .containsExactlyInAnyOrder("geo._n.x", "geo._n.z");
        assertThat(stale.diff().lines()).containsExactly("@@ -1,2 +1,1 @@", "-x: str", "-z: int", "+x: int");
    }

    @Test
    void formatting_does_not_hide_in_the_diff_what_differs() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x : str\ny : int\nz : int\n"));

        Finding.Stale stale = compare(tree(module("geo._n", "x: int", "y: int", "z: int")))
                .all(Finding.Stale.class)
                .get(0);

        assertThat(stale.diff().normalized()).isTrue();
        assertThat(stale.diff().lines()).containsExactly("@@ -1,1 +1,1 @@", "-x: str", "+x: int");
    }

    @Test
    void a_file_that_does_not_parse_is_stale_and_says_where() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x: int\ndef f(:\n"));

        Finding.Stale stale = compare(FLAT).all(Finding.Stale.class).get(0);

        assertThat(stale.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("line 3"));
    }

    @Test
    void a_file_in_another_encoding_is_stale() throws Exception {
        Files.createDirectory(python.resolve("geo"));
        Files.write(python.resolve("geo/_n.pyi"), "x: int # é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(compare(FLAT).all(Finding.Stale.class))
                .singleElement()
                .satisfies(stale -> assertThat(stale.problem()).hasValue(" is not in UTF-8"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void the_comparison_decides(Comparison comparison, String text, boolean fresh) throws Exception {
        lay(Map.of("geo/_n.pyi", text));

        assertThat(new CommittedStubs(python, comparison)
                        .compare(FLAT, PartlyDescribed.NONE)
                        .isFresh())
                .isEqualTo(fresh);
    }

    static Stream<Arguments> the_comparison_decides() {
        return Stream.of(
                arguments(Comparison.EXACT, "x: int\n", true),
                arguments(Comparison.EXACT, MARK + "x: int\r\n", true),
                arguments(Comparison.EXACT, "x : int\n", false),
                arguments(Comparison.CONTENT, "x : int\n", true),
                arguments(Comparison.CONTENT, "x: str\n", false),
                arguments(Comparison.SIGNATURES, "x: str\n", true),
                arguments(Comparison.SIGNATURES, "y: int\n", false));
    }

    @Test
    void a_missing_py_typed_is_told_and_makes_nothing_stale() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x: int\n", "solo.pyi", "x: int\n"));

        Verdict verdict = compare(tree(module("geo._n", "x: int"), module("solo", "x: int")));

        assertThat(verdict.untyped()).containsExactly(Path.of("geo/py.typed"));
        assertThat(verdict.isFresh()).isTrue();
        lay(Map.of("geo/py.typed", ""));
        assertThat(compare(FLAT).untyped()).isEmpty();
    }

    @Test
    void an_update_writes_what_is_missing_or_stale_and_removes_what_is_left_over() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x: int\n", "geo/_n/u/old.pyi", MARK, "geo/_n/s.pyi", MARK + "y: str\n"));

        Changes changes = update(DEEP, false);

        assertThat(changes.written()).containsExactly(Path.of("geo/_n/__init__.pyi"), Path.of("geo/_n/s.pyi"));
        assertThat(changes.removed()).containsExactly(Path.of("geo/_n.pyi"), Path.of("geo/_n/u/old.pyi"));
        assertThat(python.resolve("geo/_n/u")).doesNotExist();
        assertThat(snapshot(python)).containsOnlyKeys("geo/_n/__init__.pyi", "geo/_n/s.pyi");
        assertThat(python.resolve("geo/_n/s.pyi")).hasContent(MARK + "y: int\n");
        assertThat(compare(DEEP).isFresh()).isTrue();
    }

    @Test
    void an_update_after_the_last_submodule_removes_the_directory_that_it_leaves_empty() throws Exception {
        update(DEEP, false);
        lay(Map.of("geo/other/__init__.pyi", ""));

        update(FLAT, false);

        assertThat(python.resolve("geo/_n")).doesNotExist();
        assertThat(snapshot(python)).containsOnlyKeys("geo/_n.pyi", "geo/other/__init__.pyi");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_file_that_is_fresh_by_content_is_not_touched(String text) throws Exception {
        lay(Map.of("geo/_n.pyi", text));
        FileTime past = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(python.resolve("geo/_n.pyi"), past);

        Changes changes = update(FLAT, true);

        assertThat(changes.unchanged()).containsExactly(Path.of("geo/_n.pyi"));
        assertThat(Files.getLastModifiedTime(python.resolve("geo/_n.pyi"))).isEqualTo(past);
        assertThat(Files.readString(python.resolve("geo/_n.pyi"))).isEqualTo(text);
    }

    static Stream<String> a_file_that_is_fresh_by_content_is_not_touched() {
        return Stream.of("x: int\n", "x : int\n", MARK + "x : int\r\n");
    }

    @Test
    void with_exact_comparison_the_formatting_is_brought_up_to_date_too() throws Exception {
        lay(Map.of("geo/_n.pyi", MARK + "x : int\r\n"));

        new CommittedStubs(python, Comparison.EXACT)
                .update(FLAT, PartlyDescribed.NONE, false)
                .apply();

        assertThat(Files.readString(python.resolve("geo/_n.pyi"))).isEqualTo(MARK + "x: int\n");
    }

    @Test
    void with_comparison_by_signatures_a_written_stub_is_left_and_a_generated_one_kept_current() throws Exception {
        CommittedStubs stubs = new CommittedStubs(python, Comparison.SIGNATURES);
        lay(Map.of("geo/_n.pyi", "x: str\n"));
        assertThat(stubs.update(FLAT, PartlyDescribed.NONE, false).apply().written())
                .isEmpty();

        lay(Map.of("geo/_n.pyi", MARK + "x: str\n"));
        assertThat(stubs.update(FLAT, PartlyDescribed.NONE, false).apply().written())
                .containsExactly(Path.of("geo/_n.pyi"));
    }

    @Test
    void all_refusals_are_told_before_anything_is_changed() throws Exception {
        lay(Map.of(
                "geo/_n.pyi",
                "mine: int\n",
                "geo/_n/__init__.pyi",
                MARK + "x: str\n",
                "geo/_n/s.pyi",
                "y: str\n",
                "geo/_n/old.pyi",
                MARK));
        SortedMap<String, String> before = snapshot(python);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> update(DEEP, false))
                .withMessageContainingAll(
                        python.resolve("geo/_n.pyi") + " would be hidden by " + python.resolve("geo/_n/__init__.pyi"),
                        python.resolve("geo/_n/s.pyi") + " is not marked",
                        "-Dpyo3stubs.overwrite=true");

        assertThat(snapshot(python)).isEqualTo(before);
    }

    @Test
    void overwrite_replaces_unmarked_files_and_marks_them() throws Exception {
        lay(Map.of("geo/_n.pyi", "x: str\n", "geo/mine.pyi", "x: str\n"));

        update(FLAT, true);

        assertThat(snapshot(python))
                .containsOnly(Map.entry("geo/_n.pyi", MARK + "x: int\n"), Map.entry("geo/mine.pyi", "x: str\n"));
    }

    @Test
    void overwrite_does_not_remove_someones_other_form() throws Exception {
        lay(Map.of("geo/_n.pyi", "x: int\n"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> update(DEEP, true))
                .withMessageContaining("would be hidden")
                .withMessageEndingWith("Move away what lies there.");

        assertThat(snapshot(python)).containsOnlyKeys("geo/_n.pyi");
    }

    @Test
    void nothing_is_written_or_removed_through_a_link_to_a_directory() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        write(elsewhere.resolve("_n.pyi"), MARK + "x: str\n");
        Files.createSymbolicLink(python.resolve("geo"), elsewhere);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> update(FLAT, true))
                .withMessageContaining(python.resolve("geo") + " is a symbolic link");
        assertThat(elsewhere.resolve("_n.pyi")).hasContent(MARK + "x: str\n");

        write(elsewhere.resolve("_n.pyi"), MARK + "x: int\n");
        assertThat(update(FLAT, false).unchanged()).hasSize(1);
    }

    @Test
    void a_link_in_the_place_of_a_stub_is_no_ones_own_and_is_replaced_itself() throws Exception {
        Path elsewhere = write(temporary.resolve("shared.pyi"), MARK + "x: str\n");
        Files.createDirectory(python.resolve("geo"));
        Files.createSymbolicLink(python.resolve("geo/_n.pyi"), elsewhere);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> update(FLAT, false));
        update(FLAT, true);

        assertThat(python.resolve("geo/_n.pyi")).isRegularFile().hasContent(MARK + "x: int\n");
        assertThat(Files.isSymbolicLink(python.resolve("geo/_n.pyi"))).isFalse();
        assertThat(elsewhere).hasContent(MARK + "x: str\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_can_be_no_place_for_a_stub_is_refused_even_with_overwrite(String obstacle, String path) throws Exception {
        lay(Map.of(path, "mine"));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> update(FLAT, true))
                .withMessageContaining(obstacle);

        assertThat(python.resolve(path)).hasContent("mine");
    }

    static Stream<Arguments> what_can_be_no_place_for_a_stub_is_refused_even_with_overwrite() {
        return Stream.of(
                arguments("geo is a file where a directory belongs", "geo"),
                arguments("_n.pyi is a directory where a file belongs", "geo/_n.pyi/mine.txt"));
    }

    @Test
    void two_extensions_share_a_directory() throws Exception {
        update(FLAT, false);
        update(tree(module("geo._m", "z: int")), false);

        update(tree(module("geo._n", "x: str")), false);

        assertThat(snapshot(python))
                .containsOnly(
                        Map.entry("geo/_n.pyi", MARK + "x: str\n"),
                        Map.entry("geo/_m.pyi", mark("geo._m") + "z: int\n"));
    }

    private Verdict compare(StubTree tree) throws RefusedException, IOException {
        return new CommittedStubs(python, Comparison.CONTENT).compare(tree, PartlyDescribed.NONE);
    }

    private Changes update(StubTree tree, boolean overwrite) throws RefusedException, IOException {
        return new CommittedStubs(python, Comparison.CONTENT)
                .update(tree, PartlyDescribed.NONE, overwrite)
                .apply();
    }

    private void lay(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(python.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<String> told(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.getClass().getSimpleName() + " "
                        + finding.file().toString().replace('\\', '/')
                        + (finding instanceof Finding.Stale stale ? stale.own() ? " own" : " foreign" : ""))
                .toList();
    }
}
