/** Trees of stubs: compared, several made into one, and committed ones brought up to date. */
package io.github.pyo3stubs.merge;
