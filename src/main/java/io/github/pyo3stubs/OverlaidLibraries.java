// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.OverlayResult.Unfit;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.targets.MergeResult.Merged;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.overlay.LayingResult;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.OverlayLaying;
import io.github.pyo3stubs.overlay.OverlayTarget;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.stub.override.Overrides;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.typing.Supertypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The stubs of libraries, over which an overlay is laid.
 *
 * <p>A library for several versions of Python is as many parts as the conditions of the overlay tell apart. If nothing
 * says the version of a library, it is built for one of those for which the overlay fits.
 */
final class OverlaidLibraries {

    private final List<ExtensionStubs> libraries;
    private final Overlay overlay;
    private final KeptStubs kept;

    /** The stubs of a library for a span of versions in which the conditions of the overlay are decided. */
    private record Part(ExtensionStubs library, VersionRange span) {

        /** What an overlay is laid over. Stubs under old names follow from the others afterwards. */
        OverlayTarget target(KeptStubs kept) {
            return new OverlayTarget(
                    library.module(),
                    new View(library.platform().os(), span),
                    kept.omitted(Overrides.unmarked(library.tree())));
        }

        /** The library's target for these versions only. */
        Target narrowed() {
            return new Target(
                    library.platform(), Pythons.narrowed(library.target().pythonTag(), span));
        }
    }

    OverlaidLibraries(List<ExtensionStubs> libraries, Overlay overlay, ModulePlaces places) {
        this.libraries = List.copyOf(libraries);
        this.overlay = withoutOldNames(overlay, places);
        this.kept = new KeptStubs(places);
    }

    /** The overlay without files for stubs that only re-export others; these files are faults. */
    private static Overlay withoutOldNames(Overlay overlay, ModulePlaces places) {
        SortedMap<String, OverlayFile> files = new TreeMap<>(overlay.files());
        files.keySet().removeIf(places::isKept);
        Stream<OverlayFault> misplaced = overlay.files().values().stream()
                .filter(file -> places.isKept(file.module()))
                .map(file -> new OverlayFault(
                        file.shown(),
                        1,
                        Message.of(
                                "The stub of %s only re-exports that of %s. %s",
                                file.module(),
                                places.of(file.module()),
                                new Advice("Move these lines to the overlay's file for " + places.of(file.module())
                                        + "."))));
        return new Overlay(
                files, Stream.concat(overlay.faults().stream(), misplaced).toList());
    }

    /** The stubs with the overlay, in the order of the libraries; or why it does not fit. */
    OverlayResult result() {
        List<Part> all = parts();
        LayingResult together = laid(all);
        if (together instanceof Laid laid) {
            return overlaid(all, laid);
        }
        Map<VersionRange, Faulty> unfit = new LinkedHashMap<>();
        for (VersionRange span : unknownSpans(all)) {
            if (laid(restricted(all, Set.of(span))) instanceof Faulty faulty) {
                unfit.put(span, faulty);
            }
        }
        Set<VersionRange> fitting = new LinkedHashSet<>(unknownSpans(all));
        fitting.removeAll(unfit.keySet());
        List<Part> parts = restricted(all, fitting);
        if (!fitting.isEmpty() && laid(parts) instanceof Laid laid) {
            return overlaid(parts, laid);
        }
        Faulty fewest = unfit.values().stream()
                .min(Comparator.comparing(faulty -> faulty.faults().size()))
                .orElse((Faulty) together);
        return new Unfit(fewest.faults());
    }

    private LayingResult laid(List<Part> parts) {
        return OverlayLaying.lay(
                overlay, parts.stream().map(part -> part.target(kept)).toList());
    }

    private List<Part> parts() {
        return libraries.stream()
                .flatMap(
                        library -> OverlayLaying.spans(overlay, pythons(library).versions()).stream()
                                .map(span -> new Part(library, span)))
                .toList();
    }

    private static Pythons pythons(ExtensionStubs library) {
        return Pythons.of(library.target().pythonTag());
    }

    /** The spans of those libraries of which nothing says the version. */
    private static Set<VersionRange> unknownSpans(List<Part> parts) {
        return parts.stream()
                .filter(part -> pythons(part.library()).isUnknown())
                .map(Part::span)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** The parts of which the version is known, and the others of some spans. */
    private static List<Part> restricted(List<Part> parts, Set<VersionRange> spans) {
        return parts.stream()
                .filter(part -> !pythons(part.library()).isUnknown() || spans.contains(part.span()))
                .toList();
    }

    private Overlaid overlaid(List<Part> parts, Laid laid) {
        Map<ExtensionStubs, Map<Part, StubTree>> trees = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            trees.computeIfAbsent(part.library(), library -> new LinkedHashMap<>())
                    .put(part, marked(part.library().tree(), laid.trees().get(i)));
        }
        List<ExtensionStubs> stubs = new ArrayList<>();
        trees.forEach((library, ofParts) -> {
            boolean isSame = Set.copyOf(ofParts.values()).size() == 1;
            StubTree first = ofParts.values().iterator().next();
            if (pythons(library).isUnknown() && ofParts.size() > 1) {
                List<VersionRange> spans =
                        ofParts.keySet().stream().map(Part::span).toList();
                stubs.add(with(library, library.target(), isSame ? first : merged(ofParts, library.module()), spans));
            } else if (isSame) {
                stubs.add(with(library, library.target(), first, List.of()));
            } else {
                ofParts.forEach((part, tree) -> stubs.add(with(library, part.narrowed(), tree, List.of())));
            }
        });
        return new Overlaid(stubs, laid.unchecked());
    }

    /** The laid stubs with the comments that their members need now, and with those of the overlay. */
    private StubTree marked(StubTree library, StubTree laid) {
        StubTree renewed = kept.added(laid, library.files().keySet());
        return renewed.equals(Overrides.unmarked(library))
                ? library
                : Overrides.marked(renewed, new Supertypes(renewed));
    }

    /** One tree with conditions on versions. */
    private static StubTree merged(Map<Part, StubTree> parts, String extension) {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        ModuleOwners owner = ModuleOwners.BY_NAME;
        for (Map.Entry<Part, StubTree> part : parts.entrySet()) {
            trees.put(part.getKey().narrowed(), part.getValue());
            owner = owner.or(ModuleOwners.of(part.getValue().files().keySet(), extension));
        }
        return ((Merged) TargetMerge.of(trees, Set.of(), owner)).tree();
    }

    private static ExtensionStubs with(ExtensionStubs library, Target target, StubTree laid, List<VersionRange> spans) {
        SortedSet<String> partly = new TreeSet<>(library.partly());
        if (!laid.equals(library.tree())) {
            // the overlay may complete a module, or remove it
            partly.removeIf(
                    module -> laid.file(module).filter(PartlyDescribed::isTold).isEmpty());
        }
        Optional<StubTree> described =
                Optional.of(library.tree()).filter(tree -> pythons(library).isOpen() && !laid.equals(tree));
        return new ExtensionStubs(library.origin(), target, library.module(), laid, partly, spans, described);
    }
}
