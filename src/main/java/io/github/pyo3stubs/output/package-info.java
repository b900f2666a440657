/** Trees of stubs on the disk: layout, ownership, comparing, writing, archives. */
package io.github.pyo3stubs.output;
