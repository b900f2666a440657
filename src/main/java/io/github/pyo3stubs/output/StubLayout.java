// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.StubFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the stub of a module without a package lies: in a directory of its own, or as a single file. */
public enum StubLayout {
    /** To be installed in site-packages: always in a directory, because type checkers ignore single files there. */
    INSTALLED,
    /** In a source tree: a single file, unless the module already has a directory. */
    COMMITTED,
    /** As others have installed it: it may be a single file, which some type checkers find. */
    PACKAGED;

    /** @param root the directory that the stubs are for, which may already have some */
    boolean hasDirectory(String module, Path root) {
        return this == INSTALLED || exists(root, module, true) || this == PACKAGED && !exists(root, module, false);
    }

    private static boolean exists(Path root, String module, boolean isPackage) {
        return Files.isRegularFile(root.resolve(StubFiles.path(module, isPackage)));
    }
}
