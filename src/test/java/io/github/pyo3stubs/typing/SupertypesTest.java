// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupertypesTest {

    private static final String MODULE = "chain";

    /** A chain of classes, each of which inherits from the one before. */
    private static Supertypes chain(int length) {
        List<ClassDef> classes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            List<Expression> bases = i == 0 ? List.of() : List.of(name(i - 1));
            classes.add(new ClassDef("C" + i, Optional.empty(), bases, List.of(), List.of(), List.of(), List.of()));
        }
        return new Supertypes(
                new ModuleDef(MODULE, Optional.empty(), false, List.of(), List.of(), classes, List.of(), List.of()));
    }

    private static Expression name(int i) {
        return new Name(MODULE, "C" + i);
    }

    @Test
    void a_type_comes_before_its_supertypes() {
        assertThat(chain(3).of(name(2))).containsExactly(name(2), name(1), name(0));
    }

    /** The supertypes of them all, of which each has a hundred, would need more memory than there is. */
    @Test
    @Tag("hostile")
    void supertypes_of_a_long_chain_fit_into_memory() {
        int length = 100_000;
        Supertypes chain = chain(length);

        for (int i = 0; i < length; i++) {
            assertThat(chain.of(name(i)).size()).isPositive();
        }
        assertThat(chain.of(name(length - 1))).hasSize(100);
    }
}
