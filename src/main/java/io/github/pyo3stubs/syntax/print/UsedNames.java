// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The names that a stub file uses, collected before anything decides how the file spells them. */
final class UsedNames implements BiConsumer<Name, ClassScope> {

    private final OwnNames own;

    /** The meanings of names that are taken at module level and that the file does not bind. */
    private final Map<String, Name> others = new HashMap<>();

    private final Set<Name> listing = new HashSet<>();
    private final Map<Name, Use> uses = new HashMap<>();
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

    /** The uses of one name. */
    private static final class Use {
        private final Name meant;
        private final UsedRoot root;
        private final boolean mayBeMember;

        /** The scope of the last use. Most uses of a name in one class follow each other. */
        private ClassScope last;

        Use(Name meant, UsedRoot root, boolean mayBeMember) {
            this.meant = meant;
            this.root = root;
            this.mayBeMember = mayBeMember;
        }
    }

    private UsedNames(OwnNames own) {
        this.own = own;
    }

    static UsedNames of(StubFile file) {
        UsedNames names = new UsedNames(OwnNames.of(file));
        for (String listed : ListedNames.of(file.body())) {
            // a name of __all__ is taken, too: an import that binds it would offer it
            names.others.put(listed, Name.builtin(listed));
        }
        new NameUses(names).in(file.body());
        return names;
    }

    /** Adds a use of a name. */
    @Override
    public void accept(Name name, ClassScope scope) {
        if (name.isLocal()) {
            others.putIfAbsent(name.root(), name);
            return;
        }
        Use use = uses.get(name);
        if (use == null) {
            use = use(own.meant(name));
            uses.put(name, use);
        }
        if (use.last != scope) {
            use.last = scope;
            boolean isMember = use.mayBeMember && own.isSpelledAsMember(use.meant, scope);
            use.root.scopes().add(isMember ? ClassScope.MODULE : scope);
        }
    }

    private Use use(Name meant) {
        Name root = NameUses.imported(meant);
        if (NameUses.isPublicNames(meant)) {
            listing.add(root);
        }
        UsedRoot use = roots.get(root);
        if (use == null) {
            use = new UsedRoot(root, new ArrayList<>());
            roots.put(root, use);
        }
        return new Use(meant, use, own.mayBeSpelledAsMember(meant));
    }

    /** What a name means, as {@link OwnNames#meant} returns it. */
    Name meant(Name name) {
        Use use = uses.get(name);
        return use == null ? own.meant(name) : use.meant;
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
