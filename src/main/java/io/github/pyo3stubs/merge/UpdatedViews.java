// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toMap;

import io.github.pyo3stubs.compare.Alignment;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.Expression;
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

    /** @param libraries what the libraries say to the views at hand */
    UpdatedViews(StubTree committed, SortedMap<View, StubTree> libraries, Comparison by, PartlyDescribed partly) {
        this.committed = committed;
        this.libraries = libraries;
        this.by = by == Comparison.EXACT ? Comparison.CONTENT : by;
        this.partly = partly;
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
        modules.forEach(module -> module(module, seen, nearest(view)).ifPresent(files::add));
        return StubTree.of(files);
    }

    /** The views with a library for the same versions; if there are none, all views with a library. */
    private List<View> nearest(View absent) {
        List<View> same = libraries.keySet().stream()
                .filter(view -> view.versions().equals(absent.versions()))
                .toList();
        return same.isEmpty() ? List.copyOf(libraries.keySet()) : same;
    }

    private Optional<StubFile> module(String module, Projection seen, List<View> nearest) {
        if (committed.file(module).isEmpty()) {
            List<StubFile> all = new ArrayList<>();
            nearest.forEach(view -> libraries.get(view).file(module).ifPresent(all::add));
            return all.size() == nearest.size() ? Optional.of(all.get(0)) : Optional.empty();
        }
        Optional<StubFile> stub = seen.tree().file(module);
        if (stub.isEmpty()) {
            return stub;
        }
        List<Sight> sights = nearest.stream()
                .map(view -> sight(view, committed.files().get(module)))
                .toList();
        StubFile merged = stub.get();
        for (Sight sight : sights) {
            Staleness holding = holding(sight, sights, seen, forms(stub.get()).keySet());
            StubFile library =
                    Expectation.of(sight.library(), merged, by, partly).whole();
            merged = DeclarationMerge.of(library, merged, holding, by);
        }
        boolean isGone = sights.stream().allMatch(Sight::isGone);
        return isGone && merged.body().isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    /** What a view with a library sees of a module. */
    private record Sight(
            StubFile library,
            StubFile expected,
            StubFile stub,
            boolean isGone,
            Staleness stale,
            SortedMap<String, Expression> guards,
            Map<String, List<Statement>> wanted,
            Map<String, List<Statement>> declared) {}

    private Sight sight(View view, StubFile file) {
        Projection projection = stubs.computeIfAbsent(view, seeing -> Projection.of(committed, seeing));
        Optional<StubFile> ofLibrary = libraries.get(view).file(file.module());
        StubFile library = GuardedDocumentation.omitted(ofLibrary.orElseGet(() -> ModuleDemand.empty(file)), file);
        StubFile stub = projection.tree().file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
        Expectation expectation = Expectation.of(library, stub, by, partly);
        return new Sight(
                library,
                expectation.whole(),
                stub,
                ofLibrary.isEmpty(),
                Staleness.of(Drift.between(expectation.expected(), stub, by)).and(expectation.omittedNames()),
                projection.guards(),
                forms(library),
                forms(stub));
    }

    /** Those of the stale parts of one view that are to change for an absent view too. */
    private static Staleness holding(Sight sight, List<Sight> all, Projection absent, Set<String> declared) {
        Set<String> names = new HashSet<>();
        for (String name : sight.stale().names()) {
            List<Sight> sharing = all.stream()
                    .filter(other -> shares(other, absent, declared, name))
                    .toList();
            boolean isNew = all.stream().noneMatch(other -> other.declared().containsKey(name));
            boolean holds = isNew
                    ? !declared.contains(name) && isEverywhere(name, all)
                    : sharing.contains(sight)
                            && sharing.stream()
                                    .allMatch(other -> Objects.equals(
                                            other.wanted().get(name),
                                            sight.wanted().get(name)));
            if (holds) {
                names.add(name);
            }
        }
        boolean documentation = all.stream()
                .allMatch(other -> other.stale().documentation()
                        && other.library()
                                .documentation()
                                .equals(sight.library().documentation()));
        return new Staleness(documentation, names);
    }

    /** Whether an absent view sees a declaration in the branch in which another view sees it. */
    private static boolean shares(Sight other, Projection absent, Set<String> declared, String name) {
        return declared.contains(name)
                && other.declared().containsKey(name)
                && Objects.equals(other.guards().get(name), absent.guards().get(name));
    }

    private static boolean isEverywhere(String name, List<Sight> all) {
        return all.stream().map(other -> other.wanted().get(name)).distinct().count() == 1;
    }

    /** The statements that declare each name. */
    private static Map<String, List<Statement>> forms(StubFile file) {
        SortedMap<Integer, StubFile> one = new TreeMap<>(Map.of(0, file));
        return Alignment.of(one).stream()
                .collect(toMap(Alignment.Entry::name, entry -> entry.forms().get(0), (some, more) -> {
                    List<Statement> both = new ArrayList<>(some);
                    both.addAll(more);
                    return both;
                }));
    }
}
