// SPDX-License-Identifier: Apache-2.0
/** What a library is built for: operating system, processor, C library and Python, with the names that tools have. */
package io.github.pyo3stubs.platform;
