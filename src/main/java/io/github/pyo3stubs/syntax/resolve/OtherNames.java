// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.resolve;

import io.github.pyo3stubs.syntax.ClassScope;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Role;

/** The meaning of a name that a file neither declares nor imports. */
@FunctionalInterface
public interface OtherNames {

    /**
     * Gives the meaning.
     *
     * @param path the name, or a dotted path
     * @param scope the class body in the file
     * @param role whether the name is part of a type, a value or a decorator
     */
    Name meaning(String path, ClassScope scope, Role role);
}
