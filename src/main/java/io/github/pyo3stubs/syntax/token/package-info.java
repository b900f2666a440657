/** The tokens of a stub file, with its lines and blocks. */
package io.github.pyo3stubs.syntax.token;
