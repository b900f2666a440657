// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.merge.SeenModule;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.overlay.LayingResult;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.OverlayLaying;
import io.github.pyo3stubs.overlay.OverlayTarget;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A draft of an overlay that fits the libraries, because it was laid over their stubs.
 *
 * @param texts the files of the overlay, as texts by path
 * @param impossible the qualified names of the declarations, or of whole modules, that no overlay makes as they are
 *     wanted. The texts do not mention them
 * @param missing the qualified names of other declarations that differ from the wanted ones with this overlay, because
 *     it contradicts nothing. They are not all if there are no texts
 */
public record FittingDraft(SortedMap<String, String> texts, SortedSet<String> impossible, SortedSet<String> missing) {

    public FittingDraft {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        impossible = Collections.unmodifiableSortedSet(new TreeSet<>(impossible));
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /**
     * Drafts an overlay. As long as it does not fit, the declarations that do not are left out of it.
     *
     * @param demanded what the libraries demand of the wanted stubs, by view
     * @param libraries the stubs of the libraries
     * @param wanted the stubs that laying the overlay over the libraries' ones gives
     * @param by what counts as a difference
     * @param partly the modules that the libraries describe only partly
     */
    public static FittingDraft of(
            DemandedStubs demanded,
            LibraryStubs libraries,
            StubTree wanted,
            Extent extent,
            Comparison by,
            PartlyDescribed partly) {
        Trial trial = Trial.of(demanded, libraries, wanted, by, partly);
        FittingDraft draft = of(new GuardedDraft(demanded, libraries, wanted, extent), trial, extent);
        if (extent.contradicts() || draft.impossible.isEmpty()) {
            return draft;
        }
        // What does not fit may need a declaration that contradicts the library
        FittingDraft all = of(new GuardedDraft(demanded, libraries, wanted, Extent.ALL), trial, Extent.ALL);
        SortedSet<String> impossible = new TreeSet<>(draft.impossible);
        impossible.retainAll(all.impossible);
        SortedSet<String> missing = new TreeSet<>(draft.missing);
        missing.addAll(draft.impossible);
        missing.removeAll(impossible);
        return new FittingDraft(draft.texts, impossible, missing);
    }

    private static FittingDraft of(GuardedDraft draft, Trial trial, Extent extent) {
        SortedSet<String> impossible = new TreeSet<>();
        while (true) {
            SortedMap<String, String> texts = draft.texts(impossible);
            if (texts.isEmpty() && !extent.contradicts()) {
                return new FittingDraft(texts, impossible, new TreeSet<>());
            }
            Overlay overlay = Overlay.of(texts, "");
            LayingResult result = trial.lay(overlay);
            SortedSet<String> different = new TreeSet<>();
            boolean isLeftOut;
            if (result instanceof Faulty faulty) {
                isLeftOut = impossible.addAll(unfit(faulty, overlay, texts, impossible));
            } else {
                different.addAll(trial.different(((Laid) result).trees()));
                isLeftOut = extent.contradicts() && impossible.addAll(different);
            }
            if (!isLeftOut) {
                different.removeAll(impossible);
                return new FittingDraft(texts, impossible, different);
            }
        }
    }

    /** The declarations that faults are about; the whole module if these are left out already. */
    private static Set<String> unfit(
            Faulty faulty, Overlay overlay, SortedMap<String, String> texts, Set<String> leftOut) {
        Map<String, DraftedFile> files = new HashMap<>();
        Set<String> unfit = new TreeSet<>();
        for (OverlayFault fault : faulty.faults()) {
            DraftedFile file = files.computeIfAbsent(
                    fault.file(), path -> DraftedFile.of(StubFiles.module(path), texts.get(path), overlay));
            String name = file.declared(fault.line());
            unfit.add(leftOut.contains(name) ? file.module() : name);
        }
        return unfit;
    }

    /**
     * A file of a draft.
     *
     * @param names what is declared in each line, by its qualified name
     */
    private record DraftedFile(String module, List<String> lines, NavigableMap<Integer, String> names) {

        static DraftedFile of(String module, String text, Overlay overlay) {
            NavigableMap<Integer, String> names = new TreeMap<>();
            if (overlay.files().containsKey(module)) {
                overlay.files()
                        .get(module)
                        .lines()
                        .forEach((name, lines) -> lines.forEach(line -> names.putIfAbsent(line, name)));
            }
            return new DraftedFile(module, text.lines().toList(), names);
        }

        /** The declaration with a line, which may be that of a decorator; the module if there is none. */
        String declared(int start) {
            int line = start;
            while (line < lines.size() && lines.get(line - 1).stripLeading().startsWith("@")) {
                line++;
            }
            Map.Entry<Integer, String> last = names.floorEntry(line);
            return last == null ? module : last.getValue();
        }
    }

    /**
     * The stubs over which overlays are laid, to see what becomes of them.
     *
     * @param views the libraries' stubs, by view
     */
    private record Trial(
            SortedMap<View, StubTree> views,
            LibraryStubs libraries,
            StubTree wanted,
            Comparison by,
            PartlyDescribed partly) {

        /** The target for all views, if nothing is under conditions. */
        private static final View ANY = new View(OperatingSystem.LINUX, VersionRange.ALL);

        static Trial of(
                DemandedStubs demanded,
                LibraryStubs libraries,
                StubTree wanted,
                Comparison by,
                PartlyDescribed partly) {
            SortedMap<View, StubTree> views = new TreeMap<>();
            views.putAll(demanded.views());
            if (views.isEmpty()) {
                views.put(ANY, libraries.merged());
            }
            return new Trial(views, libraries, wanted, by, partly);
        }

        LayingResult lay(Overlay overlay) {
            return OverlayLaying.lay(
                    overlay,
                    views.entrySet().stream()
                            .map(view -> new OverlayTarget("", view.getKey(), view.getValue()))
                            .toList());
        }

        /** The declarations that are not as wanted in the stubs of a view. */
        Set<String> different(List<StubTree> laid) {
            Set<String> different = new TreeSet<>();
            Iterator<StubTree> trees = laid.iterator();
            for (View view : views.keySet()) {
                StubTree tree = trees.next();
                Projection seen = Projection.of(wanted, view);
                seen.tree()
                        .files()
                        .values()
                        .forEach(file -> tree.file(file.module())
                                .ifPresentOrElse(
                                        other -> different.addAll(different(view, other, file, seen)),
                                        () -> different.add(file.module())));
            }
            return different;
        }

        private Set<String> different(View view, StubFile laid, StubFile file, Projection seen) {
            SeenModule module = new SeenModule(List.of(view), laid, file, libraries.targets(), seen.guards());
            Staleness stale = Staleness.of(SeenDrift.of(module, by, partly).drift());
            Set<String> names = new TreeSet<>(stale.names());
            if (stale.documentation()) {
                names.add(file.module() + ".__doc__");
            }
            return names;
        }
    }
}
