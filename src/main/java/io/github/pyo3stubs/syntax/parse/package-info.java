// SPDX-License-Identifier: Apache-2.0
/** Reads the text of a stub file into a tree. */
package io.github.pyo3stubs.syntax.parse;
