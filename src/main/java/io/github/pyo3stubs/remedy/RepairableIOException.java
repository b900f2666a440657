// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

import java.io.IOException;

/**
 * Failure of reading or writing a file that the user can repair. Its message stands alone: it names the file, and says
 * what is wrong and what to do.
 */
public abstract class RepairableIOException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Message message;

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    protected RepairableIOException(Message message) {
        super(message.withRemedy().toString());
        this.message = message;
    }

    /** The message with its remedies. {@link #getMessage()} is its neutral text. */
    public final Message message() {
        return message;
    }
}
