// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.merge.targets.MergeConflict;
import io.github.pyo3stubs.merge.targets.MergeResult.Conflicting;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.platform.Target;
import java.util.List;

/**
 * A declaration that differs between two targets which no condition of a stub tells apart, such as two CPUs of one
 * system.
 *
 * @param declaration its qualified name
 * @param one the file that was read for the first target, and this target
 * @param other the second one
 */
public record StubConflict(String declaration, String one, String other) {

    static List<StubConflict> of(Conflicting conflicting, List<ExtensionStubs> stubs) {
        return conflicting.conflicts().stream()
                .map(conflict -> new StubConflict(
                        conflict.declaration(),
                        shown(conflict, conflict.one(), stubs),
                        shown(conflict, conflict.other(), stubs)))
                .toList();
    }

    private static String shown(MergeConflict conflict, Target target, List<ExtensionStubs> all) {
        String files = all.stream()
                .filter(stubs -> stubs.target().equals(target))
                .filter(stubs -> DottedName.of(conflict.declaration()).startsWith(stubs.module()))
                .map(stubs -> stubs.origin().shown())
                .distinct()
                .collect(joining(", "));
        return files + " for " + target.shown();
    }

    /** The conflict in words. */
    @Override
    public String toString() {
        return declaration + ": one form in " + one + ", another in " + other;
    }
}
