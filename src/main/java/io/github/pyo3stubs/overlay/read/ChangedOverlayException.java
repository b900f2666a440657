// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay.read;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** Another process, such as version control, has changed an overlay while it was read. */
final class ChangedOverlayException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    ChangedOverlayException(Path file, Throwable cause) {
        super(Message.of(
                "%s was removed while the overlay was read. %s",
                file, new Advice("Wait until nothing changes the overlay any more, and run this again.")));
        initCause(cause);
    }
}
