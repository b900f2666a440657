// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
            files.add(file == null ? library : updated(sight(view, file)));
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
        SortedMap<View, StubTree> nearest = new TreeMap<>(libraries);
        nearest.keySet().removeIf(other -> !other.versions().equals(view.versions()));
        SortedMap<View, StubTree> like = nearest.isEmpty() ? libraries : nearest;
        modules.forEach(module -> module(module, seen, like).ifPresent(files::add));
        return StubTree.of(files);
    }

    /** @param like what the libraries say to the views of the same versions, if there are any; else to all */
    private Optional<StubFile> module(String module, Projection seen, SortedMap<View, StubTree> like) {
        if (committed.file(module).isEmpty()) {
            List<StubFile> all = new ArrayList<>();
            like.values().forEach(tree -> tree.file(module).ifPresent(all::add));
            return all.size() == like.size() ? Optional.of(all.get(0)) : Optional.empty();
        }
        Optional<StubFile> stub = seen.tree().file(module);
        if (stub.isEmpty()) {
            return stub;
        }
        List<Sight> sights = like.keySet().stream()
                .map(view -> sight(view, committed.files().get(module)))
                .toList();
        Map<String, List<Statement>> declared = Sight.forms(stub.get());
        StubFile merged = stub.get();
        for (Sight sight : sights) {
            Staleness holding = holding(sight, sights, seen, declared);
            StubFile library =
                    Expectation.of(sight.library(), merged, by, partly).whole();
            merged = DeclarationMerge.of(library, merged, holding, by);
        }
        merged = UpdatedPublicNames.in(merged, stub.get(), seen, sights);
        boolean isGone = sights.stream().allMatch(Sight::isGone);
        return isGone && merged.body().isEmpty() ? Optional.empty() : Optional.of(merged);
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
    private static Staleness holding(
            Sight sight, List<Sight> all, Projection absent, Map<String, List<Statement>> declared) {
        Set<String> names = new HashSet<>();
        for (String name : sight.stale().names()) {
            List<Sight> sharing = all.stream()
                    .filter(other -> other.shares(name, absent, declared))
                    .toList();
            boolean isNew = all.stream().noneMatch(other -> other.declared().containsKey(name));
            boolean holds = isNew
                    ? !declared.containsKey(name) && isEverywhere(name, all)
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
        boolean documentation = all.stream()
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
