// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.TreeMap;

/**
 * Brings a committed stub up to date and keeps its fresh declarations. It uses the comparison that finds stale stubs,
 * so a declaration that passes the comparison is never replaced.
 */
public final class StubUpdate {

    /**
     * Number of merges at most. A replaced declaration rarely makes another one stale, so one or two are usually
     * enough.
     */
    private static final int ATTEMPTS = 10;

    private final ModuleDemand demand;
    private final Comparison by;
    private final PartlyDescribed partly;
    private final StubTree tree;

    /**
     * @param demand what the stub must say
     * @param by content or signatures
     * @param tree all stubs of the project; a file imports names from the others
     */
    public StubUpdate(ModuleDemand demand, Comparison by, PartlyDescribed partly, StubTree tree) {
        this.demand = demand;
        this.by = by;
        this.partly = partly;
        this.tree = tree;
    }

    /**
     * The stub that replaces the committed one. It is fresh, and has the parts that the committed one omits. Under
     * conditions, a stub under the old name of a relocated module has nothing to keep, because it follows from the stub
     * in the new place.
     */
    public StubFile of(StubFile committed) {
        if (demand.isConditional() && demand.libraries().places().isKept(committed.module())) {
            return demand.whole();
        }
        SeenModule all = new SeenModule(
                List.of(),
                demand.whole(),
                demand.plain(committed),
                demand.libraries().targets(),
                new TreeMap<>());
        List<SeenDrift> seen = SeenDrift.of(demand, committed, by, partly);
        // Conditions that the views decide leave nothing open, but only these views know that
        StubFile whole = seen.stream().anyMatch(SeenDrift::leavesOpen)
                ? SeenDrift.of(all, by, partly).whole()
                : Expectation.of(all.library(), all.committed(), by, partly).whole();
        Staleness stale = stale(seen);
        for (SeenDrift each : seen) {
            stale = stale.and(each.expectation().omittedNames());
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            StubFile merged = DeclarationMerge.of(whole, committed, stale, by, demand.known());
            Staleness left = staleness(merged);
            if (left.isEmpty()) {
                return merged;
            }
            // A new name may change the meaning of the same name in a quoted annotation
            stale = stale.and(left);
        }
        return staleness(whole).isEmpty() ? whole : demand.whole();
    }

    private static Staleness stale(List<SeenDrift> seen) {
        return seen.stream()
                .map(each -> Staleness.of(each.drift()))
                .reduce(Staleness::and)
                .orElseThrow();
    }

    /** The stale parts of a stub after it is printed and parsed. */
    private Staleness staleness(StubFile stub) {
        try {
            StubFile read = StubParser.parse(StubPrinter.print(stub, tree), stub.module(), stub.isPackage());
            return stale(SeenDrift.of(demand, read, by, partly));
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("a stub is printed that does not parse: " + stub.module(), e);
        }
    }
}
