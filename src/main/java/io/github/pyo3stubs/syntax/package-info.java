/** Python as far as stub files go: expressions and statements with qualified names, their imports and their text. */
package io.github.pyo3stubs.syntax;
