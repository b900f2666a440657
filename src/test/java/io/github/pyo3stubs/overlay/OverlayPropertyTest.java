// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.Mutation.Breaking;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.OverlayDraft;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overlays that are made from a library's stubs and a changed copy of them. */
class OverlayPropertyTest {

    private static final int PAIRS = 1000;
    private static List<OverlayPair> pairs;

    @BeforeAll
    static void makePairs() {
        pairs = IntStream.range(0, PAIRS).mapToObj(OverlayPair::of).toList();
    }

    @Test
    void an_overlay_gives_the_copy_that_it_was_made_from() {
        for (OverlayPair pair : pairs) {
            assertThat(pair.formLaidOver(pair.library()))
                    .as(pair.shown("itself"))
                    .isEqualTo(OverlayPair.form(pair.wanted()));
        }
    }

    @Test
    void a_change_of_what_an_overlay_says_is_reported() {
        int changes = 0;
        for (OverlayPair pair : pairs) {
            Random random = new Random(pair.seed());
            List<Breaking> all = pair.mutations().stream()
                    .flatMap(mutation -> mutation.reported(pair.library()).stream())
                    .filter(breaking -> !breaking.change().apply(pair.library()).equals(pair.library()))
                    .toList();
            if (!all.isEmpty()) {
                changes++;
                Breaking breaking = all.get(random.nextInt(all.size()));
                assertThat(pair.laidOver(breaking.change().apply(pair.library())))
                        .as(pair.shown(breaking))
                        .isExactlyInstanceOf(Faulty.class);
            }
        }
        assertThat(changes).isGreaterThan(PAIRS * 9 / 10);
    }

    @Test
    void a_draft_that_only_fills_in_contradicts_nothing() {
        int filling = 0;
        for (OverlayPair pair : pairs) {
            SortedMap<String, String> texts = OverlayDraft.of(pair.library(), pair.wanted(), Extent.FILLING);
            filling += texts.size();
            assertThat(texts.toString()).doesNotContain("# was", "# new", "del ");
            assertThat(OverlayPair.laid(pair.library(), texts)).as("%s", texts).isExactlyInstanceOf(Laid.class);
        }
        assertThat(filling).isGreaterThan(PAIRS / 4);
    }

    @Test
    void a_fault_has_the_comment_to_write() {
        int pasted = 0;
        for (OverlayPair pair : pairs) {
            for (Mutation mutation : pair.mutations()) {
                for (Breaking breaking : mutation.reported(pair.library())) {
                    StubTree changed = breaking.change().apply(pair.library());
                    if (breaking.what().startsWith("another type of")
                            || breaking.what().equals("another result")) {
                        Faulty faulty = (Faulty) pair.laidOver(changed);
                        pasted++;
                        assertThat(OverlayPair.laid(changed, pasted(faulty, pair.texts())))
                                .as("%s: %s", faulty, pair.shown(breaking))
                                .isExactlyInstanceOf(Laid.class);
                    }
                }
            }
        }
        assertThat(pasted).isGreaterThan(PAIRS / 2);
    }

    /** The overlay with the comments of all faults in their lines. */
    private static SortedMap<String, String> pasted(Faulty faulty, SortedMap<String, String> texts) {
        SortedMap<String, String> pasted = new TreeMap<>(texts);
        for (OverlayFault fault : faulty.faults()) {
            List<String> lines =
                    new ArrayList<>(pasted.get(fault.file()).lines().toList());
            String text = fault.message().toString();
            String line = lines.get(fault.line() - 1).replaceFirst("  # was:.*", "");
            lines.set(fault.line() - 1, line + "  " + text.substring(text.lastIndexOf("write  # was:") + 7));
            pasted.put(fault.file(), String.join("\n", lines) + "\n");
        }
        return pasted;
    }

    @Test
    void any_other_change_comes_out_in_the_result() {
        int changes = 0;
        for (OverlayPair pair : pairs) {
            Optional<Mutation> other = pair.another(new Random(pair.seed()));
            if (other.isPresent()) {
                changes++;
                UnaryOperator<StubTree> change = other.get().mutated();
                assertThat(pair.formLaidOver(change.apply(pair.library())))
                        .as(pair.shown(other))
                        .isEqualTo(OverlayPair.form(change.apply(pair.wanted())));
            }
        }
        assertThat(changes).isGreaterThan(PAIRS * 9 / 10);
    }
}
