// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;

/**
 * An extension module as one library describes it for one platform.
 *
 * @param library where the description was read
 * @param platform what the library was built for
 * @param module the root module, under its full import name
 * @param minimumPython the oldest Python for which the stubs' types are to be importable
 * @param carved whether the description was found by its shape, as no symbols lead to it; something may be missing then
 */
public record Extension(
        LibraryFile library, Platform platform, ModuleDef module, PythonVersion minimumPython, boolean carved) {

    /** What the library was built for, the Python included. */
    public Target target() {
        return new Target(platform, library.pythonTag());
    }
}
