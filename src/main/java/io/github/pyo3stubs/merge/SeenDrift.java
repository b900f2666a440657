// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.merge.PossibleDeclarations.Settled;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between the libraries and a committed stub for views that see the same.
 *
 * @param whole what these views should see, with the names that only the committed stub may have in its list of names
 * @param expectation what these views should see of the declarations that are compared
 * @param elsewhere the declarations that are not compared, because they are only on targets without a library
 */
public record SeenDrift(SeenModule seen, StubFile whole, Expectation expectation, Drift drift, Set<String> elsewhere) {

    public SeenDrift {
        elsewhere = Collections.unmodifiableSet(new LinkedHashSet<>(elsewhere));
    }

    /** What differs for all views at hand. */
    public static List<SeenDrift> of(ModuleDemand demand, StubFile committed, Comparison by, PartlyDescribed partly) {
        return demand.seen(committed).stream().map(seen -> of(seen, by, partly)).toList();
    }

    /** What differs between one library's stub and what a view sees of a committed one. */
    public static SeenDrift of(SeenModule seen, Comparison by, PartlyDescribed partly) {
        Settled settled = PossibleDeclarations.settled(seen.library(), seen.committed(), seen.targets(), by);
        Expectation expectation = Expectation.of(seen.library(), settled.stub(), by, partly);
        return new SeenDrift(
                seen,
                withNames(expectation.whole(), settled.names()),
                expectation,
                Drift.between(expectation.expected(), settled.stub(), by),
                settled.elsewhere());
    }

    /** Whether the views leave open what of the committed stub counts. */
    boolean leavesOpen() {
        return PossibleDeclarations.leavesOpen(seen.committed().body());
    }

    private static StubFile withNames(StubFile whole, Optional<PossibleNames> names) {
        return names.map(list -> whole.withBody(PublicNames.instead(whole.body(), list.updated())))
                .orElse(whole);
    }

    /** The statements about {@code __all__} that cannot be read, as the committed stub may spell them. */
    public List<String> unreadNames() {
        StubFile committed = seen.committed();
        return Body.flat(committed.body())
                .filter(PublicNames::isUnread)
                .flatMap(statement -> StubPrinter.lines(
                        statement,
                        name -> name.isBuiltin() || name.module().equals(committed.module())
                                ? name.path()
                                : name.dotted())
                        .stream())
                .toList();
    }
}
