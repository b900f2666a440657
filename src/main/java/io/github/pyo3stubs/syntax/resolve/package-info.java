// SPDX-License-Identifier: Apache-2.0
/** What the names in a parsed stub file mean, and which of its imports the tree needs. */
package io.github.pyo3stubs.syntax.resolve;
