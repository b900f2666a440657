package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The trees of several platforms made into one.
 *
 * @param common the tree that holds for all of them; empty when they differ
 * @param differences what differs, in the order of the modules and of their declarations
 */
public record PlatformMerge(Optional<StubTree> common, List<PlatformDifference> differences) {
    public PlatformMerge {
        differences = List.copyOf(differences);
    }

    /**
     * Merges trees.
     *
     * @param trees one tree at least
     */
    public static PlatformMerge of(SortedMap<Platform, StubTree> trees) {
        StubTree first = trees.get(trees.firstKey());
        if (trees.values().stream().allMatch(first::equals)) {
            return new PlatformMerge(Optional.of(first), List.of());
        }
        return new PlatformMerge(Optional.empty(), PlatformComparison.differences(trees));
    }
}
