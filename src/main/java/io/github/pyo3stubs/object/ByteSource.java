package io.github.pyo3stubs.object;

import java.io.IOException;

/** Where the bytes of a file are. Whoever asks has checked that what is asked for lies within the length. */
interface ByteSource {

    long length();

    int u8(long offset) throws IOException;

    /** Fills an array with the bytes from an offset on. */
    void copy(long offset, byte[] target) throws IOException;

    /** How many bytes were read from a channel so far. */
    long bytesRead();
}
