// SPDX-License-Identifier: Apache-2.0
/** Lays overlays over generated stubs, and finds what in them no longer fits. */
package io.github.pyo3stubs.overlay;
