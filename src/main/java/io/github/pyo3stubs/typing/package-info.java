/** What type checkers make of types, signatures and overloads. */
package io.github.pyo3stubs.typing;
