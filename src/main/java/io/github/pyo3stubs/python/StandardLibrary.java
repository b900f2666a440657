// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import io.github.pyo3stubs.table.Table;
import java.util.Set;

/** The modules that come with Python 3.9 to 3.14, on any platform. */
public final class StandardLibrary {

    private static final Set<String> MODULES =
            Set.copyOf(Table.read(StandardLibrary.class, "standard-library.txt").lines());

    private StandardLibrary() {}

    /**
     * Whether a module is one of these.
     *
     * @param module its full dotted name, such as {@code collections.abc}
     */
    public static boolean contains(String module) {
        return MODULES.contains(module);
    }
}
