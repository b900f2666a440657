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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        Map<Placement, List<Statement>> byKind = new EnumMap<>(Placement.class);
        added.forEach(statement -> byKind.computeIfAbsent(of(statement, place), kind -> new ArrayList<>())
                .add(statement));
        int[] ends = ends(body, place);
        List<Statement> all = new ArrayList<>();
        int next = 0;
        for (Map.Entry<Placement, List<Statement>> ofKind : byKind.entrySet()) {
            int end = ends[ofKind.getKey().ordinal()];
            all.addAll(body.subList(next, end));
            all.addAll(ofKind.getValue());
            next = end;
        }
        all.addAll(body.subList(next, body.size()));
        return all;
    }

    /** Where the declarations of each kind, and of those before it, end in a body. */
    private static int[] ends(List<Statement> body, Place place) {
        int[] ends = new int[values().length];
        for (int i = 0; i < body.size(); i++) {
            Arrays.fill(ends, of(body.get(i), place).ordinal(), ends.length, i + 1);
        }
        return ends;
    }
}
