// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import java.io.IOException;

/** Thrown for a library with records that this version cannot read. The message names the file and says what to do. */
final class UnreadableRecordsException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordsException(String message) {
        super(message);
    }
}
