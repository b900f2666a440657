// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;

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
}
