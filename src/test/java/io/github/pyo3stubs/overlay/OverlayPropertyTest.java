// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.Mutation.Breaking;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
