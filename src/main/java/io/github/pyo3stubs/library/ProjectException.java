package io.github.pyo3stubs.library;

import java.nio.file.InvalidPathException;

/**
 * The user's project is at fault, and they can repair it. The message stands alone: it names the file and ends in the
 * remedy.
 */
public final class ProjectException extends Exception {
    private static final long serialVersionUID = 1;

    public ProjectException(String message) {
        super(message);
    }

    public ProjectException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Something is said to be a path, and this file system has none that is called so.
     *
     * @param origin where it is said, as the beginning of a sentence
     */
    public static ProjectException noPath(String origin, InvalidPathException e) {
        return new ProjectException(
                ("%s names the path '%s', which cannot be one here: %s. Correct it; if it is right, choose a "
                                + "locale that has its characters, such as LC_ALL=C.UTF-8.")
                        .formatted(origin, e.getInput(), e.getReason()),
                e);
    }
}
