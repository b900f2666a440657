// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.guard.NameBounds;
import io.github.pyo3stubs.guard.OfferedNames;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code __all__} is to say to a view without a library after an update. Each name in it follows the declaration
 * of this name: where the view shares the declaration with views at hand, their changes of the list count for it too.
 */
final class UpdatedPublicNames {

    /** The public names that a view at hand sees in the committed stub, and those that its library has. */
    private record Listing(Sight sight, Set<String> before, Set<String> after) {

        static Listing of(Sight sight, String all) {
            Set<String> before = names(sight.stub(), sight);
            return new Listing(
                    sight, before, sight.stale().names().contains(all) ? names(sight.expected(), sight) : before);
        }

        private static Set<String> names(StubFile stub, Sight sight) {
            Set<String> wanted = ListedNames.of(sight.library().body());
            NameBounds bounds = NameBounds.of(stub.body())
                    .or(() -> NameBounds.of(OfferedNames.listing(stub.body())))
                    .orElseThrow();
            return PossibleNames.listed(sight.stub().body(), bounds, wanted);
        }
    }

    private final String module;
    private final Sights sights;
    /** By identity, because a sight holds whole stubs. */
    private final Map<Sight, Listing> listings = new IdentityHashMap<>();

    private final StubFile updated;
    private final Map<String, List<Statement>> declaredAfter;

    private UpdatedPublicNames(Sights sights, StubFile before, StubFile updated) {
        this.module = before.module();
        this.sights = sights;
        String all = StubFile.qualifiedAll(before.module());
        Stream.concat(sights.all().stream(), sights.assumed().stream())
                .forEach(sight -> listings.put(sight, Listing.of(sight, all)));
        this.updated = updated;
        this.declaredAfter = Sight.forms(updated);
    }

    /**
     * The stub with the public names that the view is to see.
     *
     * @param before the module in the committed stubs
     * @param sights what the views at hand see of the module
     * @param updated the module with all other changes that hold for the view
     */
    static StubFile in(StubFile updated, StubFile before, Sights sights) {
        String all = StubFile.qualifiedAll(before.module());
        boolean isStale =
                sights.all().stream().anyMatch(sight -> sight.stale().names().contains(all));
        return isStale ? new UpdatedPublicNames(sights, before, updated).withNames() : updated;
    }

    private StubFile withNames() {
        List<Statement> body = updated.body();
        if (PublicNames.areListed(body)) {
            List<Statement> names = PublicNames.updated(body, this::isRemoved, added());
            return updated.withBody(isEmptied(body, names) ? PublicNames.instead(names, List.of()) : names);
        }
        boolean isNew = listings(sights.all()).stream()
                .map(Listing::sight)
                .allMatch(sight -> !PublicNames.areListed(sight.stub().body())
                        && PublicNames.listed(sight.expected().body()).isPresent());
        return isNew && body.stream().noneMatch(UpdatedPublicNames::isStarImport) ? withNewList() : updated;
    }

    /** Whether a list has lost all names because the libraries have none any more. */
    private boolean isEmptied(List<Statement> before, List<Statement> after) {
        return mayHaveNames(before)
                && !mayHaveNames(after)
                && sights.nearest(sight -> true).stream()
                        .noneMatch(
                                sight -> PublicNames.areListed(sight.expected().body()));
    }

    private static boolean mayHaveNames(List<Statement> body) {
        return NameBounds.of(body)
                .filter(bounds -> bounds.isOpen() || !bounds.possible().isEmpty())
                .isPresent();
    }

    /** The stub with a list where it had none. All names that it offers stay public. */
    private StubFile withNewList() {
        List<Statement> names = PublicNames.updated(OfferedNames.listing(updated.body()), name -> false, added());
        StubFile example = sights.all().get(0).expected();
        StubFile listed = example.withBody(PublicNames.instead(example.body(), names));
        String all = StubFile.qualifiedAll(updated.module());
        return DeclarationMerge.of(listed, updated, new Staleness(false, Set.of(all)), Comparison.CONTENT);
    }

    private static boolean isStarImport(Statement statement) {
        return statement instanceof Import explicit && explicit.isAll();
    }

    private List<String> added() {
        return listings(sights.all()).stream()
                .flatMap(listing -> listing.after().stream())
                .distinct()
                .filter(this::isAdded)
                .toList();
    }

    private boolean isAdded(String name) {
        String declaration = module + "." + name;
        // What the view has only since the update, all nearest views at hand have
        List<Listing> sharing =
                isDeclared(declaration) ? listings(sights.sharing(declaration)) : listings(sights.nearest(declaration));
        return declaredAfter.containsKey(declaration)
                && sharing.stream().anyMatch(listing -> !listing.before().contains(name))
                && sharing.stream().allMatch(listing -> listing.after().contains(name));
    }

    private boolean isRemoved(String name) {
        String declaration = module + "." + name;
        boolean isDeclared = isDeclared(declaration);
        if (isDeclared && !declaredAfter.containsKey(declaration)) {
            return true;
        }
        List<Listing> sharing =
                isDeclared ? listings(sights.sharing(declaration)) : listedWith(PublicNames.element(module, name));
        return sharing.stream().anyMatch(listing -> listing.before().contains(name))
                && sharing.stream().noneMatch(listing -> listing.after().contains(name));
    }

    private boolean isDeclared(String declaration) {
        return sights.declared().containsKey(declaration);
    }

    private List<Listing> listings(List<Sight> some) {
        return some.stream().map(listings::get).toList();
    }

    /** The views that see a name in the same list. */
    private List<Listing> listedWith(String element) {
        return listings(sights.nearest(sight -> Objects.equals(
                sight.guards().get(element), sights.absent().guards().get(element))));
    }
}
