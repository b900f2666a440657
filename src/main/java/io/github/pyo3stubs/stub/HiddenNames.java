// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.Set;

/**
 * The names that a module or class cannot declare: Python's keywords, and those to which Python gives another meaning
 * there.
 *
 * @param names names that have another meaning
 * @param mangled whether Python mangles names such as {@code __private} there
 */
record HiddenNames(Set<String> names, boolean mangled) {

    static final HiddenNames IN_MODULE = new HiddenNames(Set.of(StubFile.ALL), false);

    static final HiddenNames IN_CLASS = new HiddenNames(Set.of(), true);

    boolean contains(String name) {
        return Keywords.isReserved(name) || names.contains(name) || mangled && Identifiers.isMangled(name);
    }
}
