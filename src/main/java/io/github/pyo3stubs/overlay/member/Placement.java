// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.member;

import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Declaration.TypeAlias;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.ArrayList;
import java.util.List;

/** The places of new declarations in a generated module or class: behind the last one of the same kind. */
public enum Placement {
    IMPORT,
    PUBLIC_NAMES,
    ATTRIBUTE,
    CLASS_OF_MODULE,
    FUNCTION,
    CLASS_OF_CLASS,
    OTHERS;

    private static Placement of(Statement statement, Place place) {
        if (statement instanceof Import) {
            return IMPORT;
        } else if (statement.binds().contains(StubFile.ALL)) {
            return PUBLIC_NAMES;
        } else if (statement instanceof Assignment || statement instanceof TypeAlias) {
            return ATTRIBUTE;
        } else if (statement instanceof ClassDefinition) {
            return place.isModule() ? CLASS_OF_MODULE : CLASS_OF_CLASS;
        }
        boolean described = statement instanceof Function function
                && !(place.isModule() && function.name().equals(StubFile.GETATTR));
        return described ? FUNCTION : OTHERS;
    }

    /** A body with more statements. */
    public static List<Statement> with(List<Statement> body, List<Statement> added, Place place) {
        List<Statement> all = new ArrayList<>(body);
        for (Statement statement : added) {
            Placement rank = of(statement, place);
            int at = all.size();
            while (at > 0 && of(all.get(at - 1), place).compareTo(rank) > 0) {
                at--;
            }
            all.add(at, statement);
        }
        return all;
    }
}
