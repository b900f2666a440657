// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What views see of a module: in the libraries, and in the committed stub. Either is without statements if the views do
 * not see the module.
 *
 * @param views the views that see just this; empty if all do, because nothing is under conditions
 * @param targets the targets of all libraries
 * @param guards the conditions of declarations in the committed stub, by their qualified names
 */
public record SeenModule(
        List<View> views,
        StubFile library,
        StubFile committed,
        Set<Target> targets,
        SortedMap<String, Expression> guards) {
    public SeenModule {
        views = List.copyOf(views);
        targets = Set.copyOf(targets);
    }
}
