package io.github.pyo3stubs.model;

import io.github.pyo3stubs.syntax.Expression;

/**
 * A type of another module that a module offers as its own.
 *
 * @param name what it is called here
 * @param type where it can be imported from
 */
public record Reexport(String name, Expression.Name type) {}
