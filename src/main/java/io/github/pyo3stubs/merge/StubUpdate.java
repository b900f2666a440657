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
 * Brings a committed stub up to date and leaves alone what is fresh. It decides by the rules by which a stub is found to be
 * stale, so nothing that passes there is lost here.
 */
public final class StubUpdate {

    /** Enough, as each declaration that is replaced can hardly make more than its neighbour stale. */
    private static final int ATTEMPTS = 10;

    private final StubFile generated;
    private final Comparison by;
    private final PartlyDescribed partly;
    private final StubTree tree;

    /**
     * @param generated what the library declares
     * @param by content or signatures
     * @param tree the stubs among which the file lies
     */
    public StubUpdate(StubFile generated, Comparison by, PartlyDescribed partly, StubTree tree) {
        this.generated = generated;
        this.by = by;
        this.partly = partly;
        this.tree = tree;
    }

    /** The stub that takes the committed one's place; it is fresh, and has what the committed one omits. */
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
            // A name that is new may hide what a text in quotes means by it
            stale = stale.and(left);
        }
        return staleness(expectation.whole()).isEmpty() ? expectation.whole() : generated;
    }

    /** What is stale of a stub when it is read again. */
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
