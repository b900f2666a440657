// SPDX-License-Identifier: Apache-2.0
/** The archives of stubs that are published: their contents, their names, and what they say of their libraries. */
package io.github.pyo3stubs.output.archive;
