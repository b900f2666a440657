// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;

/** The stubs of several targets, merged into one. */
public sealed interface MergeResult {

    /**
     * One tree for all targets.
     *
     * @param tree the stubs, with guards where the targets differ
     * @param undistinguished the declarations that are in it although some of the targets lack them
     */
    record Merged(StubTree tree, List<Undistinguished> undistinguished) implements MergeResult {
        public Merged {
            undistinguished = List.copyOf(undistinguished);
        }
    }

    /** No tree is right for all targets. There is at least one conflict. */
    record Conflicting(List<MergeConflict> conflicts) implements MergeResult {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }
}
