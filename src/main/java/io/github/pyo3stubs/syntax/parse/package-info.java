/** The text of a stub file made into a tree, its names resolved. */
package io.github.pyo3stubs.syntax.parse;
