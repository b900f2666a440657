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

    private final boolean isUnknownKind;

    ChunkFormatException(String message) {
        this(message, null);
    }

    ChunkFormatException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private ChunkFormatException(String message, Throwable cause, boolean isUnknownKind) {
        super(message, cause, false, false);
        this.isUnknownKind = isUnknownKind;
    }

    /**
     * The exception for a record, or a part of one, whose kind is unknown. The message names the kind only.
     *
     * @param what the sort of thing that has the kind, such as {@code the expression type}
     * @param name the kind, as the record spells it
     */
    static ChunkFormatException unknown(String what, String name) {
        return new ChunkFormatException("%s '%s'".formatted(what, JsonFields.shown(name)), null, true);
    }

    /** Whether a kind is unknown; a newer PyO3 may have written it. */
    boolean isUnknownKind() {
        return isUnknownKind;
    }

    /** Whether the record is valid JSON with unexpected content. */
    boolean isJson() {
        return !(getCause() instanceof JsonProcessingException);
    }
}
