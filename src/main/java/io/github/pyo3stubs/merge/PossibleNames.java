// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.NameBounds;
import io.github.pyo3stubs.guard.OfferedNames;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of public names of a committed stub that has names under conditions which nothing decides, names of
 * declarations that may be missing, or names that cannot be read.
 *
 * @param compared the statements to compare with the library's list
 * @param updated the statements that have the library's names and keep what the committed stub leaves open
 */
record PossibleNames(List<Statement> compared, List<Statement> updated) {
    PossibleNames {
        compared = List.copyOf(compared);
        updated = List.copyOf(updated);
    }

    /**
     * The list for a library; empty if neither has one. Without a list the committed stub offers what it declares.
     *
     * @param absent the names that the library lacks, as it may
     */
    static Optional<PossibleNames> of(List<Statement> library, List<Statement> committed, Collection<String> absent) {
        List<Statement> offering = PublicNames.areListed(committed) || !PublicNames.areListed(library)
                ? committed
                : OfferedNames.listing(committed);
        return NameBounds.of(offering).map(bounds -> of(library, offering, absent, bounds));
    }

    private static PossibleNames of(
            List<Statement> library, List<Statement> committed, Collection<String> absent, NameBounds bounds) {
        Set<String> wanted = ListedNames.of(library);
        Set<String> gone = new LinkedHashSet<>(bounds.certain());
        gone.removeIf(name -> wanted.contains(name) || absent.contains(name));
        Set<String> compared = listed(committed, bounds, wanted);
        compared.removeIf(name -> !wanted.contains(name) && !gone.contains(name));
        boolean isNone = compared.isEmpty() && !bounds.areCertain() && !PublicNames.areListed(library);
        return new PossibleNames(
                isNone ? List.of() : List.of(PublicNames.assignment(List.copyOf(compared))),
                updated(library, committed, gone, bounds));
    }

    private static List<Statement> updated(
            List<Statement> library, List<Statement> committed, Set<String> gone, NameBounds bounds) {
        List<String> wanted = new ArrayList<>(PublicNames.listed(library).orElse(List.of()));
        if (!bounds.areCertain()) {
            wanted.removeAll(listed(committed, bounds, wanted));
            return PublicNames.updated(PublicNames.about(committed), gone::contains, wanted);
        }
        Set<String> names = new LinkedHashSet<>(wanted);
        names.addAll(bounds.possible());
        names.removeAll(gone);
        return List.of(PublicNames.assignment(List.copyOf(names)));
    }

    /**
     * The names that a list may have. What cannot be read may have any name that the stub declares.
     *
     * @param wanted the names that the library lists
     */
    static Set<String> listed(List<Statement> committed, NameBounds bounds, Collection<String> wanted) {
        Set<String> names = new LinkedHashSet<>(bounds.possible());
        if (bounds.isOpen()) {
            wanted.stream().filter(name -> mayDeclare(committed, name)).forEach(names::add);
        }
        return names;
    }

    private static boolean mayDeclare(List<Statement> committed, String name) {
        return Body.flat(committed)
                .anyMatch(statement ->
                        statement.binds().contains(name) || statement instanceof Import explicit && explicit.isAll());
    }
}
