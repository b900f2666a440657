// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static io.github.pyo3stubs.output.committed.Stubs.mark;
import static io.github.pyo3stubs.output.committed.Stubs.module;
import static io.github.pyo3stubs.output.committed.Stubs.tree;
import static io.github.pyo3stubs.output.committed.Stubs.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.AnyTarget;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.committed.Finding.Fresh;
import io.github.pyo3stubs.output.committed.Finding.FreshOtherwise;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.Finding.WithoutHeader;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderOfCommittedStubsTest {
    private static final String MARK = mark("geo._n");
    private static final StubTree TREE = tree(module("geo._n", "x: int"));
    private static final Path STUB = Path.of("geo/_n.pyi");

    @TempDir
    Path python;

    private CommittedStubs stubs(String header) {
        return new CommittedStubs(python, Comparison.CONTENT).withHeader(Header.of(header));
    }

    private Finding finding(String header) throws Exception {
        return stubs(header)
                .compare(AnyTarget.libraries(TREE), PartlyDescribed.NONE)
                .findings()
                .get(0);
    }

    private CommittedUpdate update(String header, Unmarked unmarked) throws Exception {
        CommittedUpdate update = stubs(header).update(AnyTarget.libraries(TREE), PartlyDescribed.NONE, unmarked);
        update.apply();
        return update;
    }

    private String text() throws Exception {
        return Files.readString(python.resolve(STUB));
    }

    @ParameterizedTest
    @EnumSource
    void a_new_stub_has_the_header(Comparison comparison) throws Exception {
        new CommittedStubs(python, comparison)
                .withHeader(Header.of("ours"))
                .update(AnyTarget.libraries(TREE), PartlyDescribed.NONE, Unmarked.KEPT)
                .apply();

        assertThat(text()).isEqualTo("# ours\n\n" + MARK + "x: int\n");
        assertThat(finding("ours")).isEqualTo(new Fresh(STUB));
    }

    @Test
    void a_marked_stub_without_the_header_is_stale_and_gets_it_before_its_other_lines() throws Exception {
        write(python.resolve(STUB), "# mine\n" + MARK + "\n\nx : int # kept\n");
        assertThat(finding("ours")).isEqualTo(new WithoutHeader(STUB));

        CommittedUpdate update = update("ours", Unmarked.KEPT);

        assertThat(text()).isEqualTo("# ours\n\n# mine\n" + MARK + "\n\nx : int # kept\n");
        assertThat(update.headed()).containsExactly(STUB);
        assertThat(update.lostComments()).isEmpty();
        assertThat(finding("ours")).isEqualTo(new FreshOtherwise(STUB));
        assertThat(update("ours", Unmarked.KEPT).headed()).isEmpty();
    }

    @Test
    void the_line_behind_a_byte_order_mark_counts_as_one_of_the_other_lines() throws Exception {
        write(python.resolve(STUB), "\ufeff# mine\n" + MARK + "x: int\n");

        assertThat(update("ours", Unmarked.KEPT).headed()).containsExactly(STUB);
        assertThat(text()).isEqualTo("\ufeff# ours\n\n# mine\n" + MARK + "x: int\n");
    }

    /** The old header could be the user's own lines. */
    @Test
    void a_changed_header_stands_before_the_old_one() throws Exception {
        update("ours, 2025", Unmarked.KEPT);

        assertThat(update("ours, 2026", Unmarked.KEPT).headed()).containsExactly(STUB);
        assertThat(text()).isEqualTo("# ours, 2026\n\n# ours, 2025\n\n" + MARK + "x: int\n");
    }

    @Test
    void a_stub_that_is_stale_anyway_is_told_to_lack_the_header_too() throws Exception {
        write(python.resolve(STUB), MARK + "x: str\n");

        Finding finding = finding("ours");

        assertThat(finding).isInstanceOfSatisfying(Stale.class, stale -> {
            assertThat(stale.problems()).containsExactly(" lacks the header above its mark");
            assertThat(stale.changes()).hasSize(1);
        });
        assertThat(update("ours", Unmarked.KEPT).headed()).isEmpty();
        assertThat(text()).isEqualTo("# ours\n\n" + MARK + "x: int\n");
    }

    @Test
    void the_message_says_what_is_missing() throws Exception {
        write(python.resolve(STUB), MARK + "x: int\n");

        Message message = stubs("ours")
                .compare(AnyTarget.libraries(TREE), PartlyDescribed.NONE)
                .message("libgeo.so", Path::toString, Message.text(""), Message.of("%s", Unmarked.KEPT.update()));

        assertThat(message.toString()).isEqualTo("""
                The committed stubs are stale: 1 of 1 file lacks the header.
                  %s lacks the header above its mark

                To bring them up to date: generate the stubs""".formatted(STUB));
    }

    @Test
    void a_stub_without_the_mark_needs_no_header_until_it_is_replaced() throws Exception {
        write(python.resolve(STUB), "# mine\nx: int\n");
        assertThat(finding("ours")).isEqualTo(new Fresh(STUB));
        assertThat(update("ours", Unmarked.REPLACED).headed()).isEmpty();

        write(python.resolve(STUB), "# mine\nx: str\n");
        assertThat(update("ours", Unmarked.REPLACED).headed()).containsExactly(STUB);
        assertThat(text()).isEqualTo("# ours\n\n# mine\n" + MARK + "x: int\n");
    }

    @Test
    void line_ends_of_windows_stay() throws Exception {
        write(python.resolve(STUB), (MARK + "x: int\n").replace("\n", "\r\n"));

        update("ours", Unmarked.KEPT);

        assertThat(text()).isEqualTo(("# ours\n\n" + MARK + "x: int\n").replace("\n", "\r\n"));
    }
}
