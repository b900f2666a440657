// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Comparator;

/** The stubs of the libraries for one target. */
record Build(Target target, Pythons pythons, StubTree tree) {

    /** By Python's name of the system, by platform, the oldest Python first. */
    static final Comparator<Build> ORDER = Comparator.comparing(
                    (Build build) -> build.system().pythonName())
            .thenComparing(build -> build.target().platform())
            .thenComparing(build -> build.pythons().versions().first())
            .thenComparing(build -> build.target().pythonTag().orElse(""));

    Build(Target target, StubTree tree) {
        this(target, Pythons.of(target.pythonTag()), tree);
    }

    OperatingSystem system() {
        return target.platform().os();
    }

    boolean isStable() {
        return pythons.versions().end().isEmpty();
    }

    /** Whether another build is for the same interpreter on the same CPU and C library. The versions may differ. */
    boolean isOfSameLine(Build other) {
        return target.platform().equals(other.target.platform())
                && pythons.interpreter() == other.pythons.interpreter();
    }
}
