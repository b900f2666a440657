// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What committed stubs must say: to the views of the libraries at hand what these declare, and to all other views what
 * they say already.
 */
public final class DemandedStubs {

    /** The systems for which most wheels are built. A stub that names one of them may mean the others too. */
    private static final Set<OperatingSystem> USUAL =
            EnumSet.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

    private final StubTree whole;
    private final SortedMap<View, StubTree> views;
    private final List<View> unchecked;
    private final List<Expression> unknown;

    private DemandedStubs(
            StubTree whole, SortedMap<View, StubTree> views, List<View> unchecked, List<Expression> unknown) {
        this.whole = whole;
        this.views = views;
        this.unchecked = List.copyOf(unchecked);
        this.unknown = List.copyOf(unknown);
    }

    /**
     * Finds out what committed stubs must say.
     *
     * @param committed those of the committed stubs that parse
     * @param by what makes a stub stale
     * @param partly the modules that the libraries describe only partly
     */
    public static DemandedStubs of(LibraryStubs libraries, StubTree committed, Comparison by, PartlyDescribed partly) {
        StubConditions ofStubs = StubConditions.of(committed);
        StubConditions all = StubConditions.of(libraries.merged()).and(ofStubs);
        if (!all.areAny()) {
            return new DemandedStubs(libraries.merged(), new TreeMap<>(View.ORDER), List.of(), List.of());
        }
        ViewsAtHand atHand = ViewsAtHand.of(libraries, committed, all.spans(), by, partly);
        Set<View> absent = absent(libraries, ofStubs, all, atHand.views().keySet());
        Set<Expression> unknown = new LinkedHashSet<>();
        atHand.views()
                .keySet()
                .forEach(view -> unknown.addAll(Projection.of(committed, view).unknown()));
        return new DemandedStubs(
                whole(libraries, committed, atHand, absent, by, partly),
                atHand.views(),
                List.copyOf(absent),
                List.copyOf(unknown));
    }

    /** The views that no library at hand is for. */
    private static Set<View> absent(
            LibraryStubs libraries, StubConditions ofStubs, StubConditions all, Set<View> atHand) {
        Set<OperatingSystem> here = EnumSet.noneOf(OperatingSystem.class);
        atHand.forEach(view -> here.add(view.system()));
        Set<OperatingSystem> systems = EnumSet.copyOf(here);
        systems.addAll(libraries.systems());
        systems.addAll(ofStubs.systems());
        boolean isAllAtHand = here.containsAll(systems)
                && (!libraries.systems().isEmpty()
                        || here.size() > 1
                        || ofStubs.systems().isEmpty());
        if (!isAllAtHand && libraries.systems().isEmpty()) {
            systems.addAll(USUAL);
        }
        Set<View> absent = new TreeSet<>(View.ORDER);
        systems.forEach(system -> all.spans().forEach(span -> absent.add(new View(system, span))));
        absent.removeAll(atHand);
        return absent;
    }

    private static StubTree whole(
            LibraryStubs libraries,
            StubTree committed,
            ViewsAtHand atHand,
            Set<View> absent,
            Comparison by,
            PartlyDescribed partly) {
        AbsentViews unseen = new AbsentViews(committed, atHand.views(), by, partly);
        Map<Target, StubTree> trees = new LinkedHashMap<>(atHand.targets());
        for (View view : absent) {
            StubTree tree = unseen.seenBy(view);
            if (!tree.files().isEmpty()) {
                atHand.standIns(view).forEach(target -> trees.put(target, tree));
            }
        }
        MergeResult merged = TargetMerge.of(trees, libraries.systems());
        return merged instanceof MergeResult.Merged one ? one.tree() : libraries.merged();
    }

    /** The stubs for all views: those of the libraries, and what the committed stubs say to the other views. */
    public StubTree whole() {
        return whole;
    }

    /** What a module's committed stub must say. */
    public ModuleDemand of(StubFile file) {
        if (views.isEmpty()) {
            return ModuleDemand.unconditional(file);
        }
        SortedMap<View, StubFile> seen = new TreeMap<>(View.ORDER);
        views.forEach(
                (view, tree) -> seen.put(view, tree.file(file.module()).orElseGet(() -> ModuleDemand.empty(file))));
        return new ModuleDemand(file, seen);
    }

    /** The views for which conditions in the committed stubs have branches, and no library is at hand. */
    public List<View> unchecked() {
        return unchecked;
    }

    /** The conditions in the committed stubs that no view decides. */
    public List<Expression> unknown() {
        return unknown;
    }
}
