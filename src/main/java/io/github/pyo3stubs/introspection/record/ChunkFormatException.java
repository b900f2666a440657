// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * Thrown for a record whose content no known PyO3 writes. The message gives the reason and does not name the record.
 *
 * <p>It has no stack trace: a hostile file can have a flaw in every part of every record, and most are never told.
 */
public class ChunkFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    ChunkFormatException(String message) {
        this(message, null);
    }

    ChunkFormatException(String message, Throwable cause) {
        super(message, cause, false, false);
    }

    /** Whether the record is valid JSON with unexpected content. */
    boolean isJson() {
        return !(getCause() instanceof JsonProcessingException);
    }
}
