// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Set;

/**
 * The stubs that libraries declare.
 *
 * @param targets what the libraries are for, at least one target
 * @param merged one tree of stubs for all of them
 * @param systems the systems that the project is for; empty if it does not say so
 */
public record LibraryStubs(Set<Target> targets, StubTree merged, Set<OperatingSystem> systems) {

    public LibraryStubs {
        targets = Set.copyOf(targets);
        systems = Set.copyOf(systems);
    }
}
