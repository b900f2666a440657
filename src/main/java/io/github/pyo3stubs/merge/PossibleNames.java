// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.syntax.BlockStatement;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of public names of a committed stub that adds names to it under conditions which nothing decides, or has
 * names of declarations that may be missing.
 *
 * @param compared the list to compare with the library's; empty if the committed stub's is right as it is
 * @param removed the names that are not in it although the committed stub's list may have them
 */
record PossibleNames(Optional<List<String>> compared, Set<String> removed) {

    /** @param absent the names that the library lacks, as it may */
    static PossibleNames of(List<Statement> library, List<Statement> committed, Collection<String> absent) {
        List<Statement> unconditional = PublicNames.together(committed.stream()
                .filter(statement -> !(statement instanceof BlockStatement) && isAboutAll(statement))
                .toList());
        List<Statement> all = PublicNames.together(
                Body.flat(committed).filter(PossibleNames::isAboutAll).toList());
        if (unconditional.size() != 1 || all.size() != 1) {
            return new PossibleNames(Optional.empty(), Set.of());
        }
        Optional<List<String>> certain = PublicNames.assigned(unconditional.get(0));
        Optional<List<String>> possible = PublicNames.assigned(all.get(0));
        if (certain.isEmpty() || possible.isEmpty()) {
            return new PossibleNames(Optional.empty(), Set.of());
        }
        Set<String> wanted = ListedNames.of(library);
        Set<String> removed = new LinkedHashSet<>(possible.get());
        removed.removeIf(name -> wanted.contains(name) || certain.get().contains(name) && !absent.contains(name));
        List<String> compared = new ArrayList<>(possible.get());
        compared.removeAll(removed);
        return new PossibleNames(Optional.of(compared), removed);
    }

    private static boolean isAboutAll(Statement statement) {
        return !ListedNames.of(List.of(statement)).isEmpty()
                || statement.binds().contains(StubFile.ALL);
    }

    /** The statements of the committed stub with the list to compare. */
    List<Statement> in(List<Statement> body) {
        return compared.map(names -> PublicNames.replaced(body, list -> names)).orElse(body);
    }

    /** The statements of a stub with more names in their list. */
    static List<Statement> added(List<Statement> body, Collection<String> further) {
        Optional<List<String>> listed = PublicNames.listed(body);
        if (listed.isEmpty() || further.isEmpty()) {
            return body;
        }
        Set<String> names = new LinkedHashSet<>(listed.get());
        names.addAll(further);
        return PublicNames.replaced(body, list -> List.copyOf(names));
    }
}
