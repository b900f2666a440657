// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.module;
import static io.github.pyo3stubs.output.committed.Stubs.parent;
import static io.github.pyo3stubs.output.committed.Stubs.snapshot;
import static io.github.pyo3stubs.output.committed.Stubs.tree;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.name.Relocation;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.committed.Finding.FreshOtherwise;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The module {@code geo._n.s} has a stub that is written by hand, its package a generated one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandWrittenTest {
    private static final StubTree TREE = tree(parent("geo._n", "x: int"), module("geo._n.s", "y: int"));
    private static final String BY_HAND = "geo/_n/s.pyi";

    @TempDir
    Path python;

    @BeforeEach
    void stubs() throws Exception {
        write(python.resolve("geo/_n/__init__.pyi"), mark("geo._n") + "x: int\n");
    }

    private CommittedStubs stubs(Comparison comparison, String... patterns) {
        return new CommittedStubs(python, comparison)
                .withHandWritten(new HandWritten(
                        Stream.of(patterns).map(NamePattern::new).toList()));
    }

    private static Verdict compare(CommittedStubs stubs) throws Exception {
        return stubs.compare(AnyTarget.libraries(TREE), PartlyDescribed.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void types_do_not_count_whatever_the_comparison_is(Comparison comparison) throws Exception {
        write(python.resolve(BY_HAND), "# mine\ny: str\n");

        Verdict verdict = compare(stubs(comparison, "geo._n.**").withHeader(Header.NONE));

        assertThat(verdict.findings()).contains(new FreshOtherwise(Path.of(BY_HAND)));
        assertThat(verdict.isFresh()).isTrue();
        assertThat(verdict.notes(Note.ByHand.class)).containsExactly(new Note.ByHand(Path.of(BY_HAND)));
        assertThat(compare(new CommittedStubs(python, Comparison.CONTENT)).isFresh())
                .isFalse();
    }

    @Test
    void a_header_is_that_of_generated_stubs_only() throws Exception {
        write(python.resolve(BY_HAND), "y: str\n");

        assertThat(compare(stubs(Comparison.CONTENT, "geo._n.s").withHeader(Header.of("ours")))
                        .withoutHeader())
                .containsExactly(Path.of("geo/_n/__init__.pyi"));
    }

    @ParameterizedTest
    @EnumSource
    void an_update_never_changes_it(Unmarked unmarked) throws Exception {
        write(python.resolve(BY_HAND), "y: str\nz: int\n");
        write(python.resolve("geo/_n/__init__.pyi"), mark("geo._n") + "x: str\n");

        CommittedUpdate update =
                stubs(Comparison.CONTENT, "geo._n.s").update(AnyTarget.libraries(TREE), PartlyDescribed.NONE, unmarked);
        update.apply();

        assertThat(update.verdict().staleByHand()).containsExactly(Path.of(BY_HAND));
        assertThat(snapshot(python))
                .containsEntry(BY_HAND, "y: str\nz: int\n")
                .hasEntrySatisfying(
                        "geo/_n/__init__.pyi", text -> assertThat(text).contains("x: int"));
    }

    @Test
    void a_stale_one_is_to_be_corrected_by_hand() throws Exception {
        write(python.resolve(BY_HAND), "y: str\nz: int\n");

        Verdict verdict = compare(stubs(Comparison.CONTENT, "geo._n.s"));

        assertThat(verdict.all(Stale.class)).extracting(Stale::owner).containsExactly(Ownership.HAND_WRITTEN);
        assertThat(message(verdict))
                .contains("geo._n.s.z")
                .doesNotContain("not marked as generated", "up to date")
                .endsWith("""
                        These stubs are written by hand:
                          %s
                        Correct what is named above. To have them generated instead, correct handWritten=….""".formatted(Path.of(BY_HAND)));

        write(python.resolve("geo/_n/__init__.pyi"), mark("geo._n") + "x: str\n");
        assertThat(message(compare(stubs(Comparison.CONTENT, "geo._n.s"))))
                .endsWith("correct handWritten=….\nTo bring the others up to date: generate the stubs");
    }

    private static String message(Verdict verdict) {
        return verdict.message("libgeo.so", Path::toString, Message.text(""), Message.of("%s", Unmarked.KEPT.update()))
                .toString();
    }

    @Test
    void its_text_is_packed_with_a_mark_of_its_own() throws Exception {
        write(python.resolve(BY_HAND), "# mine\r\n\r\ny: str\r\n");

        assertThat(stubs(Comparison.CONTENT, "**").handWritten(TREE))
                .isEqualTo(Map.of(
                        "geo._n.s",
                        "# mine\n\n# Written by hand, and copied by pyo3stubs-maven-plugin for geo._n.\ny: str\n"));
    }

    /** As after an archive was unpacked into the sources. */
    @Test
    void a_copy_among_the_sources_is_the_users_own() throws Exception {
        write(python.resolve(BY_HAND), "y: str\n");
        String copy = stubs(Comparison.CONTENT, "**").handWritten(TREE).get("geo._n.s");
        write(python.resolve(BY_HAND), copy);

        assertThat(compare(stubs(Comparison.CONTENT, "**")).notes(Note.ByHand.class))
                .hasSize(1);
        assertThat(stubs(Comparison.CONTENT, "**").handWritten(TREE)).containsEntry("geo._n.s", copy);
    }

    @Test
    void a_pattern_without_such_a_stub_is_an_error() throws Exception {
        CommittedStubs stubs = stubs(Comparison.CONTENT, "geo._n.t", "geo._n.s", "geo.*");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> compare(stubs))
                .withMessage("""
                        No stub that is written by hand is found for:
                          geo._n.t: the modules are geo._n, geo._n.s
                          geo._n.s: %s does not exist
                          geo.*: %s is marked as generated
                        Write the stub, and remove the line that marks it as generated, or correct handWritten=….""", python.resolve(BY_HAND), python.resolve("geo/_n/__init__.pyi"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> stubs.handWritten(TREE));
    }

    @Test
    void the_stub_of_a_module_that_only_another_platform_has_is_no_error() throws Exception {
        write(python.resolve(BY_HAND), "def s() -> int: ...\n");
        write(python.resolve("geo/_n/other.pyi"), "x: int\n");

        assertThat(compare(stubs(Comparison.CONTENT, "geo._n.s", "geo._n.other"))
                        .findings())
                .noneMatch(finding -> finding.file().endsWith("other.pyi"));
    }

    /** The stub under the new name would be another one, of other classes, and nobody would check this one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_old_name_of_a_relocated_module_is_an_error_that_says_the_new_name(boolean keep) throws Exception {
        write(python.resolve(BY_HAND), "y: str\n");
        StubFile relocated = module("geo.t", "y: int");
        StubTree tree = keep
                ? tree(parent("geo._n", "x: int"), module("geo._n.s", "y: int"), relocated)
                : tree(parent("geo._n", "x: int"), relocated);
        ModulePlaces places =
                new ModulePlaces(List.of(new Relocation("geo._n.s", "geo.t", keep)), Collections.emptySortedSet());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> relocated(places, "geo._n.s").handWritten(tree))
                .withMessageContaining(
                        keep
                                ? python.resolve(BY_HAND)
                                        + " is under the old name of geo.t\nMove them to the new names"
                                : "geo._n.s: this is the old name of geo.t");

        write(python.resolve("geo/t.pyi"), "y: str\n");
        assertThat(relocated(places, "geo.t").handWritten(tree)).containsOnlyKeys("geo.t");
        if (keep) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> relocated(places, "geo.**").handWritten(tree))
                    .withMessageStartingWith("Stubs that are written by hand are under old names of modules:\n  "
                            + python.resolve(BY_HAND) + " is under the old name of geo.t\n");
        }
    }

    private CommittedStubs relocated(ModulePlaces places, String pattern) {
        return new CommittedStubs(python, Comparison.CONTENT)
                .withHandWritten(new HandWritten(List.of(new NamePattern(pattern))).in(places));
    }

    @Test
    void what_is_not_a_stub_is_not_packed() throws Exception {
        write(python.resolve(BY_HAND), "def f(:\n");
        CommittedStubs stubs = stubs(Comparison.CONTENT, "geo._n.s");

        assertThat(compare(stubs).all(Stale.class))
                .flatExtracting(Stale::problems)
                .singleElement()
                .asString()
                .contains("does not parse at line 1");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> stubs.handWritten(TREE))
                .withMessageContaining(python.resolve(BY_HAND).toString())
                .withMessageEndingWith("Correct them. Verifying says where they do not parse.");
    }

    /** Without this parameter it would be accepted as it is, and not be packed. */
    @Test
    void the_stub_of_a_module_without_any_described_member_may_be_written_by_hand() throws Exception {
        StubTree bare = tree(new StubFile(
                "geo._n",
                false,
                Optional.empty(),
                List.of(new Function(
                        "__getattr__", List.of(), false, List.of(), Optional.of(Name.INCOMPLETE), Optional.empty()))));
        PartlyDescribed partly = new PartlyDescribed(new TreeSet<>(List.of("geo._n")));
        write(python.resolve("geo/_n.pyi"), "def anything() -> None: ...\n");
        CommittedStubs stubs = stubs(Comparison.CONTENT, "geo._n");
        Files.delete(python.resolve("geo/_n/__init__.pyi"));

        Verdict verdict = stubs.compare(AnyTarget.libraries(bare), partly);

        assertThat(verdict.isFresh()).isTrue();
        assertThat(verdict.notes(Note.ByHand.class)).hasSize(1);
        assertThat(verdict.notes(Note.Undescribed.class)).isEmpty();
        assertThat(stubs.handWritten(bare)).containsOnlyKeys("geo._n");
    }
}
