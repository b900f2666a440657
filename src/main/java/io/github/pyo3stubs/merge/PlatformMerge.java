// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The trees of several platforms, merged into one if they are equal.
 *
 * @param common the tree of all platforms; empty if the trees differ
 * @param differences the declarations that differ, in the order of the modules and of their declarations
 */
public record PlatformMerge(Optional<StubTree> common, List<PlatformDifference> differences) {
    public PlatformMerge {
        differences = List.copyOf(differences);
    }

    /**
     * Merges trees.
     *
     * @param trees the trees by platform, at least one
     */
    public static PlatformMerge of(SortedMap<Platform, StubTree> trees) {
        StubTree first = trees.get(trees.firstKey());
        if (trees.values().stream().allMatch(first::equals)) {
            return new PlatformMerge(Optional.of(first), List.of());
        }
        return new PlatformMerge(Optional.empty(), PlatformComparison.differences(trees));
    }
}
