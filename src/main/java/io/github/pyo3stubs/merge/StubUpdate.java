// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.compare.drift.Staleness;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;

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

    private final StubFile generated;
    private final Comparison by;
    private final PartlyDescribed partly;
    private final StubTree tree;

    /**
     * @param generated what the library declares
     * @param by content or signatures
     * @param tree all stubs of the project; a file imports names from the others
     */
    public StubUpdate(StubFile generated, Comparison by, PartlyDescribed partly, StubTree tree) {
        this.generated = generated;
        this.by = by;
        this.partly = partly;
        this.tree = tree;
    }

    /** The stub that replaces the committed one. It is fresh, and has the parts that the committed one omits. */
    public StubFile of(StubFile committed) {
        Expectation expectation = Expectation.of(generated, committed, by, partly);
        Staleness stale = Staleness.of(Drift.between(expectation.expected(), committed, by))
                .and(expectation.omittedNames());
        for (int i = 0; i < ATTEMPTS; i++) {
            StubFile merged = DeclarationMerge.of(expectation.whole(), committed, stale, by);
            Staleness left = staleness(merged);
            if (left.isEmpty()) {
                return merged;
            }
            // A new name may change the meaning of the same name in a quoted annotation
            stale = stale.and(left);
        }
        return staleness(expectation.whole()).isEmpty() ? expectation.whole() : generated;
    }

    /** The stale parts of a stub after it is printed and parsed. */
    private Staleness staleness(StubFile stub) {
        try {
            StubFile read = StubParser.parse(StubPrinter.print(stub, tree), stub.module(), stub.isPackage());
            return Staleness.of(
                    Drift.between(Expectation.of(generated, read, by, partly).expected(), read, by));
        } catch (StubSyntaxException e) {
            throw new IllegalStateException("a stub is printed that does not parse: " + stub.module(), e);
        }
    }
}
