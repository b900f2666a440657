// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;

/** What becomes of an overlay and the stubs of all targets. */
public sealed interface LayingResult {

    /**
     * The overlay fits all targets.
     *
     * @param trees the stubs with the overlay for each target, in the order of the targets
     * @param unchecked the branches of the overlay that no target sees, so that nothing is known of them
     */
    record Laid(List<StubTree> trees, List<UncheckedBranch> unchecked) implements LayingResult {
        public Laid {
            trees = List.copyOf(trees);
            unchecked = List.copyOf(unchecked);
        }
    }

    /**
     * The overlay does not fit a target.
     *
     * @param faults all places that do not fit, by file and line; at least one
     */
    record Faulty(List<OverlayFault> faults) implements LayingResult {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A branch of an {@code if} in an overlay that no target sees.
     *
     * @param file the overlay's file, as messages name it
     * @param line the line of the first statement in the branch
     * @param condition the condition of the branch, as Python text
     */
    record UncheckedBranch(String file, int line, String condition) {

        /** The branch in words, with its place before them. */
        @Override
        public String toString() {
            return file + ":" + line + ": not checked, because no library is for  " + condition;
        }
    }
}
