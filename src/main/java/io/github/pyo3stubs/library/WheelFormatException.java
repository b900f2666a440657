// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** A wheel that cannot be unpacked, because it is damaged or was made to do harm. */
public final class WheelFormatException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    /**
     * @param wheel the file
     * @param what what is wrong with it, as a clause
     */
    public WheelFormatException(Path wheel, String what) {
        super(Message.of("%s: %s. %s", wheel, what, new Advice("Build the wheel or download it again.")));
    }

    /**
     * @param wheel the file
     * @param reason whose message is the clause
     */
    public WheelFormatException(Path wheel, Exception reason) {
        this(wheel, "it is not a sound zip archive" + (reason.getMessage() == null ? "" : ": " + reason.getMessage()));
        initCause(reason);
    }
}
