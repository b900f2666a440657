// SPDX-License-Identifier: Apache-2.0
/** Wheels: names and tags, the libraries in them, and the stubs that they carry. */
package io.github.pyo3stubs.library.wheel;
