// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Change.ParameterChanged;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a library of an unknown version of Python demands for other versions than the one that it is taken for. The
 * stubs of one library differ by version only where conditions of an overlay make them differ, so these declarations
 * are demanded. Where nothing differs, a change holds for the other versions too; all else stays as committed. A
 * declaration that is committed for some versions only is not demanded for the others, because it is unknown whether a
 * library for these would have it.
 */
final class OtherVersions {

    private final StubTree committed;
    private final StubTree own;
    private final Projection committedOwn;
    private final LibraryStubs libraries;
    private final Comparison by;
    private final PartlyDescribed partly;

    /**
     * @param own the view that the libraries are taken for
     * @param libraries those of an unknown version
     */
    OtherVersions(StubTree committed, View own, LibraryStubs libraries, Comparison by, PartlyDescribed partly) {
        this.committed = committed;
        this.own = Projection.of(libraries.merged(), own).tree();
        this.committedOwn = Projection.of(committed, own);
        this.libraries = libraries;
        this.by = by;
        this.partly = partly;
    }

    /**
     * What a view of another version is to see; empty if the overlay has no condition for it.
     *
     * @param library what the library says to that view
     */
    Optional<StubTree> demanded(View view, StubTree library) {
        Projection seen = Projection.of(committed, view);
        SortedMap<String, StubFile> files = new TreeMap<>(seen.tree().files());
        boolean differs = false;
        for (StubFile wanted : library.files().values()) {
            String module = wanted.module();
            StubFile stub = seen.tree().file(module).orElseGet(() -> ModuleDemand.empty(wanted));
            StubFile other = own.file(module).orElseGet(() -> ModuleDemand.empty(wanted));
            Set<String> names = new LinkedHashSet<>(
                    Staleness.of(Drift.between(wanted, other, by)).names());
            if (committed.file(module).isEmpty()) {
                files.put(module, wanted);
                differs |= !names.isEmpty();
                continue;
            }
            Set<String> declared = Sight.forms(stub).keySet();
            Set<String> everywhere = Sight.forms(committed.files().get(module)).keySet();
            names.removeIf(name -> everywhere.contains(name) && !declared.contains(name));
            names.addAll(contradicted(view, wanted, stub));
            names.remove(StubFile.qualifiedAll(module));
            differs |= !names.isEmpty();
            Set<String> shared = shared(view, wanted, stub, seen.guards());
            names.addAll(shared);
            if (!names.isEmpty()) {
                files.put(module, merged(wanted, stub, names, shared));
            }
        }
        return differs ? Optional.of(new StubTree(files)) : Optional.empty();
    }

    private StubFile merged(StubFile wanted, StubFile stub, Set<String> names, Set<String> shared) {
        StubFile merged = DeclarationMerge.of(wanted, stub, new Staleness(false, names), by);
        List<String> before =
                own.file(wanted.module()).map(OtherVersions::names).orElse(List.of());
        List<String> after = names(wanted);
        Predicate<String> isShared = name -> shared.contains(wanted.module() + "." + name);
        return merged.withBody(PublicNames.updated(
                merged.body(),
                name -> (before.contains(name) || isShared.test(name)) && !after.contains(name),
                after.stream()
                        .filter(name -> !before.contains(name) || isShared.test(name))
                        .toList()));
    }

    /**
     * The stale declarations that neither the libraries nor the committed stub distinguish from those of the own
     * version.
     */
    private Set<String> shared(View view, StubFile wanted, StubFile stub, Map<String, Expression> guards) {
        String module = wanted.module();
        SeenModule seen = new SeenModule(List.of(view), wanted, stub, libraries.targets(), new TreeMap<>(guards));
        Set<String> names = new LinkedHashSet<>(
                Staleness.of(SeenDrift.of(seen, by, partly).drift()).names());
        Forms ofLibraries = Forms.of(own.file(module), wanted);
        Forms ofStubs = Forms.of(committedOwn.tree().file(module), stub);
        names.removeIf(name -> !ofLibraries.areEqual(name)
                || !ofStubs.areEqual(name)
                || !Objects.equals(guards.get(name), committedOwn.guards().get(name)));
        names.remove(StubFile.qualifiedAll(module));
        return names;
    }

    /** The declarations of a module in the stubs of two versions. */
    private record Forms(Map<String, List<Statement>> own, Map<String, List<Statement>> others) {

        static Forms of(Optional<StubFile> own, StubFile other) {
            return new Forms(own.map(Sight::forms).orElse(Map.of()), Sight.forms(other));
        }

        boolean areEqual(String name) {
            return Objects.equals(own.get(name), others.get(name));
        }
    }

    /**
     * The declarations in which a committed stub contradicts the overlay: it says something else where the overlay
     * replaces what the library says. An entry of an overlay is for all versions that its conditions do not exclude.
     */
    private Set<String> contradicted(View view, StubFile wanted, StubFile stub) {
        Optional<StubFile> library = libraries
                .described()
                .flatMap(all -> Projection.of(all, view).tree().file(wanted.module()));
        if (library.isEmpty()) {
            return Set.of();
        }
        Set<Place> replaced = new HashSet<>();
        Drift.between(wanted, library.get(), by).changes().forEach(change -> replaced.add(Place.of(change)));
        Drift drift = Drift.between(wanted, stub, by);
        List<Change> contradictions = drift.changes().stream()
                .filter(change -> replaced.contains(Place.of(change)))
                .toList();
        return Staleness.of(new Drift(drift.compared(), contradictions)).names();
    }

    /**
     * What a change is about.
     *
     * @param parameter the name of the parameter whose type changes; empty for other changes
     */
    private record Place(Class<? extends Change> kind, String declaration, Optional<String> parameter) {

        static Place of(Change change) {
            Optional<String> parameter = change instanceof ParameterChanged changed
                            && !changed.before()
                                    .annotation()
                                    .equals(changed.after().annotation())
                    ? Optional.of(changed.after().name())
                    : Optional.empty();
            return new Place(change.getClass(), change.name(), parameter);
        }
    }

    private static List<String> names(StubFile file) {
        return PublicNames.listed(file.body()).orElse(List.of());
    }
}
