// SPDX-License-Identifier: Apache-2.0
/** Merges stubs: the trees of several platforms into one, and the library's declarations into committed stubs. */
package io.github.pyo3stubs.merge;
