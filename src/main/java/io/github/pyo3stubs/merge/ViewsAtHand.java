// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The views for which there are libraries.
 *
 * @param views what the libraries say to each
 * @param targets the stubs of the libraries by target. A target of a system for which no Python is known has the
 *     versions of the view that it was compared as
 */
record ViewsAtHand(SortedMap<View, StubTree> views, Map<Target, StubTree> targets) {

    /**
     * Finds the views of libraries. The Python of a library in cargo's directory is not known: it counts for the
     * versions for which the committed stubs differ least from it.
     *
     * @param spans the versions that conditions do not tell apart, all of them
     */
    static ViewsAtHand of(
            LibraryStubs libraries,
            StubTree committed,
            List<VersionRange> spans,
            Comparison by,
            PartlyDescribed partly) {
        SortedMap<View, StubTree> views = new TreeMap<>(View.ORDER);
        Map<Target, StubTree> targets = new LinkedHashMap<>();
        Set<OperatingSystem> systems = new LinkedHashSet<>();
        libraries
                .trees()
                .keySet()
                .forEach(target -> systems.add(target.platform().os()));
        for (OperatingSystem system : systems) {
            List<Target> ofSystem = libraries.trees().keySet().stream()
                    .filter(target -> target.platform().os() == system)
                    .toList();
            List<Pythons> known = ofSystem.stream()
                    .map(ViewsAtHand::pythons)
                    .filter(pythons -> !pythons.isUnknown())
                    .toList();
            List<View> candidates = spans.stream()
                    .filter(span ->
                            known.isEmpty() || known.stream().anyMatch(pythons -> overlap(pythons.versions(), span)))
                    .map(span -> new View(system, span))
                    .toList();
            List<View> chosen = known.isEmpty() && candidates.size() > 1
                    ? List.of(nearest(candidates, libraries.merged(), committed, by, partly))
                    : candidates;
            chosen.forEach(view ->
                    views.put(view, Projection.of(libraries.merged(), view).tree()));
            boolean isChosen = chosen.size() < candidates.size();
            for (Target target : ofSystem) {
                targets.put(
                        isChosen ? standIn(target.platform(), chosen.get(0)) : target,
                        libraries.trees().get(target));
            }
        }
        return new ViewsAtHand(views, targets);
    }

    private static Pythons pythons(Target target) {
        return target.pythonTag().map(Pythons::ofTag).orElse(Pythons.UNKNOWN);
    }

    private static boolean overlap(VersionRange one, VersionRange other) {
        return one.contains(other.first()) || other.contains(one.first());
    }

    private static View nearest(
            List<View> candidates, StubTree libraries, StubTree committed, Comparison by, PartlyDescribed partly) {
        Map<View, Integer> changes = new LinkedHashMap<>();
        for (View view : candidates) {
            StubTree wanted = Projection.of(libraries, view).tree();
            StubTree seen = Projection.of(committed, view).tree();
            changes.put(
                    view,
                    wanted.files().values().stream()
                            .mapToInt(file -> changes(
                                    file,
                                    seen.file(file.module()).orElseGet(() -> ModuleDemand.empty(file)),
                                    by,
                                    partly))
                            .sum());
        }
        return candidates.stream().min(Comparator.comparing(changes::get)).orElseThrow();
    }

    private static int changes(StubFile library, StubFile committed, Comparison by, PartlyDescribed partly) {
        StubFile expected = Expectation.of(library, committed, by, partly).expected();
        return Drift.between(expected, committed, by).changes().size();
    }

    /** Targets that stand for a view without libraries: those of its system's platforms with the view's versions. */
    List<Target> standIns(View view) {
        List<Target> standIns = targets.keySet().stream()
                .map(Target::platform)
                .filter(platform -> platform.os() == view.system())
                .distinct()
                .map(platform -> standIn(platform, view))
                .toList();
        return standIns.isEmpty() ? List.of(standIn(new Platform(view.system(), Cpu.UNKNOWN), view)) : standIns;
    }

    private static Target standIn(Platform platform, View view) {
        return new Target(
                platform, Optional.of(Pythons.stableTag(view.versions().first())));
    }
}
