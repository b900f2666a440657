// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the way from a library to its stubs, and of what {@code verify} does with committed ones. */
package io.github.pyo3stubs.benchmark;
