// SPDX-License-Identifier: Apache-2.0
/** A Python module as PyO3 describes it: immutable records, in the order of the library. */
package io.github.pyo3stubs.model;
