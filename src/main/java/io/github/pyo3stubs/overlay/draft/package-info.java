// SPDX-License-Identifier: Apache-2.0
/** Drafts overlays that make one stub of another. */
package io.github.pyo3stubs.overlay.draft;
