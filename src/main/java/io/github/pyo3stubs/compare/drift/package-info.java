// SPDX-License-Identifier: Apache-2.0
/** The differences between the stub of a library and a committed stub, by name, in words and as text. */
package io.github.pyo3stubs.compare.drift;
