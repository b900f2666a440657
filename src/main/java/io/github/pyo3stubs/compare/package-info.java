// SPDX-License-Identifier: Apache-2.0
/** Canonical forms of stubs, which decide what counts in a comparison, and the alignment of declarations by name. */
package io.github.pyo3stubs.compare;
