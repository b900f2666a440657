// SPDX-License-Identifier: Apache-2.0
/** What type checkers make of types, signatures and overloads. */
package io.github.pyo3stubs.typing;
