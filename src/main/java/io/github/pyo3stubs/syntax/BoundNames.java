// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Expression.Union;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The names that the statements of a module or class bind, under whatever conditions. */
public final class BoundNames {

    private final Set<String> declared = new HashSet<>();
    private final Map<String, Set<Name>> imported = new HashMap<>();
    private final Optional<Predicate<Import>> offered;

    /** Whether only names count that may be types. */
    private final boolean onlyTypes;

    private BoundNames(Optional<Predicate<Import>> offered, boolean onlyTypes) {
        this.offered = offered;
        this.onlyTypes = onlyTypes;
    }

    /** The names that a body binds, where every import counts as one that offers its name to others. */
    public static BoundNames of(List<? extends Statement> body) {
        return of(body, Optional.empty(), false);
    }

    /** @param offered whether an import offers a name to others; under a condition, this makes it the module's own */
    public static BoundNames of(List<? extends Statement> body, Predicate<Import> offered) {
        return of(body, Optional.of(offered), false);
    }

    /** The names that a body binds to what may be a type: to no function, and to no variable that only has a type. */
    public static BoundNames ofTypes(List<? extends Statement> body) {
        return of(body, Optional.empty(), true);
    }

    private static BoundNames of(
            List<? extends Statement> body, Optional<Predicate<Import>> offered, boolean onlyTypes) {
        BoundNames names = new BoundNames(offered, onlyTypes);
        names.addAll(body, false);
        return names;
    }

    private static boolean mayBeType(Statement statement) {
        boolean variable = statement instanceof Assignment assignment
                && assignment.annotation().isPresent()
                && assignment.value().filter(BoundNames::mayBeType).isEmpty();
        return !variable && !(statement instanceof Function);
    }

    private static boolean mayBeType(Expression value) {
        return value instanceof Name || value instanceof Subscript || value instanceof Union;
    }

    private void addAll(List<? extends Statement> body, boolean conditional) {
        for (Statement statement : body) {
            if (statement instanceof Import explicit) {
                add(explicit, conditional);
            } else if (!onlyTypes || mayBeType(statement)) {
                declared.addAll(statement.binds());
            }
            for (Body block : statement.blocks()) {
                addAll(block.statements(), true);
            }
        }
    }

    private void add(Import explicit, boolean conditional) {
        if (!explicit.isBound() || explicit.isAll()) {
            return;
        }
        String local = explicit.local().get();
        String root = DottedName.of(local).root();
        if (conditional && (offered.isEmpty() || offered.get().test(explicit))) {
            declared.add(root);
        } else {
            imported.putIfAbsent(root, new LinkedHashSet<>());
            imported.get(root).add(root.equals(local) ? explicit.name() : Name.ofModule(root));
        }
    }

    /** All bound names. */
    public Set<String> all() {
        Set<String> all = new HashSet<>(declared);
        all.addAll(imported.keySet());
        return all;
    }

    public boolean contains(String name) {
        return declared.contains(name) || imported.containsKey(name);
    }

    /** Whether a declaration binds the name, or an import under a condition. */
    public boolean declares(String name) {
        return declared.contains(name);
    }

    /** The thing that a name means, if imports alone bind the name and all of them import the same thing. */
    public Optional<Name> imported(String name) {
        Set<Name> targets = imported.getOrDefault(name, Set.of());
        return targets.size() == 1 && !declared.contains(name)
                ? Optional.of(targets.iterator().next())
                : Optional.empty();
    }
}
