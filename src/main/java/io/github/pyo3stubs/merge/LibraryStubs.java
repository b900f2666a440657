// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Map;
import java.util.Set;

/**
 * The stubs that libraries declare.
 *
 * @param trees the stubs of each target's libraries, at least one
 * @param merged one tree for all of them
 * @param systems the systems that the project is for; empty if it does not say so
 * @param owners the extension modules that the stubs belong to
 */
public record LibraryStubs(
        Map<Target, StubTree> trees, StubTree merged, Set<OperatingSystem> systems, ModuleOwners owners) {

    public LibraryStubs {
        trees = Map.copyOf(trees);
        systems = Set.copyOf(systems);
    }
}
