// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes of stubs that are, through other classes, their own bases. */
final class BaseCycles {

    private final Map<Name, Set<Name>> bases = new HashMap<>();

    BaseCycles(StubTree stubs) {
        stubs.files().values().forEach(file -> collect(file.body(), Name.ofModule(file.module())));
    }

    private void collect(List<Statement> body, Name around) {
        Body.flat(body).forEach(statement -> {
            if (statement instanceof ClassDefinition definition) {
                Name name = around.member(definition.name());
                for (Expression base : definition.bases()) {
                    if (Subscript.withoutArguments(base) instanceof Name other) {
                        bases.computeIfAbsent(name, added -> new LinkedHashSet<>())
                                .add(other);
                    }
                }
                collect(definition.body(), name);
            }
        });
    }

    /** The classes from a base of a class down to the class itself, the last one; none if it is not its own base. */
    List<Name> of(Name theClass) {
        List<Name> path = new ArrayList<>();
        return leads(theClass, theClass, path, new HashSet<>()) ? path : List.of();
    }

    private boolean leads(Name from, Name to, List<Name> path, Set<Name> seen) {
        for (Name base : bases.getOrDefault(from, Set.of())) {
            path.add(base);
            if (base.equals(to) || seen.add(base) && leads(base, to, path, seen)) {
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }
}
