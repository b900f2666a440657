// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.limit;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** Thrown for a file that is larger than files of its kind are read. */
public final class TooLargeException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    TooLargeException(Path file, SizeLimit limit) {
        super(Message.of("%s is larger than the limit of %s bytes. %s", file, limit.bytes(), limit.advice()));
    }
}
