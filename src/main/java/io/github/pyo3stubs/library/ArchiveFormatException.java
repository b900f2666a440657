// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/**
 * A wheel or an archive of stubs that cannot be read, because it is damaged, was made to do harm, or is something else.
 */
public final class ArchiveFormatException extends RepairableIOException {
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
     * @param advice what to do, as a sentence
     */
    public ArchiveFormatException(Path file, String what, String advice) {
        super(Message.of("%s: %s. %s", file, what, new Advice(advice)));
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
