// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * Thrown for a record whose content no known PyO3 writes. The message gives the reason and does not name the record.
 */
public class ChunkFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    ChunkFormatException(String message) {
        super(message);
    }

    ChunkFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the record is valid JSON with unexpected content. */
    boolean isJson() {
        return !(getCause() instanceof JsonProcessingException);
    }
}
