// SPDX-License-Identifier: Apache-2.0
/** Dotted names of modules and their members. */
package io.github.pyo3stubs.name;
