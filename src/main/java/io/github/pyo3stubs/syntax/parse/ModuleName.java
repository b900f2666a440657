// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.name.DottedName;
import java.util.Optional;

/** A module's full dotted name, and whether it is a package, so that relative imports start inside it. */
record ModuleName(String name, boolean isPackage) {

    /**
     * The module that a relative path means here; nothing if the path leads out of the topmost package.
     *
     * @param path what stands behind the dots; may be empty
     */
    Optional<String> relative(int dots, String path) {
        return DottedName.of(name)
                .withAncestors()
                .skip(isPackage ? Math.max(dots - 1, 0) : dots)
                .findFirst()
                .map(base -> path.isEmpty() ? base.text() : base.child(path).text());
    }
}
