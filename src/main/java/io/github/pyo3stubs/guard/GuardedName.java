// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.syntax.Expression;
import java.util.List;
import java.util.Set;

/** A qualified name, and the conditions around one of its declarations, from the outermost on. */
public record GuardedName(String name, List<Expression> conditions) {

    public GuardedName {
        conditions = conditions.stream().map(GuardExpressions::plain).toList();
    }

    /** Whether any of some views may see the declaration. */
    public boolean isSeen(Set<View> views) {
        return views.stream().anyMatch(view -> view.sees(conditions) != Truth.FALSE);
    }
}
