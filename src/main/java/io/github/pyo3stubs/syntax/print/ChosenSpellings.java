// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.print.UsedNames.UsedRoot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The spelling of each name that a stub file uses: its own name, or an alias (specification, section 5.9). The first
 * rule that fits decides:
 *
 * <ol>
 *   <li>The alias of an import that the file has as a statement. The parser keeps few aliases, see {@code
 *       syntax.resolve.ModuleBindings}; so {@code _Decimal} comes from a committed stub.
 *   <li>The name itself; of a module, its full name.
 *   <li>If the first part of a module's name is taken, or if the file uses the module's {@code __all__}, which type
 *       checkers read only behind a simple name: its last part.
 *   <li>If that is taken: the name with a number, {@code Decimal2}.
 * </ol>
 *
 * <p>A class body that declares the chosen spelling gets another one for its own use, with a number.
 *
 * <p>A spelling belongs to the root of a name, the part before its first dot, because an import brings in the root.
 *
 * @param usual the spelling of each root
 * @param inBodies a second spelling for roots whose usual spelling some class bodies declare themselves
 * @param imports the imports that the file needs for these spellings
 */
record ChosenSpellings(Map<Name, String> usual, Map<Name, String> inBodies, List<NeededImport> imports) {

    /**
     * An import that a file needs.
     *
     * @param root what is imported
     * @param spelling its name in the file; dotted for a module imported by its full name
     */
    record NeededImport(Name root, String spelling) {}

    ChosenSpellings {
        usual = Collections.unmodifiableMap(usual);
        inBodies = Collections.unmodifiableMap(inBodies);
        imports = List.copyOf(imports);
    }

    /**
     * Chooses the spellings for a file.
     *
     * @param bound the imports of the file that have a local name
     */
    static ChosenSpellings of(UsedNames names, List<Import> bound) {
        Choice choice = new Choice(names);
        choice.useAliasesOfImports(bound);
        choice.chooseAll();
        return new ChosenSpellings(choice.usual, choice.inBodies, choice.imports);
    }

    /** Whether the file uses all names of an expression. */
    boolean spellsAll(Expression expression) {
        List<Name> names = new ArrayList<>();
        expression.forEach(part -> {
            if (part instanceof Name name && !name.isLocal()) {
                names.add(NameUses.imported(name));
            }
        });
        return usual.keySet().containsAll(names);
    }

    /** The spelling of a name that the file uses. */
    String spell(Name name, ClassScope scope) {
        Name root = NameUses.imported(name);
        String spelling = usual.get(root);
        if (scope.hides(DottedName.of(spelling).root())) {
            spelling = inBodies.getOrDefault(root, spelling);
        }
        String rest = name.path().substring(root.path().length());
        return spelling + (root.isModule() && !rest.isEmpty() ? "." : "") + rest;
    }

    /** The spellings of one file while they are chosen, one root after the other. */
    private static final class Choice {

        private final UsedNames names;

        /** The meanings of the names that were chosen. */
        private final Map<String, Name> chosen = new HashMap<>();

        private final Map<Name, String> usual = new HashMap<>();
        private final Map<Name, String> inBodies = new HashMap<>();
        private final List<NeededImport> imports = new ArrayList<>();

        Choice(UsedNames names) {
            this.names = names;
        }

        /** The meaning of a name that is taken; null for a free name. */
        private Name taken(String name) {
            Name meaning = names.meaning(name);
            return meaning == null ? chosen.get(name) : meaning;
        }

        void useAliasesOfImports(List<Import> bound) {
            for (Import statement : bound) {
                String local = statement.local().orElseThrow();
                if (statement.name().equals(taken(local))) {
                    usual.putIfAbsent(statement.name(), local);
                    Name module = Name.ofModule(statement.name().dotted());
                    if (names.isListing(module)) {
                        usual.putIfAbsent(module, local);
                    }
                }
            }
        }

        void chooseAll() {
            List<UsedRoot> others = new ArrayList<>();
            for (UsedRoot use : names.roots()) {
                if (!isOwnEverywhere(use)
                        || usual.putIfAbsent(use.name(), use.name().path()) != null) {
                    others.add(use);
                }
            }
            // the first of several names with one spelling gets it
            Collections.sort(others);
            List<UsedRoot> imported = new ArrayList<>();
            for (UsedRoot use : others) {
                Name root = use.name();
                String spelling = usual.get(root);
                if (spelling == null) {
                    spelling = free(root, List.of());
                    usual.put(root, spelling);
                }
                String local = DottedName.of(spelling).root();
                boolean isFree = taken(local) == null;
                if (isFree) {
                    chosen.put(local, local.equals(spelling) ? root : Name.ofModule(local));
                }
                if (isFree || !local.equals(spelling) || names.own().isHiddenInAny(local, use.scopes())) {
                    imported.add(use);
                }
            }
            for (UsedRoot use : imported) {
                bringIn(use);
            }
        }

        /** Whether a root means what the file declares by this name, in all bodies that use it. */
        private boolean isOwnEverywhere(UsedRoot use) {
            Name root = use.name();
            return root.module().equals(names.own().module())
                    && names.own().bound().declares(root.path())
                    && !names.own().isHiddenInAny(root.path(), use.scopes());
        }

        private boolean isHiddenInAll(String name, List<ClassScope> scopes) {
            for (ClassScope scope : scopes) {
                if (!names.own().isHidden(name, scope)) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Imports a root by its usual spelling, unless the file has that already, and by a second one for class bodies
         * that declare the usual one (bug 26).
         */
        private void bringIn(UsedRoot use) {
            Name root = use.name();
            String spelling = usual.get(root);
            String local = DottedName.of(spelling).root();
            boolean isThere = local.equals(spelling) && names.meaning(local) != null;
            if (!isThere && !isHiddenInAll(local, use.scopes())) {
                need(root, spelling);
            }
            if (names.own().isHiddenInAny(local, use.scopes())) {
                String other = free(root, use.scopes());
                chosen.put(other, root);
                inBodies.put(root, other);
                need(root, other);
            }
        }

        private void need(Name root, String spelling) {
            if (!root.isBuiltin() || root.isModule() || !spelling.equals(root.path())) {
                imports.add(new NeededImport(root, spelling));
            }
        }

        /** The first possible spelling of a root that means nothing else in the file or in the given class bodies. */
        private String free(Name root, List<ClassScope> bodies) {
            String spelling = root.isModule() ? root.module() : root.path();
            if (names.isListing(root)
                    || root.isModule()
                            && !isFree(
                                    DottedName.of(spelling).root(),
                                    Name.ofModule(DottedName.of(spelling).root()),
                                    bodies)) {
                spelling = DottedName.of(spelling).last();
            }
            while (!isFree(DottedName.of(spelling).root(), meaning(root, spelling), bodies)) {
                spelling = Alias.after(spelling);
            }
            return spelling;
        }

        /** The meaning of the first part of a spelling: of {@code a.b} the module a. */
        private static Name meaning(Name root, String spelling) {
            return DottedName.of(spelling).isSimple()
                    ? root
                    : Name.ofModule(DottedName.of(spelling).root());
        }

        private boolean isFree(String spelling, Name meaning, List<ClassScope> bodies) {
            Name taken = taken(spelling);
            return (taken == null || taken.equals(meaning)) && !names.own().isHiddenInAny(spelling, bodies);
        }
    }
}
