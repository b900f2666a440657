// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.LayingResult;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.LayingResult.UncheckedBranch;
import io.github.pyo3stubs.overlay.OverlayLaying;
import io.github.pyo3stubs.overlay.OverlayTarget;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.Pythons;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.stub.override.Overrides;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.typing.Supertypes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /** Lays an overlay over the stubs of libraries. */
    static OverlayResult of(List<ExtensionStubs> libraries, Overlay overlay) {
        if (overlay.equals(Overlay.NONE)) {
            return new Overlaid(libraries, List.of());
        }
        List<ExtensionStubs> parts =
                libraries.stream().flatMap(stubs -> parts(stubs, overlay)).toList();
        List<OverlayTarget> targets = parts.stream()
                .map(part -> new OverlayTarget(
                        part.module(), new View(part.platform().os(), versions(part.target())), part.tree()))
                .toList();
        LayingResult result = OverlayLaying.lay(overlay, targets);
        if (result instanceof Faulty faulty) {
            return new Unfit(faulty.faults());
        }
        Laid laid = (Laid) result;
        List<ExtensionStubs> stubs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            stubs.add(with(parts.get(i), laid.trees().get(i)));
        }
        return new Overlaid(stubs, laid.unchecked());
    }

    private static VersionRange versions(Target target) {
        return target.pythonTag().map(Pythons::ofTag).orElse(Pythons.UNKNOWN).versions();
    }

    /** The stubs for each span of versions in which the overlay's conditions are decided. */
    private static Stream<ExtensionStubs> parts(ExtensionStubs stubs, Overlay overlay) {
        List<VersionRange> spans = OverlayLaying.spans(overlay, versions(stubs.target()));
        return spans.size() == 1
                ? Stream.of(stubs)
                : spans.stream()
                        .map(span -> stubs.with(new Target(stubs.platform(), Pythons.stableTag(span)), stubs.tree()));
    }

    private static ExtensionStubs with(ExtensionStubs part, StubTree laid) {
        if (laid.equals(part.tree())) {
            return part;
        }
        // which members need a comment depends on the final types and bases
        StubTree marked = Overrides.marked(laid, new Supertypes(laid));
        SortedSet<String> partly = part.partly().stream()
                .filter(module ->
                        marked.file(module).filter(PartlyDescribed::isTold).isPresent())
                .collect(toCollection(TreeSet::new));
        return new ExtensionStubs(part.origin(), part.target(), part.module(), marked, partly);
    }
}
