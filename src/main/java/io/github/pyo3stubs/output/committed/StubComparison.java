// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.compare.drift.Expectation;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;

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
     * @param drift what differs in content; empty where only the formatting differs
     */
    record UnequalTexts(StubFile stub, Drift drift) implements StubComparison {}

    /**
     * The texts differ, and the content or the signatures count.
     *
     * @param stub what the committed stub says
     * @param expectation what it should say
     * @param drift what differs of what counts
     */
    record UnequalDeclarations(StubFile stub, Expectation expectation, Drift drift) implements StubComparison {}

    /**
     * Compares two stubs of one module.
     *
     * @param by what counts
     * @param partly the modules of which the library does not describe all members
     */
    static StubComparison between(
            GeneratedStub generated, CommittedStub committed, Comparison by, PartlyDescribed partly) {
        if (!committed.isUtf8()) {
            return new Unreadable(" is not in UTF-8");
        } else if (committed.lines().equals(generated.lines())) {
            return new EqualTexts();
        }
        StubFile stub;
        try {
            stub = StubParser.parse(committed.textBelowMark(), generated.file().module(), committed.isPackageFile());
        } catch (StubSyntaxException e) {
            return new Unreadable(" does not parse at line %d, column %d: expected %s, found %s"
                    .formatted(e.line(), e.column(), e.expected(), e.found()));
        }
        if (by == Comparison.EXACT) {
            return new UnequalTexts(stub, Drift.between(generated.file(), stub, by));
        }
        Expectation expectation = Expectation.of(generated.file(), stub, by, partly);
        return new UnequalDeclarations(stub, expectation, Drift.between(expectation.expected(), stub, by));
    }
}
