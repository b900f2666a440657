// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A wheel that cannot be unpacked, because it is damaged or was made to do harm. The message stands alone: it names the
 * wheel and ends in the remedy.
 */
public final class WheelFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param wheel the file
     * @param what what is wrong with it, as a clause
     */
    public WheelFormatException(Path wheel, String what) {
        super("%s: %s. Build the wheel or download it again.".formatted(wheel, what));
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
