// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.StubPaths;
import java.util.HashMap;
import java.util.Map;

/** The generated stubs with which committed ones are compared. Each is printed once, when it is first asked for. */
final class GeneratedStubs {
    private final StubPaths paths;
    private final Map<String, GeneratedStub> printed;

    GeneratedStubs(StubPaths paths) {
        this(paths, new HashMap<>());
    }

    private GeneratedStubs(StubPaths paths, Map<String, GeneratedStub> printed) {
        this.paths = paths;
        this.printed = printed;
    }

    /** The same stubs, of other extension modules. */
    GeneratedStubs ownedBy(ModuleOwners owners) {
        return new GeneratedStubs(paths.ownedBy(owners), printed);
    }

    StubPaths paths() {
        return paths;
    }

    /** The stub at one of the paths. */
    GeneratedStub at(String path) {
        GeneratedStub stub = printed.get(path);
        if (stub == null) {
            stub = new GeneratedStub(paths.files().get(path), paths.text(path));
            printed.put(path, stub);
        }
        return stub;
    }
}
