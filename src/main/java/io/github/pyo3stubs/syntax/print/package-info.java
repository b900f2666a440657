// SPDX-License-Identifier: Apache-2.0
/** The tree of a stub file made into text, its imports and aliases decided. */
package io.github.pyo3stubs.syntax.print;
