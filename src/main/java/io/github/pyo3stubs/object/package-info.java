// SPDX-License-Identifier: Apache-2.0
/** Reads object files as operating systems load them: headers, symbols, the bytes at an address. Knows no Python. */
package io.github.pyo3stubs.object;
