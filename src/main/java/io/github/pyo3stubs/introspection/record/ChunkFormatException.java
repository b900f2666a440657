package io.github.pyo3stubs.introspection.record;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A record's content is not what any known PyO3 writes; the message says what is wrong, without naming the record. */
public class ChunkFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    ChunkFormatException(String message) {
        super(message);
    }

    ChunkFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it is valid JSON at least, though it says something else than a record does. */
    boolean isJson() {
        return !(getCause() instanceof JsonProcessingException);
    }
}
