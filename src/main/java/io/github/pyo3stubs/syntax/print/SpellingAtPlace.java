// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.function.Function;

/**
 * The text of names at one place in a file.
 *
 * @param scope the class body around the place
 * @param isBeforeClass whether the class is not yet defined there
 */
record SpellingAtPlace(Spelling spelling, ClassScope scope, boolean isBeforeClass) implements Function<Name, String> {

    @Override
    public String apply(Name name) {
        return isBeforeClass ? spelling.spellInBody(name, scope) : spelling.spell(name, scope);
    }
}
