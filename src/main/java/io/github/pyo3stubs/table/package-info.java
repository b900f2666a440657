/** Reads the tables that come with the program. */
package io.github.pyo3stubs.table;
