// SPDX-License-Identifier: Apache-2.0
/** Compares committed stubs with those of the libraries, view by view, and updates their stale declarations. */
package io.github.pyo3stubs.merge;
