// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.Statement.OpaqueStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of one build's module or class by what they define. All statements that give one name its meaning stay
 * together, because type checkers want overloads and the accessors of a property next to each other.
 *
 * @param byKey the statements with the comments before them, by the name that they define; a statement that defines
 *     none is its own key
 */
record ScopeUnits(Map<Object, List<Statement>> byKey) {

    static ScopeUnits of(List<Statement> body) {
        Map<Object, List<Statement>> units = new LinkedHashMap<>();
        List<Statement> comments = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Comment) {
                comments.add(statement);
                continue;
            }
            List<Statement> unit = units.computeIfAbsent(key(statement), added -> new ArrayList<>());
            unit.addAll(comments);
            unit.add(statement);
            comments.clear();
        }
        return new ScopeUnits(units);
    }

    private static Object key(Statement statement) {
        if (statement instanceof Declaration declaration) {
            return declaration.name();
        }
        if (statement instanceof OpaqueStatement other && !other.names().isEmpty()) {
            return other.names().get(0);
        }
        return statement instanceof Import explicit && explicit.isBound() && !explicit.isAll()
                ? explicit.local().orElseThrow()
                : statement;
    }

    List<Object> keys() {
        return List.copyOf(byKey.keySet());
    }
}
