// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

/** A failure that the user can repair. Its message stands alone: it says what is wrong, where, and what to do. */
public abstract class RepairableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message message;

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    protected RepairableException(Message message) {
        super(message.withRemedy().toString());
        this.message = message;
    }

    /** The message with its remedies. {@link #getMessage()} is its neutral text. */
    public final Message message() {
        return message;
    }
}
