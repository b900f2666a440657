/** What integration tests need: the programs of the machine, and tests that take them all together. */
package io.github.pyo3stubs.it;
