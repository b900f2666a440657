// SPDX-License-Identifier: Apache-2.0
/** Compares committed stubs with generated ones, reports differences, and brings committed stubs up to date. */
package io.github.pyo3stubs.output.committed;
