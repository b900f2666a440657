// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A wheel or an archive of stubs that cannot be read, because it is damaged, was made to do harm, or is something else.
 * The message stands alone: it names the file and ends in the remedy.
 */
public final class ArchiveFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param file the wheel or archive
     * @param what what is wrong with it, as a clause
     */
    public ArchiveFormatException(Path file, String what) {
        this(file, what, "Build or download the file again.");
    }

    /**
     * @param file the wheel or archive
     * @param what what is wrong with it, as a clause
     * @param remedy what to do, as a sentence
     */
    public ArchiveFormatException(Path file, String what, String remedy) {
        super("%s: %s. %s".formatted(file, what, remedy));
    }

    /**
     * @param file the wheel or archive
     * @param reason whose message is the clause
     */
    public ArchiveFormatException(Path file, Exception reason) {
        this(file, "it is not a sound zip archive" + (reason.getMessage() == null ? "" : ": " + reason.getMessage()));
        initCause(reason);
    }
}
