// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

/** How many stubs there may be together: far more than any package has. */
public final class StubLimit {

    /** The files of one tree of stubs that is read, or the files and directories of one that is written. */
    public static final int FILES = 10_000;

    /** The sizes of all stubs of an archive or a wheel, in bytes. */
    public static final long BYTES = 1 << 26;

    private StubLimit() {}
}
