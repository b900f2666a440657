// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.LayingResult;
import io.github.pyo3stubs.overlay.LayingResult.UncheckedBranch;
import io.github.pyo3stubs.overlay.OverlayLaying;
import io.github.pyo3stubs.overlay.OverlayTarget;
import io.github.pyo3stubs.overlay.member.OpenPlaces;
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

/** The stubs of extension modules after an overlay was laid over them, before those of all targets become one. */
public sealed interface OverlaidStubs {

    /**
     * The overlay fits.
     *
     * @param stubs the stubs with the overlay; several for one target if the overlay has conditions that the target's
     *     versions do not decide
     * @param unchecked the branches of the overlay that no target sees
     */
    record Laid(List<ExtensionStubs> stubs, List<UncheckedBranch> unchecked) implements OverlaidStubs {
        public Laid {
            stubs = List.copyOf(stubs);
            unchecked = List.copyOf(unchecked);
        }
    }

    /**
     * The overlay does not fit.
     *
     * @param faults all places that do not fit, by file and line; at least one
     */
    record Faulty(List<OverlayFault> faults) implements OverlaidStubs {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Lays an overlay over the stubs of extension modules.
     *
     * @param all the stubs of each extension module for each target, under their final names
     */
    static OverlaidStubs of(List<ExtensionStubs> all, Overlay overlay) {
        if (overlay.equals(Overlay.NONE)) {
            return new Laid(all, List.of());
        }
        List<ExtensionStubs> parts = new ArrayList<>();
        List<OverlayTarget> targets = new ArrayList<>();
        all.stream().flatMap(StubSet::byVersions).forEach(stubs -> {
            VersionRange versions = versions(stubs.target());
            List<VersionRange> spans = OverlayLaying.spans(overlay, versions);
            for (VersionRange span : spans) {
                Target part =
                        spans.size() == 1 ? stubs.target() : new Target(stubs.platform(), Pythons.stableTag(span));
                parts.add(stubs.with(part, stubs.tree()));
                targets.add(new OverlayTarget(
                        stubs.module(), new View(stubs.platform().os(), span), stubs.tree()));
            }
        });
        LayingResult result = OverlayLaying.lay(overlay, targets);
        if (result instanceof LayingResult.Faulty faulty) {
            return new Faulty(faulty.faults());
        }
        LayingResult.Laid laid = (LayingResult.Laid) result;
        List<ExtensionStubs> stubs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            stubs.add(finished(parts.get(i), laid.trees().get(i)));
        }
        return new Laid(stubs, laid.unchecked());
    }

    private static VersionRange versions(Target target) {
        return target.pythonTag().map(Pythons::ofTag).orElse(Pythons.UNKNOWN).versions();
    }

    /** Comments for type checkers depend on the final signatures and bases, so they are made anew. */
    private static ExtensionStubs finished(ExtensionStubs before, StubTree laid) {
        StubTree tree = laid.equals(before.tree()) ? laid : Overrides.marked(laid, new Supertypes(laid));
        SortedSet<String> partly = new TreeSet<>(before.partly());
        partly.removeIf(module -> tree.file(module).stream().noneMatch(file -> OpenPlaces.areIn(file.body())));
        return new ExtensionStubs(before.origin(), before.target(), before.module(), tree, partly);
    }
}
