// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableException;
import java.nio.file.InvalidPathException;

/**
 * Thrown if stubs are not written, because of their names or of other files in their places. Nothing has been written;
 * the message names every cause.
 */
public final class RefusedException extends RepairableException {
    private static final long serialVersionUID = 1;

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    public RefusedException(Message message) {
        super(message);
    }

    /** The file system cannot hold a name. */
    public static RefusedException unwritable(InvalidPathException e) {
        return new RefusedException(Message.of(
                "The name %s cannot be written in the character set that Java uses for file names: %s",
                e.getInput(), new Advice("Use an environment with UTF-8, such as LC_ALL=C.UTF-8.")));
    }
}
