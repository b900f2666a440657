// SPDX-License-Identifier: Apache-2.0
/** Other names for modules and their stubs: in the names of files, in imports and in every expression. */
package io.github.pyo3stubs.relocation;
