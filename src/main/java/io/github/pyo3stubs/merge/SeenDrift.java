// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the libraries and a committed stub for views that see the same.
 *
 * @param expectation what these views should see
 */
public record SeenDrift(SeenModule seen, Expectation expectation, Drift drift) {

    /** What differs for all views at hand. */
    public static List<SeenDrift> of(ModuleDemand demand, StubFile committed, Comparison by, PartlyDescribed partly) {
        return demand.seen(committed).stream().map(seen -> of(seen, by, partly)).toList();
    }

    private static SeenDrift of(SeenModule seen, Comparison by, PartlyDescribed partly) {
        Expectation expectation = Expectation.of(seen.library(), seen.committed(), by, partly);
        return new SeenDrift(seen, expectation, Drift.between(expectation.expected(), seen.committed(), by));
    }

    /**
     * The conditions under which the committed stub has a changed declaration; those of the class around if only the
     * libraries have it.
     */
    public List<Expression> guards(Change change) {
        Optional<DottedName> name = Optional.of(DottedName.of(change.subject().name()));
        while (name.isPresent()) {
            Expression guard = seen.guards().get(name.get().text());
            if (guard != null) {
                return List.of(guard);
            }
            name = name.get().parent();
        }
        return List.of();
    }
}
