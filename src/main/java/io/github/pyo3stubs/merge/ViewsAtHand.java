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
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final SortedMap<View, StubTree> stubs = new TreeMap<>();
    private final SortedSet<View> compared = new TreeSet<>();

    private ViewsAtHand(LibraryStubs libraries, StubTree committed, Comparison by, PartlyDescribed partly) {
        this.libraries = libraries;
        this.committed = committed;
        this.by = by;
        this.partly = partly;
    }

    /**
     * Finds what libraries say to each view for which they are.
     *
     * @param spans the versions that conditions do not tell apart, all of them
     */
    static ViewsAtHand of(
            LibraryStubs libraries,
            StubTree committed,
            List<VersionRange> spans,
            Comparison by,
            PartlyDescribed partly) {
        ViewsAtHand atHand = new ViewsAtHand(libraries, committed, by, partly);
        for (OperatingSystem system : libraries.systemsAtHand()) {
            atHand.add(system, spans);
        }
        return atHand;
    }

    /** What the libraries say to each view. */
    SortedMap<View, StubTree> stubs() {
        return stubs;
    }

    /** The views for which libraries say all, and not only what an overlay has conditions for. */
    SortedSet<View> compared() {
        return compared;
    }

    private void add(OperatingSystem system, List<VersionRange> spans) {
        List<Pythons> known = libraries.pythons(system);
        List<View> views = spans.stream()
                .filter(span -> known.isEmpty()
                        || known.stream().anyMatch(pythons -> pythons.versions().overlaps(span)))
                .map(span -> new View(system, span))
                .toList();
        if (!libraries.areForSomeVersion(system)) {
            views.forEach(view -> stubs.put(view, library(view)));
            compared.addAll(views);
            return;
        }
        View nearest = nearest(views);
        OtherVersions others = new OtherVersions(committed, nearest, libraries, by, partly);
        for (View view : views) {
            others.demanded(view, library(view)).ifPresent(tree -> {
                stubs.put(view, tree);
                if (changes(view, tree) == 0) {
                    compared.add(view);
                }
            });
        }
        stubs.put(nearest, library(nearest));
        compared.add(nearest);
    }

    private View nearest(List<View> views) {
        View nearest = views.get(0);
        int fewest = Integer.MAX_VALUE;
        for (View view : views) {
            int changes = views.size() == 1
                    ? 0
                    : changes(view, Projection.of(committed, view).tree());
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

    /** The number of changes between stubs for a view and what it sees of the libraries. */
    private int changes(View view, StubTree stubs) {
        SortedMap<String, Expression> guards = Projection.of(committed, view).guards();
        StubTree library = library(view);
        Set<Target> targets = libraries.targets();
        int changes = 0;
        for (StubFile file : libraries.merged().files().values()) {
            StubFile stub = stubs.file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
            StubFile wanted = library.file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
            SeenModule module = new SeenModule(List.of(view), wanted, stub, targets, guards);
            changes += SeenDrift.of(module, by, partly).drift().changes().size();
        }
        return changes;
    }
}
