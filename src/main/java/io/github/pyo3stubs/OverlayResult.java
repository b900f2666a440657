// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.overlay.LayingResult.UncheckedBranch;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import java.util.List;

/** The stubs of libraries with the user's overlay. */
public sealed interface OverlayResult {

    /**
     * The overlay fits all libraries.
     *
     * @param stubs the stubs with it. Those of a library for several versions of Python are as many as the conditions
     *     of the overlay tell apart.
     * @param unchecked the branches of the overlay that are for none of the libraries
     */
    record Overlaid(List<ExtensionStubs> stubs, List<UncheckedBranch> unchecked) implements OverlayResult {
        public Overlaid {
            stubs = List.copyOf(stubs);
            unchecked = List.copyOf(unchecked);
        }
    }

    /**
     * The overlay does not fit.
     *
     * @param faults all places that do not fit, by file and line; at least one
     */
    record Unfit(List<OverlayFault> faults) implements OverlayResult {
        public Unfit {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Lays an overlay over the stubs of libraries.
     *
     * @param places the names under which the stubs stand. Those under old names follow what the overlay changes in the
     *     others
     */
    static OverlayResult of(List<ExtensionStubs> libraries, Overlay overlay, ModulePlaces places) {
        return libraries.isEmpty() || overlay.isEmpty()
                ? new Overlaid(libraries, List.of())
                : new OverlaidLibraries(libraries, overlay, places).result();
    }
}
