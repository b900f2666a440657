/** Stubs on the disk: layout, names, ownership, writing, archives. */
package io.github.pyo3stubs.output;
