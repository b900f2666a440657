// SPDX-License-Identifier: Apache-2.0
/** Directories that other processes change meanwhile. */
package io.github.pyo3stubs.disk;
