// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.draft;

/** How much a drafted overlay says. */
public enum Extent {
    /** What the library leaves open: unknown types, guessed bases, members of what is described only partly. */
    FILLING,

    /** All differences that an overlay can express, also where it contradicts the library. */
    ALL;

    boolean contradicts() {
        return this == ALL;
    }
}
