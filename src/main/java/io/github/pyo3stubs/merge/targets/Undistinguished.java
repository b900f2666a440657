// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.platform.Target;
import java.util.List;

/**
 * A declaration that some builds lack, though no condition of a stub tells them from builds that have it, such as those
 * of another CPU. The stub declares it for all of them.
 *
 * @param declaration its qualified name; for a module the module's
 * @param having the targets of the builds with the declaration
 * @param lacking the targets of the builds without it
 */
public record Undistinguished(String declaration, List<Target> having, List<Target> lacking) {
    public Undistinguished {
        having = List.copyOf(having);
        lacking = List.copyOf(lacking);
    }

    /** The difference in words. */
    @Override
    public String toString() {
        return declaration + ": only on " + names(having) + ", not on " + names(lacking);
    }

    private static String names(List<Target> targets) {
        return targets.stream()
                .map(target -> target.platform().classifier()
                        + target.pythonTag().map(tag -> " (" + tag + ")").orElse(""))
                .collect(joining(" and "));
    }
}
