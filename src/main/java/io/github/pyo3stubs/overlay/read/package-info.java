// SPDX-License-Identifier: Apache-2.0
/** Reads overlays: stub files that state only what differs from the generated stubs. */
package io.github.pyo3stubs.overlay.read;
