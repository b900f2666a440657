// SPDX-License-Identifier: Apache-2.0
/** The lexical rules of stub files: tokens, lines and blocks, identifiers, keywords and literals. */
package io.github.pyo3stubs.syntax.token;
