// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.name.StubFiles;
import java.util.function.Predicate;

/** Where the stub of a module without a package lies: in a directory of its own, or as a single file. */
public enum StubLayout {
    /** To be installed in site-packages: always in a directory, because type checkers ignore single files there. */
    INSTALLED {
        @Override
        boolean hasDirectory(String module, Predicate<String> exists) {
            return true;
        }
    },
    /** In a source tree: a single file, unless the module already has a directory. */
    COMMITTED {
        @Override
        boolean hasDirectory(String module, Predicate<String> exists) {
            return exists.test(StubFiles.path(module, true));
        }
    },
    /** As others have installed it: it may be a single file, which some type checkers find. */
    PACKAGED {
        @Override
        boolean hasDirectory(String module, Predicate<String> exists) {
            return !exists.test(StubFiles.path(module, false)) || exists.test(StubFiles.path(module, true));
        }
    };

    /** @param exists whether there is a file with a path */
    abstract boolean hasDirectory(String module, Predicate<String> exists);
}
