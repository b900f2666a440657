// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableException;
import java.nio.file.InvalidPathException;

/** A fault in the user's project. The message names the file. */
public final class ProjectException extends RepairableException {
    private static final long serialVersionUID = 1;

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    public ProjectException(Message message) {
        super(message);
    }

    /**
     * @param message the whole message
     * @throws IllegalArgumentException if the message contains no remedy
     */
    public ProjectException(Message message, Throwable cause) {
        super(message);
        initCause(cause);
    }

    /**
     * The project names a path that cannot exist on this file system.
     *
     * @param origin where the path is named, as the beginning of a sentence
     */
    public static ProjectException noPath(String origin, InvalidPathException e) {
        return new ProjectException(
                Message.of(
                        "%s names the path '%s', which cannot be one here: %s. %s",
                        origin,
                        e.getInput(),
                        e.getReason(),
                        new Advice("Correct it; if it is right, choose a locale that has its characters, such as"
                                + " LC_ALL=C.UTF-8.")),
                e);
    }
}
