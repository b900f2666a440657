// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the stubs of libraries for tests in which the platform does not matter. */
public final class AnyTarget {

    private static final Target LINUX = new Target(new Platform(OperatingSystem.LINUX, Cpu.X86_64), Optional.empty());

    private AnyTarget() {}

    /** The stubs of libraries for Linux. */
    public static LibraryStubs libraries(StubTree tree) {
        return new LibraryStubs(Map.of(LINUX, tree), tree, Set.of());
    }
}
