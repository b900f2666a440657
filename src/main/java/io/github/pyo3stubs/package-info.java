// SPDX-License-Identifier: Apache-2.0
/** The whole way from a library file to a described extension module, as any build tool would call it. */
package io.github.pyo3stubs;
