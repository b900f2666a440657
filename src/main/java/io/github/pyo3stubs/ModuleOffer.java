// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.ListedNames;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a module's stub offers to others: the names of its {@code __all__}; without one, all that are not private. */
record ModuleOffer(StubFile file) {

    private static final String GETATTR = "__getattr__";

    /**
     * Statements of another module that offer the same names. They import them from this module, and have the same list
     * of names and the same {@code __getattr__}, if there is one.
     */
    List<Statement> imported() {
        Set<String> listed = ListedNames.of(file.body());
        List<Statement> offer = new ArrayList<>();
        Set<String> offered = new LinkedHashSet<>();
        for (Statement statement : file.body()) {
            if (isCopied(statement)) {
                offer.add(statement);
                continue;
            }
            for (String name : statement.binds()) {
                boolean isPublic = listed.isEmpty() ? !name.startsWith("_") : listed.contains(name);
                if (isPublic && offered.add(name)) {
                    offer.add(new Import(new Name(file.module(), name), Optional.of(name), true));
                }
            }
        }
        return offer;
    }

    private boolean isCopied(Statement statement) {
        if (statement instanceof Import explicit) {
            return DottedName.of(explicit.name().dotted()).isBelow(file.module());
        }
        return statement.binds().contains(StubFile.ALL)
                || statement instanceof Function function && function.name().equals(GETATTR);
    }
}
