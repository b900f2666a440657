package io.github.pyo3stubs;

import java.io.IOException;

/** A library may hold a description, but not one that this version can read. The message names the file and the remedy. */
final class UnreadableRecordsException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordsException(String message) {
        super(message);
    }
}
