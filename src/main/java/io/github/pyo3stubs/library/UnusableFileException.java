// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.RepairableIOException;
import java.nio.file.Path;

/** Thrown for a file that is not read because of what it is, or because another process writes it all the while. */
public final class UnusableFileException extends RepairableIOException {
    private static final long serialVersionUID = 1;

    /**
     * @param file the file
     * @param what what is wrong with it, as a clause
     * @param advice what to do, as a sentence
     */
    UnusableFileException(Path file, String what, String advice) {
        super(Message.of("%s %s. %s", file, what, new Advice(advice)));
    }
}
