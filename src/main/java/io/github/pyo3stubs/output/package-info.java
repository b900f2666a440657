// SPDX-License-Identifier: Apache-2.0
/** Writes stubs to disk: paths, checks of names, ownership, left-over files. */
package io.github.pyo3stubs.output;
