/** Committed stubs: compared with generated ones, reported, and brought up to date. */
package io.github.pyo3stubs.output.committed;
