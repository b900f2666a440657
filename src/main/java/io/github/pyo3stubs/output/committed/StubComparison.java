// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.merge.ModuleDemand;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;

/** The result of comparing a committed stub with the generated one. */
sealed interface StubComparison {

    /** The texts are equal, apart from line ends, the mark and the lines above it. */
    record EqualTexts() implements StubComparison {}

    /**
     * The texts differ, and the committed one is not a stub.
     *
     * @param problem what is wrong with the file, as a message continues after its name
     */
    record Unreadable(String problem) implements StubComparison {}

    /**
     * The texts differ, and the texts count.
     *
     * @param stub what the committed stub says
     * @param drifts what differs in content, for all views; nothing where only the formatting differs
     */
    record UnequalTexts(StubFile stub, List<SeenDrift> drifts) implements StubComparison {
        public UnequalTexts {
            drifts = List.copyOf(drifts);
        }
    }

    /**
     * The texts differ, and the content or the signatures count.
     *
     * @param stub what the committed stub says
     * @param drifts what differs of what counts, for all views
     */
    record UnequalDeclarations(StubFile stub, List<SeenDrift> drifts) implements StubComparison {
        public UnequalDeclarations {
            drifts = List.copyOf(drifts);
        }

        boolean areFresh() {
            return drifts.stream().allMatch(seen -> seen.drift().isEmpty());
        }
    }

    /**
     * Compares two stubs of one module.
     *
     * @param demand what the committed stub must say
     * @param by what counts
     * @param partly the modules of which the library does not describe all members
     * @throws TooLargeException when the committed stub may take more memory than there is
     */
    static StubComparison between(
            GeneratedStub generated,
            CommittedStub committed,
            ModuleDemand demand,
            Comparison by,
            PartlyDescribed partly)
            throws TooLargeException {
        if (committed.isEqualTo(generated)) {
            return new EqualTexts();
        } else if (!committed.isUtf8()) {
            return new Unreadable(" is not in UTF-8");
        }
        StubFile stub;
        try {
            stub = committed.parse(generated.file().module());
        } catch (StubSyntaxException e) {
            return new Unreadable(" does not parse at line %d, column %d: expected %s, found %s"
                    .formatted(e.line(), e.column(), e.expected(), e.found()));
        }
        return by == Comparison.EXACT
                ? new UnequalTexts(stub, SeenDrift.of(demand, stub, by, PartlyDescribed.NONE))
                : new UnequalDeclarations(stub, SeenDrift.of(demand, stub, by, partly));
    }
}
