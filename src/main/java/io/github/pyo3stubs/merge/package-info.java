/** Several trees of stubs made into one. */
package io.github.pyo3stubs.merge;
