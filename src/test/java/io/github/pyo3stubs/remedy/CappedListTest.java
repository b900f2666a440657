// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CappedListTest {

    @Test
    void a_short_list_is_shown_as_a_whole() {
        CappedList list = CappedList.of(List.of("a", "b"), 2);

        assertThat(list.inLine()).isEqualTo("a, b");
        assertThat(list.lines("  ")).hasToString("  a\n  b");
    }

    @Test
    void a_long_list_says_how_many_entries_follow() {
        CappedList list = CappedList.of(List.of(1, 2, 3, 4), 2);

        assertThat(list.inLine()).isEqualTo("1, 2 and 2 more");
        assertThat(list.map(entry -> "'" + entry + "'").inLine()).isEqualTo("'1', '2' and 2 more");
        assertThat(list.lines("  ")).hasToString("  1\n  2\n  and 2 more");
    }

    @Test
    void an_empty_list_is_empty() {
        assertThat(CappedList.of(List.of(), 2).inLine()).isEmpty();
    }
}
