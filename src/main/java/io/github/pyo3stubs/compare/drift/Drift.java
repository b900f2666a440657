// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.List;

/**
 * What differs between the library and a committed stub.
 *
 * @param compared the forms in which both were compared
 * @param changes what makes the library's stub of the committed one: of the module's documentation; names that the
 *     committed stub defines twice; then all others in the order of the library's declarations, then of those that only
 *     the stub has
 */
public record Drift(ComparedForms compared, List<Change> changes) {

    public Drift {
        changes = List.copyOf(changes);
    }

    /**
     * Compares the stubs of one module.
     *
     * @param generated what the library declares
     * @param committed the stub in the source tree
     * @param by what counts. {@link Comparison#EXACT} is about texts, which are not known here: the changes are those
     *     of content, and there may be none though the texts differ
     */
    public static Drift between(StubFile generated, StubFile committed, Comparison by) {
        ComparedForms compared = ComparedForms.of(generated, committed, by);
        return new Drift(compared, ChangeFinder.changes(compared));
    }

    /** Whether the stub agrees with the library. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
