// SPDX-License-Identifier: Apache-2.0
/** Limits for files, so that no file makes a build take much time or all of its memory. */
package io.github.pyo3stubs.limit;
