// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

/** Who a committed stub belongs to, which decides what an update may do with it. */
public enum Ownership {
    /** It bears the mark of its extension module, so updates change it. */
    GENERATED,
    /** The user says that it is written by hand, and it bears no mark. No update changes it. */
    HAND_WRITTEN,
    /** Nothing says who has made it. An update replaces it only if the user allows that. */
    UNMARKED
}
