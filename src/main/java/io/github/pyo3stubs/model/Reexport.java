// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;

/**
 * A type of another module that a module offers under a name of its own.
 *
 * @param name the name in this module
 * @param type the module and name under which the type can be imported
 */
public record Reexport(String name, Expression.Name type) {}
