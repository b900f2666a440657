// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.syntax.StubTree;

/**
 * The stubs of one extension module for one target, over which an overlay is laid.
 *
 * @param extension the name of the extension module, which has the same modules on all targets unless Rust's conditions
 *     remove some
 * @param view what the target decides of an overlay's conditions; the versions are in one of the spans of
 *     {@link OverlayLaying#spans}
 * @param tree the generated stubs, without conditions
 */
public record OverlayTarget(String extension, View view, StubTree tree) {}
