// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.overlay.member.Additions;
import io.github.pyo3stubs.overlay.member.OpenPlaces;
import io.github.pyo3stubs.overlay.member.Place;
import io.github.pyo3stubs.overlay.member.Placement;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes {@code __all__} follow from what an overlay adds and removes. */
final class FollowingAll {

    private FollowingAll() {}

    /**
     * The statements of a module with the list that they need. A module that is described only partly has none.
     *
     * @param library the statements before the overlay
     */
    static List<Statement> in(List<Statement> library, List<Statement> laid) {
        Set<String> before = offered(library);
        Set<String> after = offered(laid);
        boolean hasList = library.stream()
                .anyMatch(statement -> PublicNames.assigned(statement).isPresent());
        boolean becomesComplete = !OpenPlaces.areIn(laid) && (OpenPlaces.areIn(library) || before.isEmpty());
        if (hasList ? before.equals(after) : !becomesComplete) {
            return laid;
        }
        List<Statement> body = new ArrayList<>();
        for (Statement statement : laid) {
            Optional<List<String>> names = PublicNames.assigned(statement);
            if (names.isEmpty()) {
                body.add(statement);
                continue;
            }
            list(PublicNames.following(names.get(), before, after)).ifPresent(body::add);
        }
        return hasList ? body : Placement.with(body, list(after).stream().toList(), Place.MODULE);
    }

    /**
     * The statements of a module that no library has, with a list of what they declare. The list that they have stays,
     * and there is none where names are unknown.
     */
    static List<Statement> inNew(List<Statement> body) {
        boolean isLeftOut = PublicNames.areListed(body)
                || OpenPlaces.areIn(body)
                || body.stream().anyMatch(statement -> statement instanceof Import all && all.isAll());
        return isLeftOut
                ? body
                : Placement.with(body, list(offered(body)).stream().toList(), Place.MODULE);
    }

    /** The list as a statement; empty without names, because an empty list has no type. */
    private static Optional<Statement> list(Collection<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(PublicNames.assignment(List.copyOf(names)));
    }

    /** The names that a module has when it runs, in the order of the statements. */
    private static Set<String> offered(List<Statement> body) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> functions = Additions.functions(body.stream());
        for (Statement statement : body) {
            boolean offers = statement instanceof Import explicit
                    ? explicit.reexported()
                    : !Additions.isForCheckersOnly(statement, functions);
            if (offers) {
                names.addAll(statement.binds());
            }
        }
        names.removeAll(Set.of(StubFile.ALL, StubFile.GETATTR));
        return names;
    }
}
