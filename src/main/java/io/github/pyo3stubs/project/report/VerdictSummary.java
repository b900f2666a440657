// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.output.committed.Finding;
import io.github.pyo3stubs.output.committed.Verdict;
import java.util.ArrayList;
import java.util.List;

/** How many stubs of a verdict are fresh, stale, or otherwise wrong, in one line. */
final class VerdictSummary {
    private VerdictSummary() {}

    /**
     * The line.
     *
     * @param comparison what made a stub stale
     * @param place where the stubs are
     * @param source what they are compared with
     */
    static String of(Verdict verdict, Comparison comparison, String place, String source) {
        int all = verdict.findings().size();
        List<String> counts = new ArrayList<>();
        counts.add(verdict.all(Finding.Fresh.class).size() + " fresh");
        counts.add(verdict.all(Finding.FreshOtherwise.class).size()
                + (comparison == Comparison.SIGNATURES ? " fresh by its signatures" : " fresh, but worded otherwise"));
        counts.add(verdict.all(Finding.Stale.class).size() + " stale");
        addIfAny(counts, verdict.all(Finding.WithoutHeader.class), " without the header");
        addIfAny(counts, verdict.all(Finding.Missing.class), " missing");
        addIfAny(counts, verdict.all(Finding.LeftOver.class), " left over");
        addIfAny(counts, verdict.all(Finding.OtherForm.class), " in the way");
        addIfAny(counts, verdict.all(Finding.OfOther.class), " of other extension modules");
        return (all == 1 ? "1 stub file in " : all + " stub files in ") + place + " against " + source + ": "
                + String.join(", ", counts);
    }

    private static void addIfAny(List<String> counts, List<?> findings, String what) {
        if (!findings.isEmpty()) {
            counts.add(findings.size() + what);
        }
    }
}
