// SPDX-License-Identifier: Apache-2.0
/** Counts the public items of stubs that are typed and documented, and requires a share of them. */
package io.github.pyo3stubs.gate;
