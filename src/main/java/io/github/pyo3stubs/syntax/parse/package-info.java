// SPDX-License-Identifier: Apache-2.0
/** Reads the text of a stub file into a tree and resolves its names. */
package io.github.pyo3stubs.syntax.parse;
