// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What views are to see after an update: what the committed stubs say to them, with the changes that the libraries
 * demand. For a view without a library these are the changes that hold for it too. A change in a branch that it shares
 * with a view with a library, such as a declaration without conditions, holds for all views of this branch; and so does
 * a new declaration that all libraries have.
 */
final class UpdatedViews {

    private final StubTree committed;
    private final SortedMap<View, StubTree> libraries;
    private final Map<View, Projection> stubs = new HashMap<>();
    private final Comparison by;
    private final PartlyDescribed partly;
    private final Set<Target> targets;
    private final Map<String, Map<View, Sight>> sightsOfModules = new HashMap<>();

    /**
     * @param libraries what the libraries say to the views at hand
     * @param targets the targets of the libraries
     */
    UpdatedViews(
            StubTree committed,
            SortedMap<View, StubTree> libraries,
            Comparison by,
            PartlyDescribed partly,
            Set<Target> targets) {
        this.committed = committed;
        this.libraries = libraries;
        this.by = by == Comparison.EXACT ? Comparison.CONTENT : by;
        this.partly = partly;
        this.targets = targets;
    }

    /** The stubs of a view with a library: the library's, in the words of the committed stubs where these are fresh. */
    StubTree withLibrary(View view) {
        List<StubFile> files = new ArrayList<>();
        for (StubFile library : libraries.get(view).files().values()) {
            StubFile file = committed.files().get(library.module());
            files.add(file == null ? library : updated(sights(file).get(view)));
        }
        return StubTree.of(files);
    }

    private StubFile updated(Sight sight) {
        return DeclarationMerge.of(sight.expected(), sight.stub(), sight.stale(), by);
    }

    /** The stubs of a view without a library. */
    StubTree withoutLibrary(View view) {
        Projection seen = Projection.of(committed, view);
        Set<String> modules = new TreeSet<>(committed.files().keySet());
        libraries.values().forEach(tree -> modules.addAll(tree.files().keySet()));
        List<StubFile> files = new ArrayList<>();
        modules.forEach(module -> module(module, view, seen).ifPresent(files::add));
        return StubTree.of(files);
    }

    private Optional<StubFile> module(String module, View view, Projection seen) {
        List<View> alike = libraries.keySet().stream()
                .filter(other -> other.versions().equals(view.versions()))
                .toList();
        if (committed.file(module).isEmpty()) {
            List<View> nearest = alike.isEmpty() ? List.copyOf(libraries.keySet()) : alike;
            List<StubFile> all = new ArrayList<>();
            nearest.forEach(other -> libraries.get(other).file(module).ifPresent(all::add));
            return all.size() == nearest.size() ? Optional.of(all.get(0)) : Optional.empty();
        }
        Optional<StubFile> stub = seen.tree().file(module);
        if (stub.isEmpty()) {
            return stub;
        }
        Map<View, Sight> ofViews = sights(committed.files().get(module));
        Sights sights = new Sights(
                List.copyOf(ofViews.values()),
                alike.stream().map(ofViews::get).toList(),
                seen,
                Sight.forms(stub.get()));
        StubFile merged = stub.get();
        for (Sight sight : sights.all()) {
            Staleness holding = holding(sight, sights);
            StubFile library =
                    Expectation.of(sight.library(), merged, by, partly).whole();
            merged = DeclarationMerge.of(library, merged, holding, by);
        }
        merged = UpdatedPublicNames.in(merged, stub.get(), sights);
        boolean isGone = sights.all().stream().allMatch(Sight::isGone);
        return isGone && merged.body().isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    /** What each view with a library sees of a module. It is the same for all views without one. */
    private Map<View, Sight> sights(StubFile file) {
        return sightsOfModules.computeIfAbsent(file.module(), module -> {
            Map<View, Sight> ofViews = new LinkedHashMap<>();
            libraries.keySet().forEach(view -> ofViews.put(view, sight(view, file)));
            return ofViews;
        });
    }

    private Sight sight(View view, StubFile file) {
        Projection projection = stubs.computeIfAbsent(view, seeing -> Projection.of(committed, seeing));
        Optional<StubFile> ofLibrary = libraries.get(view).file(file.module());
        StubFile library = GuardedDocumentation.omitted(ofLibrary.orElseGet(() -> ModuleDemand.empty(file)), file);
        StubFile stub = projection.tree().file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
        SeenDrift seen =
                SeenDrift.of(new SeenModule(List.of(view), library, stub, targets, projection.guards()), by, partly);
        return new Sight(
                library,
                seen.whole(),
                stub,
                ofLibrary.isEmpty(),
                Staleness.of(seen.drift()).and(seen.expectation().omittedNames()),
                projection.guards(),
                Sight.forms(library),
                Sight.forms(stub));
    }

    /**
     * Those of the stale parts of one view that are to change for an absent view too, without the list of public names,
     * of which each name may be shared or not.
     */
    private static Staleness holding(Sight sight, Sights sights) {
        List<Sight> nearest = sights.nearest();
        Set<String> names = new HashSet<>();
        for (String name : sight.stale().names()) {
            List<Sight> sharing = sights.sharing(name);
            boolean isNew = nearest.stream().noneMatch(other -> other.declared().containsKey(name));
            boolean holds = isNew && !sights.declared().containsKey(name)
                    ? nearest.contains(sight) && isEverywhere(name, nearest)
                    : sharing.contains(sight)
                            && sharing.stream()
                                    .allMatch(other -> Objects.equals(
                                            other.wanted().get(name),
                                            sight.wanted().get(name)));
            if (holds) {
                names.add(name);
            }
        }
        names.remove(UpdatedPublicNames.all(sight.stub()));
        boolean documentation = nearest.contains(sight)
                && nearest.stream()
                        .allMatch(other -> other.stale().documentation()
                                && other.library()
                                        .documentation()
                                        .equals(sight.library().documentation()));
        return new Staleness(documentation, names);
    }

    private static boolean isEverywhere(String name, List<Sight> all) {
        return all.stream().map(other -> other.wanted().get(name)).distinct().count() == 1;
    }
}
