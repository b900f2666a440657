// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;

/**
 * Random access to the bytes of a file. Offsets are not checked here: callers pass only ranges within {@link #length}.
 */
interface ByteSource {

    long length();

    int u8(long offset) throws IOException;

    /** Fills an array with the bytes that begin at an offset. */
    void copy(long offset, byte[] target) throws IOException;

    /** The number of bytes read from a channel so far. */
    long bytesRead();
}
