// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The canonical place and order of a stub file's imports. Printing puts all imports at the top, sorted, and adds those
 * that names need; so two bodies which differ in nothing else have the same text, and are made equal here.
 */
final class CanonicalImports {

    private static final Comparator<Import> ORDER = Comparator.comparing(
                    (Import explicit) -> explicit.name().module(), CodePoints.ORDER)
            .thenComparing(explicit -> explicit.name().path(), CodePoints.ORDER)
            .thenComparing(explicit -> explicit.local().orElse(""), CodePoints.ORDER)
            .thenComparing(Import::reexported);

    private final List<Import> imports;
    private final List<Statement> others;

    private CanonicalImports(List<Statement> body) {
        imports = body.stream()
                .flatMap(statement -> statement instanceof Import explicit ? Stream.of(explicit) : Stream.empty())
                .distinct()
                .toList();
        others = body.stream()
                .filter(statement -> !(statement instanceof Import))
                .toList();
    }

    /**
     * The body with its imports first: stars in their own order, because each may hide names of the one before, then
     * the rest, sorted. Repeated imports are left out, and so are imports of names that the text would import or has
     * anyway.
     */
    static List<Statement> first(List<Statement> body) {
        CanonicalImports canonical = new CanonicalImports(body);
        Set<Name> imported = canonical.importedAnyway();
        BoundNames bound = BoundNames.of(body);
        Stream<Import> stars = canonical.imports.stream().filter(Import::isAll);
        Stream<Import> needed = canonical.imports.stream()
                .filter(explicit -> !explicit.isAll())
                .filter(explicit ->
                        explicit.isBound() || !imported.contains(explicit.name()) && !isVisible(explicit.name(), bound))
                .sorted(ORDER);
        return Stream.of(stars, needed, canonical.others.stream())
                .<Statement>flatMap(statements -> statements)
                .toList();
    }

    /** The names that a text with these statements imports even if the imports without a local name are missing. */
    private Set<Name> importedAnyway() {
        Set<Name> imported = new HashSet<>();
        new NameUses((name, scope) -> imported.add(NameUses.imported(name))).in(others);
        imports.stream().filter(Import::isBound).map(Import::name).forEach(imported::add);
        return imported;
    }

    /** Whether a name is a builtin that the file does not hide. */
    private static boolean isVisible(Name name, BoundNames bound) {
        return name.isBuiltin() && !bound.contains(name.path());
    }
}
