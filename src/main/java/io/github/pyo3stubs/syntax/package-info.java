// SPDX-License-Identifier: Apache-2.0
/** The syntax tree of stub files: expressions and statements with qualified names. */
package io.github.pyo3stubs.syntax;
