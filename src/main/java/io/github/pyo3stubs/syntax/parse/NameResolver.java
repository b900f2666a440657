// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.parse;

import io.github.pyo3stubs.syntax.Expression;

/** Gives the meaning of names in a text. */
@FunctionalInterface
public interface NameResolver {

    /**
     * The thing that a spelled name means.
     *
     * @param dottedName a name or a dotted path as the text has it, such as {@code int} or {@code
     *     collections.abc.Buffer}; never a keyword
     */
    Expression resolve(String dottedName);
}
