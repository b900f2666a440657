// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The canonical place and order of a stub file's imports. Printing puts all imports at the top, sorted, and adds those
 * that names need; so two bodies which differ in nothing else have the same text, and are made equal here.
 */
final class CanonicalImports {

    private CanonicalImports() {}

    private static final class ImportOrder implements Comparator<Import> {

        @Override
        public int compare(Import left, Import right) {
            int order =
                    CodePoints.ORDER.compare(left.name().module(), right.name().module());
            if (order == 0) {
                order = CodePoints.ORDER.compare(
                        left.name().path(), right.name().path());
            }
            if (order == 0) {
                order = CodePoints.ORDER.compare(
                        left.local().orElse(""), right.local().orElse(""));
            }
            return order == 0 ? Boolean.compare(left.reexported(), right.reexported()) : order;
        }
    }

    /**
     * The body with its imports first: stars in their own order, because each may hide names of the one before, then
     * the rest, sorted. Repeated imports are left out, and so are imports of names that the text would import or has
     * anyway.
     */
    static List<Statement> first(List<Statement> body) {
        Set<Import> imports = new LinkedHashSet<>();
        List<Statement> others = new ArrayList<>(body.size());
        for (Statement statement : body) {
            if (statement instanceof Import explicit) {
                imports.add(explicit);
            } else {
                others.add(statement);
            }
        }
        if (imports.isEmpty()) {
            return List.copyOf(body);
        }
        List<Statement> first = new ArrayList<>(body.size());
        List<Import> named = new ArrayList<>();
        for (Import explicit : imports) {
            if (explicit.isAll()) {
                first.add(explicit);
            } else {
                named.add(explicit);
            }
        }
        removeNeedless(named, imports, others);
        named.sort(new ImportOrder());
        first.addAll(named);
        first.addAll(others);
        return List.copyOf(first);
    }

    /**
     * Removes imports without a local name of names that the text would import or has anyway. So {@code import a.b} is
     * needless where the text names {@code a}, or another module in it: the parser would take the import for theirs.
     *
     * @param all all imports of the body
     * @param others its other statements
     */
    private static void removeNeedless(List<Import> named, Set<Import> all, List<Statement> others) {
        if (areBound(named)) {
            return;
        }
        Set<Name> imported = new HashSet<>();
        NameUses.forEach(others, (name, scope) -> imported.add(NameUses.imported(name)));
        Set<String> roots = new HashSet<>();
        for (Name name : imported) {
            if (name.isModule()) {
                roots.add(root(name));
            }
        }
        for (Import explicit : all) {
            if (explicit.isBound()) {
                imported.add(explicit.name());
            }
        }
        List<Statement> body = new ArrayList<>(all);
        body.addAll(others);
        BoundNames bound = BoundNames.of(body);
        named.removeIf(explicit -> !explicit.isBound()
                && (imported.contains(explicit.name())
                        || isVisible(explicit.name(), bound)
                        || explicit.name().isModule() && roots.contains(root(explicit.name()))));
    }

    private static String root(Name module) {
        return DottedName.of(module.module()).root();
    }

    private static boolean areBound(List<Import> imports) {
        for (Import explicit : imports) {
            if (!explicit.isBound()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name is a builtin that the file does not hide. */
    private static boolean isVisible(Name name, BoundNames bound) {
        return name.isBuiltin() && !bound.contains(name.path());
    }
}
