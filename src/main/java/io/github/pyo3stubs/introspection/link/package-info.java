// SPDX-License-Identifier: Apache-2.0
/** Chunks linked into the description of a module: ids followed, classes placed, names in type hints resolved. */
package io.github.pyo3stubs.introspection.link;
