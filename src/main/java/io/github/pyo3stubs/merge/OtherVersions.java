// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Change.ParameterChanged;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a library of an unknown version of Python demands for other versions than the one that it is taken for. The
 * stubs of one library differ by version only where conditions of an overlay make them differ, so these declarations
 * are demanded, and all others stay as committed. A declaration that is committed for some versions only is not
 * demanded for the others, because it is unknown whether a library for these would have it.
 */
final class OtherVersions {

    private final StubTree committed;
    private final StubTree own;
    private final Optional<StubTree> described;
    private final Comparison by;

    /**
     * @param own what the library says to the view that it is taken for
     * @param described what the library says without the overlay; empty if there is none
     */
    OtherVersions(StubTree committed, StubTree own, Optional<StubTree> described, Comparison by) {
        this.committed = committed;
        this.own = own;
        this.described = described;
        this.by = by;
    }

    /**
     * What a view of another version is to see; empty if the overlay has no condition for it.
     *
     * @param library what the library says to that view
     */
    Optional<StubTree> demanded(View view, StubTree library) {
        StubTree seen = Projection.of(committed, view).tree();
        SortedMap<String, StubFile> files = new TreeMap<>(seen.files());
        boolean differs = false;
        for (StubFile wanted : library.files().values()) {
            String module = wanted.module();
            StubFile stub = seen.file(module).orElseGet(() -> ModuleDemand.empty(wanted));
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
            if (!names.isEmpty()) {
                StubFile merged = DeclarationMerge.of(wanted, stub, new Staleness(false, names), by);
                List<String> before = names(other);
                List<String> after = names(wanted);
                files.put(
                        module,
                        merged.withBody(PublicNames.updated(
                                merged.body(),
                                name -> before.contains(name) && !after.contains(name),
                                after.stream()
                                        .filter(name -> !before.contains(name))
                                        .toList())));
                differs = true;
            }
        }
        return differs ? Optional.of(new StubTree(files)) : Optional.empty();
    }

    /**
     * The declarations in which a committed stub contradicts the overlay: it says something else where the overlay
     * replaces what the library says. An entry of an overlay is for all versions that its conditions do not exclude.
     */
    private Set<String> contradicted(View view, StubFile wanted, StubFile stub) {
        Optional<StubFile> library =
                described.flatMap(all -> Projection.of(all, view).tree().file(wanted.module()));
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
