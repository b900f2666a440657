// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.merge.GuardedChange;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of a committed stub, and who sees it.
 *
 * @param views the views that see it; empty if all do
 * @param guards the conditions under which the committed stub has the declaration
 */
public record SeenChange(Change change, List<View> views, List<Expression> guards) {
    public SeenChange {
        views = List.copyOf(views);
        guards = List.copyOf(guards);
    }

    /** The changes that views see, each once. */
    static List<SeenChange> of(List<SeenDrift> drifts) {
        Map<GuardedChange, List<SeenDrift>> seen = new LinkedHashMap<>();
        for (SeenDrift drift : drifts) {
            for (GuardedChange change : GuardedChange.of(drift)) {
                seen.computeIfAbsent(change, key -> new ArrayList<>()).add(drift);
            }
        }
        return seen.entrySet().stream()
                .map(entry -> new SeenChange(
                        entry.getKey().change(),
                        entry.getValue().size() == drifts.size() ? List.of() : views(entry.getValue()),
                        entry.getKey().guards()))
                .toList();
    }

    private static List<View> views(List<SeenDrift> drifts) {
        return drifts.stream().flatMap(drift -> drift.seen().views().stream()).toList();
    }

    /** The qualified name of the changed declaration. */
    public String name() {
        return change.name();
    }
}
