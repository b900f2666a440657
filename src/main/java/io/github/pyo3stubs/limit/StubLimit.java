// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

/** How many stubs there may be together: far more than any package has. */
public final class StubLimit {

    /** The files of one tree of stubs that is read, or the files and directories of one that is written. */
    public static final int FILES = 10_000;

    /** The sizes of all stubs of a directory, an archive or a wheel, in bytes. One may be as large as all. */
    public static final long BYTES = SizeLimit.STUB.bytes();

    private StubLimit() {}
}
