// SPDX-License-Identifier: Apache-2.0
/** Reads object files as operating systems load them: headers, symbols, the bytes at an address. Does not know Python or PyO3. */
package io.github.pyo3stubs.object;
