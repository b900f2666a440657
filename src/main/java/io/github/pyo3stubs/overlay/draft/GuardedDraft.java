// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.DeclarationMerge;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.ViewMerge;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drafts the overlay that makes stubs with conditions of those that libraries for several targets declare. What it says
 * for some targets only has their condition.
 */
final class GuardedDraft {

    private final DemandedStubs demanded;
    private final LibraryStubs libraries;
    private final StubTree wanted;
    private final Extent extent;

    /**
     * @param demanded what the libraries demand of the wanted stubs, by view
     * @param libraries the stubs of the libraries
     * @param wanted the stubs that laying the overlay over the libraries' ones gives
     */
    GuardedDraft(DemandedStubs demanded, LibraryStubs libraries, StubTree wanted, Extent extent) {
        this.demanded = demanded;
        this.libraries = libraries;
        this.wanted = wanted;
        this.extent = extent;
    }

    /**
     * The files of an overlay, as texts by path.
     *
     * @param leftOut the qualified names of declarations and modules of which the overlay says nothing
     */
    SortedMap<String, String> texts(Set<String> leftOut) {
        if (demanded.views().isEmpty()) {
            return OverlayDraft.of(libraries.merged(), without(leftOut, wanted, libraries.merged()), extent);
        }
        SortedMap<View, StubTree> drafts = new TreeMap<>();
        demanded.views().forEach((view, library) -> drafts.put(view, draft(view, library, extent, leftOut)));
        List<StubTree> known = new ArrayList<>(drafts.values());
        // Such libraries may be for any version, and each version may fill in otherwise what they leave open
        demanded.absent().stream()
                .filter(view -> libraries.areForSomeVersion(view.system()))
                .forEach(view -> known.add(draft(view, library(view), Extent.FILLING, leftOut)));
        demanded.absent().forEach(view -> drafts.put(view, absent(view, known, leftOut)));
        return OverlayDraft.texts(ViewMerge.of(drafts, Set.of(), libraries.owners()), libraries.merged(), wanted);
    }

    private StubTree draft(View view, StubTree library, Extent howMuch, Set<String> leftOut) {
        StubTree seen = without(leftOut, Projection.of(wanted, view).tree(), library);
        return OverlayDraft.tree(library, seen, howMuch);
    }

    /** Wanted stubs with the library's declarations in the places of those that are left out. */
    private static StubTree without(Set<String> leftOut, StubTree wanted, StubTree library) {
        return wanted.mapped(file -> without(leftOut, file, library));
    }

    private static StubFile without(Set<String> leftOut, StubFile wanted, StubTree library) {
        StubFile known = library.file(wanted.module()).orElseGet(() -> wanted.with(Optional.empty(), List.of()));
        return leftOut.contains(wanted.module())
                ? known
                : DeclarationMerge.of(known, wanted, new Staleness(false, leftOut), Comparison.CONTENT);
    }

    /**
     * The draft for a view without a library. It is unknown what a library for it says, so the draft has only what is
     * known of other views too.
     */
    private StubTree absent(View view, List<StubTree> known, Set<String> leftOut) {
        return draft(view, library(view), extent, leftOut).mapped(file -> shared(file, known));
    }

    private StubTree library(View view) {
        return Projection.of(libraries.merged(), view).tree();
    }

    /** A file with those of its statements that others have too. */
    private static StubFile shared(StubFile file, List<StubTree> others) {
        Set<List<Statement>> known = others.stream()
                .flatMap(tree -> tree.file(file.module()).stream())
                .flatMap(other -> entries(other).stream())
                .collect(toSet());
        return file.withBody(entries(file).stream()
                .filter(known::contains)
                .flatMap(List::stream)
                .toList());
    }

    /** The statements of a file, each with the mark before it. */
    private static List<List<Statement>> entries(StubFile file) {
        List<List<Statement>> entries = new ArrayList<>();
        List<Statement> entry = new ArrayList<>();
        for (Statement statement : file.body()) {
            entry.add(statement);
            if (!NotedText.isMark(statement)) {
                entries.add(List.copyOf(entry));
                entry.clear();
            }
        }
        return entries;
    }
}
