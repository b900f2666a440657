// SPDX-License-Identifier: Apache-2.0
/** Searches a library's constants for the C strings that tell what the library really has. */
package io.github.pyo3stubs.introspection.search;
