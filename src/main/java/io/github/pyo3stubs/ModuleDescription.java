// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change.DocumentationChanged;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.syntax.StubFile;

/** One module's stub with the extension module's stubs that it is part of. */
record ModuleDescription(StubFile file, ExtensionStubs stubs) {

    /**
     * Whether this is of a library, and the other is what an archive holds of it: in another order, and without the
     * documentation of classes and modules that differs by version.
     */
    boolean isArchivedAs(ModuleDescription other) {
        return !isArchive()
                && other.isArchive()
                && Drift.between(file, other.file, Comparison.CONTENT).changes().stream()
                        .allMatch(change -> change instanceof DocumentationChanged documentation
                                && documentation.before().isEmpty());
    }

    /** Whether the stub comes from an archive, and may be written by hand. */
    boolean isArchive() {
        return PlatformArchive.isZip(stubs.origin().file());
    }

    /** What to tell about this file and another one, which describe the module differently. */
    String against(ModuleDescription other) {
        return stubs.origin().shown() + " and " + other.stubs.origin().shown() + " describe the module " + file.module()
                + " for " + stubs.target().shown() + " differently.";
    }
}
