// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.output.committed.HandWritten;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.GuardedDraft;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an overlay has to say so that the stubs are as someone has edited them by hand.
 *
 * @param directory the directory of the overlay
 * @param extent how much of the differences is offered
 */
public record OverlayOffer(Path directory, Extent extent) {

    /**
     * An offer in the usual place. It fills in what the libraries leave open, and contradicts nothing, because most
     * contradictions are stubs that are older than the library.
     */
    public static OverlayOffer in(Path baseDirectory) {
        return new OverlayOffer(baseDirectory.resolve(OptionValues.USUAL_OVERLAY), Extent.FILLING);
    }

    /**
     * The lines of the overlay, below the path of each file.
     *
     * @param stubs the stubs of the libraries
     * @param libraries what these demand
     * @param committed the committed stubs that parse
     * @param byHand those of them that no overlay makes
     * @param by what makes a stub stale
     */
    List<String> lines(StubSet stubs, LibraryStubs libraries, StubTree committed, HandWritten byHand, Comparison by) {
        DemandedStubs demanded = DemandedStubs.of(libraries, committed, by, stubs.partly());
        // There is no overlay for stubs under old names, nor for those written by hand
        StubTree wanted = new KeptStubs(libraries.places()).omitted(byHand.omitted(committed));
        List<String> lines = new ArrayList<>();
        GuardedDraft.of(demanded, libraries, wanted, extent).forEach((path, text) -> {
            lines.add("  " + directory.resolve(path));
            text.stripTrailing().lines().forEach(line -> lines.add(("    " + line).stripTrailing()));
        });
        return lines;
    }
}
