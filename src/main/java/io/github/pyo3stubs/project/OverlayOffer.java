// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.draft.Extent;
import io.github.pyo3stubs.overlay.draft.OverlayDraft;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
     * The lines of the overlay, below the path of each file. If the stubs have conditions, the lines are those for one
     * of the platforms with a library, and its newest Python.
     *
     * @param stubs what the libraries declare, without conflicts
     * @param committed the committed stubs that parse
     */
    List<String> lines(StubSet stubs, StubTree committed) {
        StubTree library = stubs.common().orElseThrow();
        List<VersionRange> spans =
                StubConditions.of(library).and(StubConditions.of(committed)).spans();
        OperatingSystem system = stubs.targets().stream()
                .map(Target::platform)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .os();
        View view = new View(system, spans.get(spans.size() - 1));
        List<String> lines = new ArrayList<>();
        OverlayDraft.of(
                        Projection.of(library, view).tree(),
                        Projection.of(committed, view).tree(),
                        extent)
                .forEach((path, text) -> {
                    lines.add("  " + directory.resolve(path));
                    text.stripTrailing().lines().forEach(line -> lines.add(("    " + line).stripTrailing()));
                });
        return lines;
    }
}
