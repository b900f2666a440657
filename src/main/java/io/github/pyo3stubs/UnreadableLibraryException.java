// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.RepairableIOException;

/** Thrown for a library that is malformed, or has records that this version cannot read. */
final class UnreadableLibraryException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    UnreadableLibraryException(Message message) {
        super(message);
    }
}
