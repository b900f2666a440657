// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoratorOrderTest {

    /** As the reference sorts them: {@code vectors/upstream-bugs/method-sort-ties}. */
    private static final List<List<Expression>> SORTED = List.of(
            List.of(),
            List.of(new Subscript(Name.builtin("x"), List.of(Name.builtin("y")))),
            List.of(Name.builtin("classmethod")),
            List.of(Name.builtin("classmethod"), Name.builtin("property")),
            List.of(Name.builtin("property")),
            List.of(Name.builtin("staticmethod")),
            List.of(Name.builtin("zz")),
            List.of(new Name("aa", "b")),
            List.of(new Name("m", "C.a.deleter")),
            List.of(new Name("m", "C.a.setter")));

    @Test
    void simple_decorators_come_first() {
        List<List<Expression>> shuffled = new ArrayList<>(SORTED);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(new DecoratorOrder());

        assertThat(shuffled).isEqualTo(SORTED);
    }
}
