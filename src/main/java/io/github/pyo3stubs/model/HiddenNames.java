// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.Set;

/**
 * The names that the stub of a module or class does not declare: Python's keywords, and those to which Python gives
 * another meaning there.
 *
 * @param names names that have another meaning
 * @param mangled whether Python mangles names such as {@code __private} there
 */
public record HiddenNames(Set<String> names, boolean mangled) {

    /** Those at the top of a module. */
    public static final HiddenNames IN_MODULE = new HiddenNames(Set.of(StubFile.ALL), false);

    /** Those in the body of a class. */
    public static final HiddenNames IN_CLASS = new HiddenNames(Set.of(), true);

    /** Whether a name is one of these. */
    public boolean contains(String name) {
        return Keywords.isReserved(name) || names.contains(name) || mangled && Identifiers.isMangled(name);
    }
}
