// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.cargo;

import io.github.pyo3stubs.library.ProjectException;
import java.nio.file.Path;

/**
 * A cargo package with a library.
 *
 * @param directory where its Cargo.toml is, absolute
 * @param packageName what {@code cargo build -p} takes
 * @param libraryName the library target's name: that of the file, and of {@code PyInit_…} where the package is an
 *     extension module
 * @param namesLibrary whether its Cargo.toml states this name, which else is made of the package's
 * @param cdylib whether its Cargo.toml asks for a {@code cdylib}, the kind of library that Python loads
 * @param usesPyo3 whether it depends on PyO3 directly
 * @param workspaceDirectory where the root Cargo.toml of its workspace is; the package's own directory when it is
 *     alone
 */
public record Crate(
        Path directory,
        String packageName,
        String libraryName,
        boolean namesLibrary,
        boolean cdylib,
        boolean usesPyo3,
        Path workspaceDirectory) {

    public static Crate of(Manifest manifest, Manifest workspaceRoot) throws ProjectException {
        return new Crate(
                manifest.directory(),
                manifest.packageName(),
                manifest.libraryName(),
                manifest.namesLibrary(),
                manifest.isCdylib(),
                manifest.usesPyo3(workspaceRoot),
                workspaceRoot.directory());
    }

    /** Whether a file is its Cargo.toml. */
    public boolean isOf(Path manifest) {
        return directory.resolve("Cargo.toml").equals(manifest);
    }

    public boolean isExtensionModule() {
        return cdylib && usesPyo3;
    }
}
