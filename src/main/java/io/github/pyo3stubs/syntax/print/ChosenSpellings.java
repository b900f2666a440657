// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.print;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.NameUses;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        usual = Map.copyOf(usual);
        inBodies = Map.copyOf(inBodies);
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
        private final Map<String, Name> taken;
        private final Map<Name, String> usual = new HashMap<>();
        private final Map<Name, String> inBodies = new HashMap<>();
        private final List<NeededImport> imports = new ArrayList<>();

        Choice(UsedNames names) {
            this.names = names;
            this.taken = new HashMap<>(names.meanings());
        }

        void useAliasesOfImports(List<Import> bound) {
            for (Import statement : bound) {
                String local = statement.local().orElseThrow();
                if (statement.name().equals(taken.get(local))) {
                    usual.putIfAbsent(statement.name(), local);
                    Name module = Name.ofModule(statement.name().dotted());
                    if (names.listing().contains(module)) {
                        usual.putIfAbsent(module, local);
                    }
                }
            }
        }

        void chooseAll() {
            List<Map.Entry<Name, Set<ClassScope>>> imported = new ArrayList<>();
            for (Map.Entry<Name, Set<ClassScope>> use : names.scopes().entrySet()) {
                Name root = use.getKey();
                String spelling = usual.computeIfAbsent(root, unnamed -> free(unnamed, Set.of()));
                String local = DottedName.of(spelling).root();
                Name brought = local.equals(spelling) ? root : Name.ofModule(local);
                boolean absent = taken.putIfAbsent(local, brought) == null;
                if (absent || !local.equals(spelling) || isHiddenInBodies(root, use.getValue())) {
                    imported.add(use);
                }
            }
            for (Map.Entry<Name, Set<ClassScope>> use : imported) {
                bringIn(use.getKey(), use.getValue());
            }
        }

        /** Whether the file's own name has another meaning in bodies that use it. */
        private boolean isHiddenInBodies(Name root, Set<ClassScope> bodies) {
            if (names.own().contains(root)) {
                for (ClassScope body : bodies) {
                    if (body.hides(root.path())) {
                        return true;
                    }
                }
            }
            return false;
        }

        /**
         * Imports a root by its usual spelling, and by a second one for class bodies that declare the usual one (bug
         * 26).
         */
        private void bringIn(Name root, Set<ClassScope> scopes) {
            String spelling = usual.get(root);
            String local = DottedName.of(spelling).root();
            if (!names.own().contains(root) && !scopes.stream().allMatch(scope -> scope.hides(local))) {
                need(root, spelling);
            }
            if (scopes.stream().anyMatch(scope -> scope.hides(local))) {
                String other = free(root, scopes);
                taken.put(other, root);
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
        private String free(Name root, Set<ClassScope> bodies) {
            String spelling = root.isModule() ? root.module() : root.path();
            if (names.listing().contains(root)
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

        private boolean isFree(String spelling, Name meaning, Set<ClassScope> bodies) {
            return taken.getOrDefault(spelling, meaning).equals(meaning)
                    && bodies.stream().noneMatch(body -> body.hides(spelling));
        }
    }
}
