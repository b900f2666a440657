// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the views for which there are libraries. The Python of a library in cargo's directory is not known, nor for
 * which versions a build for the stable ABI alone is shipped: it counts for the versions for which the committed stubs
 * differ least from it, and for others as far as an overlay has conditions ({@link OtherVersions}).
 */
final class ViewsAtHand {

    private final LibraryStubs libraries;
    private final StubTree committed;
    private final Comparison by;
    private final PartlyDescribed partly;

    private ViewsAtHand(LibraryStubs libraries, StubTree committed, Comparison by, PartlyDescribed partly) {
        this.libraries = libraries;
        this.committed = committed;
        this.by = by;
        this.partly = partly;
    }

    /**
     * What libraries say to each view for which they are.
     *
     * @param spans the versions that conditions do not tell apart, all of them
     */
    static SortedMap<View, StubTree> of(
            LibraryStubs libraries,
            StubTree committed,
            List<VersionRange> spans,
            Comparison by,
            PartlyDescribed partly) {
        ViewsAtHand atHand = new ViewsAtHand(libraries, committed, by, partly);
        SortedMap<View, StubTree> views = new TreeMap<>(View.ORDER);
        for (OperatingSystem system : libraries.systemsAtHand()) {
            views.putAll(atHand.ofSystem(system, spans));
        }
        return views;
    }

    private SortedMap<View, StubTree> ofSystem(OperatingSystem system, List<VersionRange> spans) {
        List<Pythons> known = libraries.pythons(system);
        List<View> views = spans.stream()
                .filter(span -> known.isEmpty()
                        || known.stream().anyMatch(pythons -> pythons.versions().overlaps(span)))
                .map(span -> new View(system, span))
                .toList();
        SortedMap<View, StubTree> seen = new TreeMap<>(View.ORDER);
        if (!libraries.areForSomeVersion(system)) {
            views.forEach(view -> seen.put(view, library(view)));
            return seen;
        }
        View nearest = nearest(views);
        OtherVersions others = new OtherVersions(committed, nearest, libraries, by, partly);
        views.forEach(view -> others.demanded(view, library(view)).ifPresent(tree -> seen.put(view, tree)));
        seen.put(nearest, library(nearest));
        return seen;
    }

    private View nearest(List<View> views) {
        View nearest = views.get(0);
        int fewest = Integer.MAX_VALUE;
        for (View view : views) {
            int changes = views.size() == 1 ? 0 : changes(view);
            if (changes < fewest) {
                nearest = view;
                fewest = changes;
            }
        }
        return nearest;
    }

    private StubTree library(View view) {
        return Projection.of(libraries.merged(), view).tree();
    }

    /** The number of changes between what a view sees of the committed stubs and of the libraries. */
    private int changes(View view) {
        Projection seen = Projection.of(committed, view);
        StubTree library = library(view);
        Set<Target> targets = libraries.targets();
        int changes = 0;
        for (StubFile file : libraries.merged().files().values()) {
            StubFile stub = seen.tree().file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
            StubFile wanted = library.file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
            SeenModule module = new SeenModule(List.of(view), wanted, stub, targets, seen.guards());
            changes += SeenDrift.of(module, by, partly).drift().changes().size();
        }
        return changes;
    }
}
