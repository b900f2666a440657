// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.GuardedBranch;
import io.github.pyo3stubs.guard.OnlyOn;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.ExpressionPrinter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What committed stubs must say: to the views of the libraries at hand what these declare, and to all other views what
 * they say already.
 */
public final class DemandedStubs {

    /**
     * The systems for which most wheels are built. Libraries for one system leave open whether there are others, and
     * conditions that exclude a system say so.
     */
    private static final Set<OperatingSystem> USUAL =
            EnumSet.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

    private final StubTree whole;
    private final Inputs inputs;
    private final Optional<Merging> merging;

    private final Otherwise otherwise = new Otherwise();
    private final SortedMap<View, StubTree> views;
    private final SortedSet<View> absent;
    private final Set<View> known;
    private final boolean isForSeveral;
    private final List<View> unchecked;
    private final List<String> unknown;
    private final StubTree modules;

    /** @param merging what all views are to see, if it is merged already */
    private DemandedStubs(
            StubTree whole,
            Inputs inputs,
            Optional<Merging> merging,
            SortedMap<View, StubTree> views,
            SortedSet<View> absent,
            boolean isForSeveral,
            List<View> unchecked,
            List<String> unknown) {
        this.whole = whole;
        this.inputs = inputs;
        this.merging = merging;
        this.views = Collections.unmodifiableSortedMap(views);
        this.absent = Collections.unmodifiableSortedSet(absent);
        this.known = new HashSet<>(absent);
        this.known.addAll(views.keySet());
        this.isForSeveral = isForSeveral;
        this.unchecked = List.copyOf(unchecked);
        this.unknown = List.copyOf(unknown);
        SortedMap<String, StubFile> files = new TreeMap<>(inputs.committed().files());
        files.putAll(whole.files());
        this.modules = new StubTree(files);
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
        StubConditions all = ofStubs.and(libraries.merged(), committed);
        boolean isForSeveral = ofStubs.areDecided() || libraries.systems().size() > 1 || OnlyOn.isIn(committed);
        UnsharedDocumentation documentation = areForAll(libraries, ofStubs)
                ? UnsharedDocumentation.UNDER_CONDITIONS
                : UnsharedDocumentation.EVERYWHERE;
        Inputs inputs = new Inputs(libraries, committed, ofStubs, all, by, partly, documentation);
        if (!all.areAny()) {
            return new DemandedStubs(
                    documentation.omitted(libraries.merged(), committed),
                    inputs,
                    Optional.empty(),
                    new TreeMap<>(),
                    new TreeSet<>(),
                    isForSeveral,
                    List.of(),
                    List.of());
        }
        Merging views = Merging.of(inputs);
        return new DemandedStubs(
                documentation.omitted(views.merged(), committed),
                inputs,
                Optional.of(views),
                views.atHand(),
                views.absent(),
                isForSeveral,
                GuardedBranch.unseen(committed, views.compared(), views.systems()),
                unknown(committed, views.atHand().keySet()));
    }

    /** The conditions in stubs that no view decides, in the words of the stubs. */
    private static List<String> unknown(StubTree stubs, Set<View> views) {
        ExpressionPrinter printer = new ExpressionPrinter(name -> name.isBuiltin()
                        || !name.isModule() && stubs.file(name.module()).isPresent()
                ? name.path()
                : name.dotted());
        return views.stream()
                .flatMap(view -> Projection.of(stubs, view).unknown().stream())
                .map(printer::print)
                .distinct()
                .toList();
    }

    /**
     * What the demand is made of.
     *
     * @param ofStubs the conditions in the committed stubs
     * @param all these, and the conditions in the stubs of the libraries
     */
    private record Inputs(
            LibraryStubs libraries,
            StubTree committed,
            StubConditions ofStubs,
            StubConditions all,
            Comparison by,
            PartlyDescribed partly,
            UnsharedDocumentation documentation) {}

    /**
     * Merges what all views are to see. Stubs without conditions that are fresh do not need it.
     *
     * @param systems the systems that the stubs are for, as far as that is known
     * @param atHand what the libraries say to the views that they are for
     * @param compared those of these views for which they say all
     * @param absent the views of these systems that no library is for
     * @param updated what views are to see after an update
     */
    private record Merging(
            Inputs inputs,
            Set<OperatingSystem> systems,
            SortedMap<View, StubTree> atHand,
            SortedSet<View> compared,
            SortedSet<View> absent,
            UpdatedViews updated) {

        static Merging of(Inputs inputs) {
            List<VersionRange> spans = inputs.all().spans();
            ViewsAtHand views =
                    ViewsAtHand.of(inputs.libraries(), inputs.committed(), spans, inputs.by(), inputs.partly());
            Set<OperatingSystem> systems = DemandedStubs.systems(inputs.libraries(), inputs.ofStubs());
            SortedSet<View> absent = new TreeSet<>();
            systems.forEach(system -> spans.forEach(span -> absent.add(new View(system, span))));
            absent.removeAll(views.stubs().keySet());
            UpdatedViews updated = new UpdatedViews(
                    inputs.committed(),
                    views.stubs(),
                    inputs.by(),
                    inputs.partly(),
                    inputs.libraries(),
                    inputs.documentation());
            return new Merging(inputs, systems, views.stubs(), views.compared(), absent, updated);
        }

        StubTree merged() {
            return merged(updated, updated::withoutLibrary);
        }

        /**
         * The merged stubs with all documentation of the libraries. A library of an unknown version changes all
         * versions of its system alike, as an update does.
         */
        StubTree otherwise() {
            UpdatedViews documented = updated.documented();
            return merged(
                    documented,
                    view -> inputs.libraries().areForSomeVersion(view.system())
                            ? documented.withoutLibrary(view)
                            : Projection.of(inputs.committed(), view).tree());
        }

        /** @param withoutLibrary what a view sees that no library is for */
        private StubTree merged(UpdatedViews withLibrary, Function<View, StubTree> withoutLibrary) {
            if (absent.isEmpty()) {
                return inputs.libraries().merged();
            }
            SortedMap<View, StubTree> seen = new TreeMap<>();
            atHand.keySet().forEach(view -> seen.put(view, withLibrary.withLibrary(view)));
            absent.forEach(view -> seen.put(view, withoutLibrary.apply(view)));
            return ViewMerge.of(
                    seen, inputs.libraries().systems(), inputs.libraries().owners());
        }
    }

    /** Whether the libraries are for all platforms and versions that the project or conditions in its stubs name. */
    private static boolean areForAll(LibraryStubs libraries, StubConditions ofStubs) {
        List<VersionRange> spans = ofStubs.spans();
        for (VersionRange span : spans) {
            if (!libraries.areFor(span)) {
                return false;
            }
        }
        if (spans.size() > 1 && libraries.systemsAtHand().stream().anyMatch(libraries::areForSomeVersion)) {
            return false;
        }
        return libraries.platforms().isStated()
                ? libraries.missing().isEmpty()
                : ofStubs.systems().isEmpty() || libraries.systemsAtHand().containsAll(systems(libraries, ofStubs));
    }

    /** The systems that the stubs are for, as far as that is known. */
    private static Set<OperatingSystem> systems(LibraryStubs libraries, StubConditions ofStubs) {
        Set<OperatingSystem> systems = libraries.systemsAtHand();
        if (libraries.systems().isEmpty() && (systems.size() == 1 || ofStubs.areExclusions())) {
            systems.addAll(USUAL);
        }
        systems.addAll(libraries.systems());
        systems.addAll(ofStubs.systems());
        return systems;
    }

    /** The stubs for all views: those of the libraries, and what the committed stubs say to the other views. */
    public StubTree whole() {
        return whole;
    }

    /** What the libraries say to each view that they are for; none if there are no conditions. */
    public SortedMap<View, StubTree> views() {
        return views;
    }

    /** The views of the systems that the stubs are for without those that a library is for. */
    public SortedSet<View> absent() {
        return absent;
    }

    /** The extension modules that the stubs belong to. */
    public ModuleOwners owners() {
        return inputs.libraries().owners();
    }

    /** What a module's committed stub must say. */
    public ModuleDemand of(StubFile file) {
        SortedMap<View, StubFile> seen = new TreeMap<>();
        for (Map.Entry<View, StubTree> view : views.entrySet()) {
            Optional<StubFile> ofView = view.getValue().file(file.module());
            seen.put(view.getKey(), ofView.isPresent() ? ofView.get() : ModuleDemand.empty(file));
        }
        return new ModuleDemand(
                file, seen, known, inputs.libraries(), inputs.documentation(), otherwise, isForSeveral, modules);
    }

    /**
     * What the stubs must say if the views without a library still see what the committed stubs say to them. It is
     * merged when it is first asked for, because only stale stubs need it.
     */
    private final class Otherwise implements Supplier<StubTree> {

        /** Null until it is first asked for. */
        private StubTree stubs;

        @Override
        public StubTree get() {
            if (stubs == null) {
                stubs = (merging.isPresent() ? merging.get() : Merging.of(inputs)).otherwise();
            }
            return stubs;
        }
    }

    /** The views that see branches of the committed stubs which no view of a library sees. */
    public List<View> unchecked() {
        return unchecked;
    }

    /** The conditions in the committed stubs that no view decides, in their words. */
    public List<String> unknown() {
        return unknown;
    }
}
