// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that a stub file uses, collected before anything decides how the file spells them.
 *
 * @param own the names that the file binds itself
 * @param meanings the meaning of each name that is taken at the file's module level
 * @param listing the modules whose {@code __all__} the file uses
 * @param scopes the scopes in which the file uses each root, which is the part of a name that an import brings in;
 *     sorted by module and path
 */
record UsedNames(OwnNames own, Map<String, Name> meanings, Set<Name> listing, SortedMap<Name, Set<ClassScope>> scopes) {

    private static final Comparator<Name> BY_MODULE_THEN_PATH =
            Comparator.comparing(Name::module, CodePoints.ORDER).thenComparing(Name::path, CodePoints.ORDER);

    UsedNames {
        meanings = Map.copyOf(meanings);
        listing = Set.copyOf(listing);
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
    }

    static UsedNames of(StubFile file) {
        OwnNames own = OwnNames.of(file);
        Map<String, Name> meanings = new HashMap<>();
        for (String name : own.bound().all()) {
            meanings.put(name, own.bound().imported(name).orElseGet(() -> new Name(file.module(), name)));
        }
        // a name of __all__ is taken, too: an import that binds it would offer it
        ListedNames.of(file.body()).forEach(name -> meanings.putIfAbsent(name, Name.builtin(name)));
        Set<Name> listing = new HashSet<>();
        Map<Name, Set<ClassScope>> scopes = new HashMap<>();
        Map<ClassScope, Set<Name>> seen = new IdentityHashMap<>();
        new NameUses((name, scope) -> {
                    boolean isRepeated = !seen.computeIfAbsent(scope, added -> new HashSet<>())
                            .add(name);
                    if (isRepeated) {
                        return;
                    }
                    if (name.isLocal()) {
                        meanings.putIfAbsent(name.root(), name);
                        return;
                    }
                    Name meant = own.meant(name);
                    if (NameUses.isPublicNames(meant)) {
                        listing.add(NameUses.imported(meant));
                    }
                    scopes.computeIfAbsent(NameUses.imported(meant), root -> new LinkedHashSet<>())
                            .add(own.isSpelledAsMember(meant, scope) ? ClassScope.MODULE : scope);
                })
                .in(file.body());
        SortedMap<Name, Set<ClassScope>> sorted = new TreeMap<>(BY_MODULE_THEN_PATH);
        sorted.putAll(scopes);
        return new UsedNames(own, meanings, listing, sorted);
    }
}
