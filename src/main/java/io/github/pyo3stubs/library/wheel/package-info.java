// SPDX-License-Identifier: Apache-2.0
/** Wheels: their names and tags, the libraries and the stubs in them. */
package io.github.pyo3stubs.library.wheel;
