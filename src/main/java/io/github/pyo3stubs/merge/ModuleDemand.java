// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.PlainListing;
import io.github.pyo3stubs.guard.Projection;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the committed stub of one module must say.
 *
 * @param whole the stub for all views
 * @param views what the libraries say to each view; empty if nothing is under conditions, so that they say the same to
 *     all
 * @param known all views that the stub is known to be for; empty if nothing is under conditions
 * @param libraries the libraries of all views
 * @param documentation what the committed stub may omit of it
 * @param otherwise makes the stubs of all modules for all views if those without a library still see what the committed
 *     stubs say to them; only stale stubs need them
 * @param isForSeveral whether it is known that the stubs are for several platforms or versions
 * @param modules the stubs of all modules after an update, whose lists of public names this one may use
 */
public record ModuleDemand(
        StubFile whole,
        SortedMap<View, StubFile> views,
        Set<View> known,
        LibraryStubs libraries,
        UnsharedDocumentation documentation,
        Supplier<StubTree> otherwise,
        boolean isForSeveral,
        StubTree modules) {

    /** Whether the stub has conditions, or has to have some. */
    public boolean isConditional() {
        return !views.isEmpty();
    }

    /** Whether what a committed stub must say depends on that stub: on its conditions and comments. */
    public boolean dependsOn(StubFile committed) {
        return isConditional()
                || PossibleDeclarations.leavesOpen(plain(committed).body());
    }

    /** What the views see, each different pair of stubs once. */
    public List<SeenModule> seen(StubFile committed) {
        StubFile plain = plain(committed);
        if (views.isEmpty()) {
            StubFile stub = plain.withBody(PublicNames.together(plain.body()));
            return List.of(new SeenModule(List.of(), whole, stub, libraries.targets(), new TreeMap<>()));
        }
        record Pair(StubFile library, StubFile committed, SortedMap<String, Expression> guards) {}
        Map<Pair, List<View>> seen = new LinkedHashMap<>();
        views.forEach((view, library) -> {
            Projection projection = Projection.of(plain, modules, view);
            StubFile stub = projection.tree().file(committed.module()).orElseGet(() -> empty(committed));
            StubFile wanted = documentation.omitted(library, committed, stub);
            seen.computeIfAbsent(new Pair(wanted, stub, projection.guards()), pair -> new ArrayList<>())
                    .add(view);
        });
        return seen.entrySet().stream()
                .map(entry -> new SeenModule(
                        entry.getValue(),
                        entry.getKey().library(),
                        entry.getKey().committed(),
                        libraries.targets(),
                        entry.getKey().guards()))
                .toList();
    }

    /** A committed stub with plain statements about its public names. */
    StubFile plain(StubFile committed) {
        return committed.withBody(PlainListing.of(committed, modules));
    }

    static StubFile empty(StubFile file) {
        return file.with(Optional.empty(), List.of());
    }
}
