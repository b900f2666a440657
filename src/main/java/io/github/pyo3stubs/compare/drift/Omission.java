// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

/** Parts of a stub that PyO3's own program writes only since release 0.30.1. */
public enum Omission {
    /** The list {@code __all__}. */
    ALL,

    /** The imports that make submodules members of their module. */
    SUBMODULES
}
