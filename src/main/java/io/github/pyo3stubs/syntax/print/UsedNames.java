// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.BlockStatement.If;
import io.github.pyo3stubs.syntax.BoundNames;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that a stub file uses, collected before anything decides how the file spells them. */
final class UsedNames {

    private final OwnNames own;
    private final boolean hasConditions;
    private final boolean areIdentifiers;

    /** The meanings of names that are taken at module level and that the file does not bind. */
    private final Map<String, Name> others;

    private final Set<Name> listing = new HashSet<>();
    private final Map<Name, UsedRoot> roots = new HashMap<>();

    /**
     * The part of a name that an import brings in, and the scopes in which the file uses it. A scope may be there
     * repeatedly.
     */
    record UsedRoot(Name name, List<ClassScope> scopes) implements Comparable<UsedRoot> {

        /** Compares modules, and then paths. */
        @Override
        public int compareTo(UsedRoot other) {
            return name.module().equals(other.name.module())
                    ? CodePoints.ORDER.compare(name.path(), other.name.path())
                    : CodePoints.ORDER.compare(name.module(), other.name.module());
        }
    }

    /** All that the names of a file need from its statements, in one walk: a file may have thousands of classes. */
    private static final class Walk extends NameUses {

        /** The names that mean something only where they stand, by their first parts. */
        private final Map<String, Name> locals = new HashMap<>();

        /** The scopes in which each other name is used. */
        private final Map<Name, List<ClassScope>> uses = new HashMap<>();

        private final Set<String> members = new HashSet<>();
        private boolean hasConditions;
        private boolean areIdentifiers = true;

        @Override
        protected void visit(Statement statement, ClassScope scope) {
            hasConditions |= statement instanceof If;
            if (scope.isClass()) {
                members.addAll(statement.binds());
            }
            check(statement.identifiers());
        }

        @Override
        protected void visit(Expression part) {
            check(part.identifiers());
        }

        @Override
        protected void use(Name name, ClassScope scope) {
            if (name.isLocal()) {
                check(name.identifiers());
                locals.putIfAbsent(name.root(), name);
                return;
            }
            List<ClassScope> scopes = uses.get(name);
            if (scopes == null) {
                check(name.identifiers());
                scopes = new ArrayList<>();
                uses.put(name, scopes);
            } else if (scopes.get(scopes.size() - 1) == scope) {
                // most uses of a name in one class follow each other
                return;
            }
            scopes.add(scope);
        }

        private void check(List<String> identifiers) {
            for (String identifier : identifiers) {
                areIdentifiers &= Identifiers.isIdentifier(identifier);
            }
        }
    }

    private UsedNames(StubFile file, Walk walk) {
        own = new OwnNames(file.module(), BoundNames.of(file.body()), walk.members);
        hasConditions = walk.hasConditions;
        areIdentifiers = walk.areIdentifiers;
        others = walk.locals;
        for (String listed : ListedNames.of(file.body())) {
            // a name of __all__ is taken, too: an import that binds it would offer it
            others.put(listed, Name.builtin(listed));
        }
        for (Map.Entry<Name, List<ClassScope>> use : walk.uses.entrySet()) {
            add(own.meant(use.getKey()), use.getValue());
        }
    }

    static UsedNames of(StubFile file) {
        Walk walk = new Walk();
        walk.in(file.body());
        return new UsedNames(file, walk);
    }

    /** Adds the uses of a name. */
    private void add(Name meant, List<ClassScope> scopes) {
        Name root = NameUses.imported(meant);
        if (NameUses.isPublicNames(meant)) {
            listing.add(root);
        }
        if (own.mayBeSpelledAsMember(meant)) {
            scopes.replaceAll(scope -> own.isSpelledAsMember(meant, scope) ? ClassScope.MODULE : scope);
        }
        UsedRoot known = roots.get(root);
        if (known == null) {
            roots.put(root, new UsedRoot(root, scopes));
        } else {
            known.scopes().addAll(scopes);
        }
    }

    /** Whether all names that the file spells are Python identifiers: those it declares, and those it uses. */
    boolean areIdentifiers() {
        return areIdentifiers;
    }

    /** Whether some statements of the file are under conditions. */
    boolean hasConditions() {
        return hasConditions;
    }

    /** The names that the file binds itself. */
    OwnNames own() {
        return own;
    }

    /** The meaning of a name that is taken at the file's module level; null for a free name. */
    Name meaning(String name) {
        return own.bound().contains(name) ? own.meaning(name) : others.get(name);
    }

    /** Whether the file uses the {@code __all__} of a module. */
    boolean isListing(Name module) {
        return listing.contains(module);
    }

    /** The roots of all names, in no order. */
    Collection<UsedRoot> roots() {
        return roots.values();
    }
}
