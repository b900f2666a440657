/** Several trees of stubs made into one, and committed stubs brought up to date. */
package io.github.pyo3stubs.merge;
