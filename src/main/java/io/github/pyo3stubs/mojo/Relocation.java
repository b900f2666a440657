// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

/** A {@code <relocation>} in the POM. Maven makes it, finds the class by the element's name, and sets the fields. */
public final class Relocation {
    private String from;
    private String to;
    private boolean keep = true;

    /** The full name of a module; null if it is missing. */
    String from() {
        return from;
    }

    /** The full name that its stub gets; null if it is missing. */
    String to() {
        return to;
    }

    /** Whether a stub under the old name re-exports everything. */
    boolean keep() {
        return keep;
    }
}
