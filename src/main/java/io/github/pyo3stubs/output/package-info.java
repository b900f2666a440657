/** Trees of stubs on the disk: layout, ownership, writing, archives. */
package io.github.pyo3stubs.output;
