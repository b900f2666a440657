package io.github.pyo3stubs.output;

import java.nio.file.InvalidPathException;

/**
 * Stubs that are not written, because their names or what lies in their place forbid it. Nothing has been written; the
 * message names every cause and ends in the remedy.
 */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedException(String message) {
        super(message);
    }

    /** For a name that the file system cannot hold. */
    public static RefusedException unwritable(InvalidPathException e) {
        return new RefusedException("The file system has no way to write the name " + e.getInput()
                + " in the character set that Java uses for file names: start Maven in an environment with UTF-8,"
                + " such as LC_ALL=C.UTF-8.");
    }
}
