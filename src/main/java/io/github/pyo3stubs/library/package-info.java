// SPDX-License-Identifier: Apache-2.0
/** A library file and what is asked for: the query, what was found, and the files that name libraries. */
package io.github.pyo3stubs.library;
