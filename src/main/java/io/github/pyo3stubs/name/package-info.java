// SPDX-License-Identifier: Apache-2.0
/** Dotted names of modules and their members, patterns for them, the order of names, and the paths of stub files. */
package io.github.pyo3stubs.name;
