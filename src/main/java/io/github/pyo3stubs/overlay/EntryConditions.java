// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.guard.Truth;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The conditions around the statements of an overlay's file, by line. */
final class EntryConditions {

    private final TreeMap<Integer, List<Expression>> byLine = new TreeMap<>();

    EntryConditions(OverlayFile file) {
        collect(file.unresolved().body(), 1, List.of());
    }

    private void collect(List<Statement> body, int line, List<Expression> around) {
        for (Stated stated : Stated.of(body, line)) {
            byLine.putIfAbsent(stated.line(), around);
            for (Body inner : stated.statement().bodies()) {
                List<Expression> inside = Stream.concat(around.stream(), inner.conditions().stream())
                        .toList();
                collect(inner.statements(), stated.line(), inside);
            }
        }
    }

    /** The conditions around the statement that is in a line, the outermost first; none outside of statements. */
    List<Expression> around(int line) {
        return Optional.ofNullable(byLine.floorEntry(line))
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    /** Whether a view sees the statement that is in a line. */
    boolean isSeen(int line, View view) {
        return view.sees(around(line)) != Truth.FALSE;
    }
}
