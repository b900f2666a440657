// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModulePlacesTest {

    private static final ModulePlaces PLACES = new ModulePlaces(
            List.of(
                    new Relocation("p._n", "p.api", false),
                    new Relocation("p._n.old", "p.old", true),
                    new Relocation("q._m", "p.guest", true)),
            new TreeSet<>(List.of("p.extra")));

    @Test
    void a_module_follows_the_nearest_relocation() {
        assertThat(PLACES.of("p._n")).isEqualTo("p.api");
        assertThat(PLACES.of("p._n.a.b")).isEqualTo("p.api.a.b");
        assertThat(PLACES.of("p._n.old.a")).isEqualTo("p.old.a");
        assertThat(PLACES.of("p._nat")).isEqualTo("p._nat");
        assertThat(ModulePlaces.BY_NAME.of("p._n")).isEqualTo("p._n");
    }

    @Test
    void a_stub_is_kept_under_the_old_name_of_a_module_that_has_a_new_one() {
        assertThat(PLACES.isKept("p._n.old.a")).isTrue();
        assertThat(PLACES.isKept("p._n.a")).isFalse();
        assertThat(PLACES.isKept("p.api")).isFalse();
        assertThat(new ModulePlaces(List.of(new Relocation("p._n", "p._n", true)), new TreeSet<>()).isKept("p._n"))
                .isFalse();
    }

    @Test
    void a_module_has_a_new_name_unless_another_module_has_taken_the_old_one() {
        ModulePlaces swapped = new ModulePlaces(
                List.of(new Relocation("p._n.a", "p._n.b", false), new Relocation("p._n.b", "p._n.a", false)),
                new TreeSet<>());

        assertThat(PLACES.newName("p._n.old.a")).contains("p.old.a");
        assertThat(PLACES.newName("p._n.a")).contains("p.api.a");
        assertThat(PLACES.newName("p.api")).isEmpty();
        assertThat(PLACES.newName("p.other")).isEmpty();
        assertThat(swapped.newName("p._n.a")).isEmpty();
        assertThat(swapped.newName("p._n.b.c")).isEmpty();
    }

    @Test
    void a_name_may_be_that_of_a_module_in_its_place_or_of_a_kept_or_added_stub() {
        assertThat(List.of("p.api", "p.api.a", "p.old", "p.old.a", "p._n.old", "p._n.old.a", "p.extra"))
                .allMatch(name -> PLACES.mayHold("p._n", name));
        assertThat(List.of("p._n", "p._n.a", "p.api.old", "p", "p.former", "p.guest", "p.extra.a"))
                .noneMatch(name -> PLACES.mayHold("p._n", name));
        assertThat(ModulePlaces.BY_NAME.mayHold("p._n", "p._n.a")).isTrue();
        assertThat(ModulePlaces.BY_NAME.mayHold("p._n", "p.a")).isFalse();
    }
}
