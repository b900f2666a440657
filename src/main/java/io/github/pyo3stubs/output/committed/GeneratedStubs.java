// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.StubPaths;

/** The generated stubs with which committed ones are compared. */
record GeneratedStubs(StubPaths paths) {

    /** The same stubs, of other extension modules. */
    GeneratedStubs ownedBy(ModuleOwners owners) {
        return new GeneratedStubs(paths.ownedBy(owners));
    }

    /** The stub at one of the paths, which is printed when it is first asked for. */
    GeneratedStub at(String path) {
        return new GeneratedStub(paths.files().get(path), paths.text(path));
    }
}
