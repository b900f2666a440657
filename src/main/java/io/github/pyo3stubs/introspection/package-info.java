/** The records that PyO3 leaves in a library: found by symbol, read as JSON, linked into a module. */
package io.github.pyo3stubs.introspection;
