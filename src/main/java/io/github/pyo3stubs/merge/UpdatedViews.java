// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.toSet;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.KeptStubs;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.StubConditions;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.syntax.Statement;
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
    private final LibraryStubs all;
    private final UnsharedDocumentation documentation;
    private final Map<View, Projection> stubs = new HashMap<>();
    private final Comparison by;
    private final PartlyDescribed partly;
    private final Map<String, Map<View, Sight>> sightsOfModules = new HashMap<>();
    private final Map<View, StubTree> predictions = new HashMap<>();
    private final Set<OperatingSystem> systems;

    /**
     * @param libraries what the libraries say to the views at hand
     * @param all the libraries
     * @param documentation what the committed stubs may omit of it
     */
    UpdatedViews(
            StubTree committed,
            SortedMap<View, StubTree> libraries,
            Comparison by,
            PartlyDescribed partly,
            LibraryStubs all,
            UnsharedDocumentation documentation) {
        this.committed = committed;
        this.libraries = libraries;
        this.by = by == Comparison.EXACT ? Comparison.CONTENT : by;
        this.partly = partly;
        this.all = all;
        this.documentation = documentation;
        this.systems = StubConditions.of(committed).systems();
        libraries.keySet().forEach(view -> systems.add(view.system()));
    }

    /** The same with all documentation of the libraries. */
    UpdatedViews documented() {
        return new UpdatedViews(committed, libraries, by, partly, all, UnsharedDocumentation.NOWHERE);
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
        modules.stream()
                .filter(module -> !all.places().isKept(module))
                .forEach(module -> module(module, view, seen).ifPresent(files::add));
        return new KeptStubs(all.places()).added(StubTree.of(files), modules);
    }

    private Optional<StubFile> module(String module, View view, Projection seen) {
        if (committed.file(module).isEmpty()) {
            return predicted(view).file(module);
        }
        Optional<StubFile> stub = seen.tree().file(module);
        if (stub.isEmpty()) {
            return stub;
        }
        Sights sights = sights(committed.files().get(module), view, seen, stub.get());
        StubFile merged = stub.get();
        for (Sight sight : sights.all()) {
            Staleness holding = holding(sight, sights);
            StubFile library =
                    Expectation.of(sight.library(), merged, by, partly).whole();
            merged = DeclarationMerge.of(library, merged, holding, by);
        }
        merged = UpdatedPublicNames.in(merged, stub.get(), sights);
        boolean isGone = sights.all().stream().allMatch(Sight::isGone)
                && libraries.keySet().stream()
                        .anyMatch(other -> stub(other).tree().file(module).isPresent());
        return isGone && merged.body().stream().allMatch(Statement::isImportForItself)
                ? Optional.empty()
                : Optional.of(merged);
    }

    /** What tells what a view without a library is to see of a module. */
    private Sights sights(StubFile file, View view, Projection seen, StubFile stub) {
        Map<View, Sight> ofViews = sights(file);
        Map<String, List<Statement>> declared = Sight.forms(stub);
        List<Sight> alike = libraries.keySet().stream()
                .filter(other -> other.versions().equals(view.versions()))
                .map(ofViews::get)
                .toList();
        List<Sight> all = List.copyOf(ofViews.values());
        Set<String> elsewhere = declaredElsewhere(file.module(), view);
        Set<OperatingSystem> atHand =
                libraries.keySet().stream().map(View::system).collect(toSet());
        if (alike.isEmpty()) {
            return new Sights(all, alike, List.of(), seen, declared, elsewhere, Optional.empty());
        } else if (atHand.contains(view.system())) {
            Map<String, List<Statement>> predicted =
                    Sight.forms(predicted(view).file(file.module()).orElseGet(() -> ModuleDemand.empty(file)));
            return new Sights(all, alike, List.of(), seen, declared, elsewhere, Optional.of(predicted));
        }
        List<Sight> assumed = atHand.stream()
                .map(system -> new View(system, view.versions()))
                .filter(other -> !libraries.containsKey(other))
                .map(other -> sight(other, predicted(other), file))
                .toList();
        return new Sights(all, alike, assumed, seen, declared, elsewhere, Optional.empty());
    }

    /** The names that the committed stubs declare for the same versions, on any other system that they name. */
    private Set<String> declaredElsewhere(String module, View view) {
        Set<String> names = new HashSet<>();
        systems.stream()
                .filter(system -> system != view.system())
                .map(system -> stub(new View(system, view.versions())))
                .forEach(other -> other.tree()
                        .file(module)
                        .ifPresent(file -> names.addAll(Sight.forms(file).keySet())));
        return names;
    }

    private Projection stub(View view) {
        return stubs.computeIfAbsent(view, seeing -> Projection.of(committed, seeing));
    }

    /** What the libraries together say to a view, which has none of its own. */
    private StubTree predicted(View view) {
        return predictions.computeIfAbsent(
                view, seeing -> Projection.of(all.merged(), seeing).tree());
    }

    /** What each view with a library sees of a module. It is the same for all views without one. */
    private Map<View, Sight> sights(StubFile file) {
        return sightsOfModules.computeIfAbsent(file.module(), module -> {
            Map<View, Sight> ofViews = new LinkedHashMap<>();
            libraries.forEach((view, library) -> ofViews.put(view, sight(view, library, file)));
            return ofViews;
        });
    }

    private Sight sight(View view, StubTree libraryOfView, StubFile file) {
        Projection projection = stub(view);
        Optional<StubFile> ofLibrary = libraryOfView.file(file.module());
        StubFile stub = projection.tree().file(file.module()).orElseGet(() -> ModuleDemand.empty(file));
        StubFile library = documentation.omitted(ofLibrary.orElseGet(() -> ModuleDemand.empty(file)), file, stub);
        SeenDrift seen = SeenDrift.of(
                new SeenModule(List.of(view), library, stub, all.targets(), projection.guards()), by, partly);
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
        Set<String> names = new HashSet<>();
        for (String name : sight.stale().names()) {
            List<Sight> sharing = sights.sharing(name);
            List<Sight> nearest = sights.nearest(name);
            boolean isNew = !sights.elsewhere().contains(name)
                    && nearest.stream().noneMatch(other -> other.declared().containsKey(name));
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
        names.remove(StubFile.qualifiedAll(sight.stub().module()));
        List<Sight> nearest = sights.nearest(other -> true);
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
