// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;

/** Text of files. */
public final class Texts {

    private Texts() {}

    /** UTF-8 text of a known length in bytes. */
    public static String utf8(Bytes bytes, long offset, int length) throws IOException {
        Utf8Text text = new Utf8Text();
        text.read(bytes.slice(offset, length));
        return text.toString();
    }
}
