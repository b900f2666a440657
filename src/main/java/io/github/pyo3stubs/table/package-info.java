// SPDX-License-Identifier: Apache-2.0
/** Reads the tables that come with the program. */
package io.github.pyo3stubs.table;
