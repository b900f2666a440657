/** Trees of stubs: compared, and several made into one. */
package io.github.pyo3stubs.merge;
