// SPDX-License-Identifier: Apache-2.0
/** Dotted names of modules and their members, the order of names, and the paths of stub files. */
package io.github.pyo3stubs.name;
